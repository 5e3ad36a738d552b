/** The pipeline of a call without n8n: the functions that the template's nodes call, in the template's order. */
import { Batch } from '../../nodes/Asteril/crm/Batch';
import type { Cabinet } from '../../nodes/Asteril/crm/cabinet';
import { logCall, type LoggedCall } from '../../nodes/Asteril/crm/calls/logCall';
import type { KnownClient } from '../../nodes/Asteril/crm/clients/findClient';
import {
	type ClientOptions,
	findOrCreateClient,
} from '../../nodes/Asteril/crm/clients/findOrCreateClient';
import { completeMissedCallTasks } from '../../nodes/Asteril/crm/missedCalls/completeMissedCallTasks';
import { createMissedCallTask } from '../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import type { TaskOptions } from '../../nodes/Asteril/crm/missedCalls/draftTask';
import type { Call } from '../../nodes/shared/Call';
import { ApiError } from '../../nodes/shared/http/ApiError';
import { inParallel } from '../../nodes/shared/inParallel';

export interface PipelineOptions {
	clients?: Partial<ClientOptions>;
	tasks?: Partial<TaskOptions>;
}

const CLIENTS: ClientOptions = {
	createFor: 'all',
	matchOtherFormats: true,
	maxPages: 50,
	nameTemplate: '{phone}',
	utmFields: [],
	additionalFields: [],
};
const TASKS: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	responsible: { assignTo: 'best', chosen: null, fallback: null, employees: [] },
	dueMinutes: 60,
	calendar: null,
	title: 'Передзвонити',
	text: '',
};
/** Items that a node works on at once, by default. */
const PARALLEL = 5;

interface Item {
	call: Call;
	client: KnownClient | null;
	loggedCall: LoggedCall['loggedCall'];
	isDone: boolean;
}

/**
 * Passes calls through one execution: each node has all of them before the next one has any, and a node that fails
 * for a call passes it on.
 *
 * @returns for each call whether all nodes did their part
 */
export async function passPipeline(
	cabinet: Cabinet,
	calls: readonly Call[],
	options: PipelineOptions = {},
): Promise<boolean[]> {
	const items = calls.map((call): Item => ({ call, client: null, loggedCall: null, isDone: true }));
	const forEach = async (node: (item: Item, batch: Batch) => Promise<void>) => {
		const batch = new Batch(cabinet, items.map(batchedCallOf));
		await inParallel(items, PARALLEL, async (item) => {
			await node(item, batch).catch((error: unknown) => {
				if (!(error instanceof ApiError)) throw error;
				item.isDone = false;
			});
		});
	};
	await forEach(async (item, batch) => {
		const clients = { ...CLIENTS, ...options.clients };
		const found = await findOrCreateClient(batch, item.call, clients);
		item.client = asRead(found.client);
		item.loggedCall = found.loggedCall ?? null;
	});
	await forEach(async (item, batch) => {
		const known = item.loggedCall ?? (await batch.loggedCall(item.call.id));
		const clientId = item.client?.id ?? null;
		const logged = await logCall(cabinet, item.call, clientId, { commentFields: [] }, known);
		item.loggedCall = logged.loggedCall;
	});
	await forEach(async ({ call, client, loggedCall }, batch) => {
		const tasks = { ...TASKS, ...options.tasks };
		await createMissedCallTask(batch, call, client, tasks, loggedCall);
	});
	await forEach(async ({ call, client, loggedCall }, batch) => {
		await completeMissedCallTasks(batch, call, client, loggedCall);
	});
	return items.map(({ isDone }) => isDone);
}

function batchedCallOf({ call, client, loggedCall }: Item) {
	return { ...call, clientId: loggedCall?.clientId ?? client?.id };
}

/** A client met through a logged call is known by its id alone, as the nodes read an item. */
function asRead(client: KnownClient | null): KnownClient | null {
	if (client === null || 'responsible' in client) return client;
	return { id: client.id, name: client.name };
}
