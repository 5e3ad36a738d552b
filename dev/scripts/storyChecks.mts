import type { CabinetState, SandboxRecord } from './sandboxControl.mts';
import { ANSWERED_NEW_CLIENT, KNOWN_CLIENT, MISSED_NEW_CLIENT, storyCalls } from './story.mts';

export interface Check {
	name: string;
	ok: boolean;
	/** What was found, for when it is not what was expected. */
	detail: string;
}

/** Whether the cabinet, which held `before`, holds after the story exactly what it should. */
export function checkStory(before: CabinetState, after: CabinetState): Check[] {
	const [answeredNew, missedNew, missedKnown, outgoing, hidden, answeredKnown] = storyCalls.map(
		({ call }) => call.id,
	);
	const clientWith = (phone: string) => after.clients.find((client) => client.phone === phone);
	const callWith = (id: string) => after.calls.find((call) => call.external_id === id);
	const taskWith = (id: string) =>
		after.tasks.find(({ description }) => String(description).includes(`${id} `));
	const known = clientWith(KNOWN_CLIENT);
	const fresh = clientWith(ANSWERED_NEW_CLIENT);
	const calledInVain = clientWith(MISSED_NEW_CLIENT);
	const grown = (kind: keyof CabinetState) => after[kind].length - before[kind].length;
	const recorded = [answeredNew, outgoing, answeredKnown];
	const withLink = after.calls.filter((call) => call.record_url).map((call) => call.external_id);
	const tasks = [missedNew, missedKnown, hidden].map(taskWith);
	return [
		equal('two new clients', grown('clients'), 2),
		equal('six logged calls', grown('calls'), 6),
		equal('three tasks', grown('tasks'), 3),
		holds("the new client's UTM tags are kept", fresh, (client) => {
			const values = Object.values(client);
			return ['google', 'cpc', 'autumn-sale'].every((tag) => values.includes(tag));
		}),
		holds('a new client has no responsible yet', fresh, (client) => !client.responsible),
		equal('recordings are linked to the three talks', [...withLink].sort(), recorded),
		holds('a talk has its length', callWith(answeredNew), (call) => call.talk_duration === 74),
		bound('the answered call', callWith(answeredNew), fresh),
		bound('the missed call of the new client', callWith(missedNew), calledInVain),
		holds(
			'the known client was called back, so that task is done',
			taskWith(missedKnown),
			(task) => task.status === 'done',
		),
		bound('the missed call of the known client', callWith(missedKnown), known),
		bound('the outgoing call', callWith(outgoing), known),
		holds('the outgoing call is outgoing', callWith(outgoing), (call) => call.direction === 'out'),
		unbound('the call from a hidden number', callWith(hidden)),
		bound("the new client's task", taskWith(missedNew), calledInVain),
		bound("the known client's task", taskWith(missedKnown), known),
		unbound("the hidden number's task", taskWith(hidden)),
		{
			name: 'every task has a title',
			ok: tasks.every((task) => typeof task?.title === 'string' && task.title.trim() !== ''),
			detail: JSON.stringify(tasks.map((task) => task?.title)),
		},
	];
}

const nothing: CabinetState = { clients: [], calls: [], tasks: [] };

/** The names of all checks, for a test runner that wants them beforehand. */
export const storyChecks: string[] = checkStory(nothing, nothing).map(({ name }) => name);

function equal(name: string, found: unknown, expected: unknown): Check {
	const detail = `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
	return { name, ok: JSON.stringify(found) === JSON.stringify(expected), detail };
}

function holds(
	name: string,
	record: SandboxRecord | undefined,
	test: (record: SandboxRecord) => boolean,
): Check {
	return {
		name,
		ok: record !== undefined && test(record),
		detail: record ? `found ${JSON.stringify(record)}` : 'the record is not there',
	};
}

function bound(what: string, record?: SandboxRecord, client?: SandboxRecord): Check {
	const matches = (it: SandboxRecord) => client !== undefined && it.client_id === client.id;
	return holds(`${what} belongs to its client`, record, matches);
}

function unbound(what: string, record?: SandboxRecord): Check {
	return holds(`${what} belongs to no client`, record, ({ client_id: id }) => id == null);
}
