import type { SandboxRecord } from '../../dev/scripts/sandboxControl.mts';
import type { PlannedCall } from './plan.mts';
import { type Finding, twice } from './findings.mts';

/** A line of a task's text that counts a missed call, and one about any call. */
const ATTEMPT = /^\d+\. .+ · (\S+)$/;
const MENTION = / · (\S+)$/;

interface Task {
	record: SandboxRecord;
	/** Ids of the missed calls that it counts. */
	attempts: string[];
	/** Ids of all calls that it mentions. */
	mentioned: string[];
}

/**
 * What has to hold of the tasks. In which task a missed call is counted depends on the order in
 * which the calls arrived; that each is counted in one, and who is to be called back, does not.
 */
export function taskFindings(
	records: SandboxRecord[],
	calls: PlannedCall[],
	clients: SandboxRecord[],
): Finding[] {
	const tasks = records.map(read);
	const missed = calls.filter((call) => call.missed);
	const phoneOf = (id: unknown) => clients.find((client) => client.id === id)?.phone ?? null;
	const callWith = new Map(missed.map((call) => [call.id, call]));
	const open = tasks.filter(({ record }) => record.status === 'open');
	const due = new Set(duePhones(calls));
	const openPhones = open
		.map(({ record }) => phoneOf(record.client_id))
		.filter((it) => it !== null);
	const counts = (id: string) => tasks.filter(({ attempts }) => attempts.includes(id));
	return [
		{
			name: 'every missed call is counted in one task',
			wrong: missed
				.filter(({ id }) => counts(id).length !== 1)
				.map(({ id }) => `${id} in ${counts(id).length}`),
		},
		{
			name: 'a task counts nothing but missed calls of its client',
			wrong: tasks.flatMap(({ record, attempts }) =>
				attempts
					.filter(
						(id) => !callWith.has(id) || callWith.get(id)?.client !== phoneOf(record.client_id),
					)
					.map((id) => `task ${record.id} counts ${id}`),
			),
		},
		{
			name: 'no task is empty',
			wrong: tasks
				.filter(({ attempts }) => attempts.length === 0)
				.map(({ record }) => `${record.id}`),
		},
		{
			name: 'no task mentions a call twice',
			wrong: tasks
				.filter(({ mentioned }) => new Set(mentioned).size < mentioned.length)
				.map(({ record }) => `task ${record.id}: ${record.description}`),
		},
		{ name: 'no task is there twice', wrong: twice(records, 'external_id') },
		{
			name: 'nobody has two open tasks',
			wrong: openPhones.filter((it, at, all) => all.indexOf(it) < at).map(String),
		},
		{
			name: 'who is to be called back has an open task',
			wrong: [...due].filter((phone) => !openPhones.includes(phone)),
		},
		{
			name: 'who was reached since has none',
			wrong: openPhones.map(String).filter((phone) => !due.has(phone)),
		},
		{
			name: 'a missed call from a hidden number has an open task',
			wrong: missed
				.filter(({ client, id }) => client === null && !open.some((it) => it.attempts.includes(id)))
				.map(({ id }) => id),
		},
	];
}

/** The numbers with a missed call after which nobody talked with them. */
export function duePhones(calls: PlannedCall[]): string[] {
	const later = [...calls].sort((one, other) => one.startedAt.localeCompare(other.startedAt));
	const due = new Set<string>();
	for (const { client, missed, answered } of later) {
		if (client === null) continue;
		if (missed) due.add(client);
		else if (answered) due.delete(client);
	}
	return [...due];
}

function read(record: SandboxRecord): Task {
	const lines = String(record.description ?? '').split('\n');
	const idsIn = (form: RegExp) => lines.flatMap((line) => form.exec(line.trim())?.[1] ?? []);
	return { record, attempts: idsIn(ATTEMPT), mentioned: idsIn(MENTION) };
}
