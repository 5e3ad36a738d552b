import { type IDataObject, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { type CallRequest, readRoutingRequest } from '../../Ringostat/call';
import { redact } from '../../shared/redact';
import { Deadline } from '../routing/Deadline';
import { findRoute } from '../routing/findRoute';
import { reasons } from '../routing/reasons';
import type { Route } from '../routing/types';
import type { RoutingSettings } from './readSettings';
import type { RoutingMemory } from './RoutingMemory';
import { credentialKey, routingSources } from './routingSources';

/**
 * Kept of the time that a call may wait, in milliseconds: before the node is asked, n8n makes an isolate, and
 * afterwards the answer is sent.
 */
const RESERVE_MS = 150;

/** What the execution shows of a call that was routed. */
export interface RoutedCall extends IDataObject {
	callId: string | null;
	clientPhone: string | null;
	line: string | null;
	destination: string;
	routedBy: Route['routedBy'];
	reason: string;
	client: IDataObject | null;
	employee: IDataObject | null;
}

/**
 * Decides where a ringing call goes, within the time that it may wait.
 *
 * @param arrivedAt when the request came, in milliseconds
 */
export async function routeCall(
	context: IWebhookFunctions,
	delivery: CallRequest,
	settings: RoutingSettings,
	memory: RoutingMemory,
	arrivedAt: number,
): Promise<RoutedCall> {
	const { ownNumbers, defaultCountry, rules } = settings;
	const request = readRoutingRequest(delivery, { ownNumbers, defaultCountry });
	const cabinet = credentialKey(context, 'asterilApi');
	const waitMs = settings.answerWithinMs - RESERVE_MS - (Date.now() - arrivedAt);
	const fallback = (reason: string): Route => ({
		destination: rules.fallback,
		routedBy: 'fallback',
		reason,
		client: null,
		employee: null,
	});
	const route =
		request.clientPhone === null
			? fallback(reasonOfNoPhone(delivery, defaultCountry))
			: await findRoute(
					request.clientPhone,
					rules,
					routingSources({ context, memory, waitMs }),
					new Deadline(
						waitMs,
						async (milliseconds) => await memory.wait(cabinet, milliseconds, sleep),
						(service) => {
							if (service === 'Asteril') memory.noteLate(cabinet);
						},
					),
				).catch((error: Error) => fallback(reasons.failed(error.message, '')));
	return {
		...request,
		destination: route.destination,
		routedBy: route.routedBy,
		reason: redact(route.reason, memory.secrets(cabinet, credentialKey(context, 'ringostatApi'))),
		client: route.client && { ...route.client },
		employee: route.employee && { ...route.employee },
	};
}

/** A number that only counts when the shop's own ones are not left out is one of these. */
function reasonOfNoPhone(delivery: CallRequest, defaultCountry: string): string {
	const { clientPhone } = readRoutingRequest(delivery, { defaultCountry });
	return clientPhone === null ? reasons.noPhone : reasons.ownNumber(clientPhone);
}
