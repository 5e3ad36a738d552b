import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isReached } from '../../shared/callRules';
import { isObject } from '../../shared/isObject';
import type { BatchedCall } from '../crm/Batch';
import { reachedUntil } from '../crm/missedCalls/readFacts';
import { idOf } from './callOfItem';
import { normalizeCall } from './normalizeCall';

/** Returns the calls of all incoming items, as far as they are calls; the items of one execution. */
export function callsOfItems(context: IExecuteFunctions): BatchedCall[] {
	const zone = context.getTimezone();
	return context.getInputData().flatMap(({ json }) => batchedCallOf(json, zone) ?? []);
}

function batchedCallOf(json: IDataObject, zone: string): BatchedCall | null {
	try {
		const call = normalizeCall(json, zone);
		const { client, loggedCall } = json;
		const clientId =
			(isObject(loggedCall) ? idOf(loggedCall.clientId) : null) ??
			(isObject(client) ? idOf(client.id) : null);
		const until = reachedUntil(call, Date.now());
		return {
			id: call.id,
			startedAt: call.startedAt,
			...(isReached(call.outcome) && { reached: { clientId, phone: call.clientPhone, until } }),
		};
	} catch {
		// Its own turn says what is wrong with it.
		return null;
	}
}
