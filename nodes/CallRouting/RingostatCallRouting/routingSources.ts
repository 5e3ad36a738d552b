import { type IWebhookFunctions, sleep } from 'n8n-workflow';
import { cabinetAddress } from '../../Asteril/api/address';
import { AsterilApi } from '../../Asteril/api/AsterilApi';
import {
	type AsterilCredential,
	authenticateRequest as asAsteril,
} from '../../Asteril/api/authenticate';
import { resolveContract } from '../../Asteril/api/contract';
import { failureTexts as asterilTexts } from '../../Asteril/api/failureTexts';
import type { Cabinet } from '../../Asteril/crm/cabinet';
import { findClient } from '../../Asteril/crm/clients/findClient';
import { MAX_PAGES, readPages } from '../../Asteril/api/search';
import { processState } from '../../Asteril/n8n/connect';
import {
	apiAddress,
	authenticateRequest as asRingostat,
	type RingostatCredential,
} from '../../Ringostat/api/authenticate';
import { listEmployees } from '../../Ringostat/api/employees';
import { employeeFailureTexts } from '../../Ringostat/api/failureTexts';
import { projectIdOf } from '../../Ringostat/api/projectId';
import { getSipStates } from '../../Ringostat/api/sipStates';
import { type FailureOf, failuresOf } from '../../shared/http/failure';
import { createSender, type Send } from '../../shared/http/sender';
import { httpTransport } from '../../shared/n8n/senderOf';
import type { RequestLimits } from '../../shared/n8n/requestLimits';
import { PeopleIndex } from '../../shared/PeopleIndex';
import type { RoutingSources } from '../routing/findRoute';
import { lastTalkIn } from '../routing/lastTalk';
import type { RoutingMemory } from './RoutingMemory';

/** What is cached may come too late for this call and in time for the next. */
const CACHED_LIMITS: RequestLimits = { timeoutMs: 10_000, budgetMs: 10_000 };
/**
 * How much longer a request waits than its call, in milliseconds. The deadline has to come first: it notes that
 * the cabinet hangs, and a request that timed out does not.
 */
const GRACE_MS = 1000;

interface Around {
	context: IWebhookFunctions;
	memory: RoutingMemory;
	/** How long the call can wait, in milliseconds. */
	waitMs: number;
}

/** The sources of a node's two credentials. Nothing is sent yet, and nothing is ever written. */
export function routingSources({ context, memory, waitMs }: Around): RoutingSources {
	const now = Date.now();
	const asterilKey = credentialKey(context, 'asterilApi');
	const ringostatKey = credentialKey(context, 'ringostatApi');
	const cabinetOf = async (limits: RequestLimits) => connect(context, await asteril(), limits);
	const asteril = async () =>
		await memory.asterilCredentials.get(
			asterilKey,
			now,
			async () => await context.getCredentials<AsterilCredential>('asterilApi'),
		);
	const ringostat = async () =>
		await memory.ringostatCredentials.get(
			ringostatKey,
			now,
			async () => await context.getCredentials<RingostatCredential>('ringostatApi'),
		);
	const forThisCall: RequestLimits = { timeoutMs: waitMs + GRACE_MS, budgetMs: waitMs };
	return {
		client: async (phone) => {
			const cabinet = await cabinetOf(forThisCall);
			const search = { matchOtherFormats: true, maxPages: MAX_PAGES };
			const { client } = await findClient(cabinet, phone, search);
			memory.noteAnswer(asterilKey);
			return client;
		},
		lastTalk: async (clientId) => {
			const { api } = await cabinetOf(forThisCall);
			const { records, last } = await api.page('call', { clientId });
			// The latest call stands on the first page or on the last one.
			const more = last
				? (await api.page('call', { clientId }, last, last * records.length)).records
				: [];
			return lastTalkIn([...records, ...more], clientId);
		},
		users: async () => {
			const { api, name } = await cabinetOf(CACHED_LIMITS);
			return await memory.users.get(
				name,
				now,
				async () => new PeopleIndex((await readPages(api, 'user', {}, MAX_PAGES)).records),
			);
		},
		employees: async () => {
			const credential = await ringostat();
			const projectId = projectIdOf(credential);
			const send = ringostatSender(context, credential);
			return await memory.employees.get(
				`${apiAddress(credential)} ${projectId}`,
				now,
				async () => new PeopleIndex(await listEmployees(send, projectId)),
			);
		},
		sipStates: async () => {
			const credential = await ringostat();
			const project = `${apiAddress(credential)} ${credential.projectId}`;
			const send = ringostatSender(context, credential);
			return await memory.sipStates.get(project, now, async () => await getSipStates(send));
		},
	};
}

/** Tells the credentials of several nodes apart. */
export function credentialKey(context: IWebhookFunctions, type: string): string {
	const credential = context.getNode().credentials?.[type];
	return `${credential?.id} ${credential?.name}`;
}

function connect(
	context: IWebhookFunctions,
	credential: AsterilCredential,
	limits: RequestLimits,
): Cabinet {
	const address = cabinetAddress(credential);
	const send = sender(
		async (options) => await context.helpers.httpRequest(asAsteril(credential, options)),
		failuresOf('Asteril', address, asterilTexts),
		limits,
	);
	return {
		api: new AsterilApi(send, resolveContract(credential.contractOverrides)),
		name: address,
		severalWorkers: false,
		state: processState,
		sleep,
		now: Date.now,
	};
}

function ringostatSender(context: IWebhookFunctions, credential: RingostatCredential): Send {
	return sender(
		async (options) => await context.helpers.httpRequest(asRingostat(credential, options)),
		failuresOf('Ringostat', apiAddress(credential), employeeFailureTexts),
		CACHED_LIMITS,
	);
}

/** The key is added here and not by n8n, which would read the credential anew for each request. */
function sender(
	request: Parameters<typeof httpTransport>[0],
	failureOf: FailureOf,
	limits: RequestLimits,
): Send {
	return createSender({
		transport: httpTransport(request),
		sleep,
		now: Date.now,
		random: Math.random,
		failureOf,
		...limits,
	});
}
