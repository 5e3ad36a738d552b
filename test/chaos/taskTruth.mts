import type { CabinetRecord } from '../../dev/sandbox/index.mts';
import type { PlannedCall } from './plan.mts';
import { readTask } from '../support/taskText.mts';
import type { Finding } from './findings.mts';

interface Task {
	record: CabinetRecord;
	/** Ids of the missed calls that it counts. */
	attempts: string[];
	/** Ids of all calls that it mentions. */
	mentioned: string[];
	isRetired: boolean;
}

/**
 * What has to hold of the tasks. In which task a missed call is counted depends on the order in
 * which the calls arrived; that each is counted in one, and who is to be called back, does not.
 */
export function taskFindings(
	records: CabinetRecord[],
	calls: PlannedCall[],
	clients: CabinetRecord[],
): Finding[] {
	const tasks = records.map(read).filter(({ isRetired }) => !isRetired);
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
			// One that was called back before it was known needs none.
			name: 'no missed call is counted in two tasks',
			wrong: missed
				.filter(({ id }) => counts(id).length > 1)
				.map(({ id }) => `${id} in ${counts(id).length}`),
		},
		{
			name: 'a missed call after which nobody was reached is in an open task',
			wrong: missed
				.filter((call) => call.client !== null && isDue(call, calls))
				.filter(({ id }) => !open.some(({ attempts }) => attempts.includes(id)))
				.map(({ id }) => id),
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
	const due = calls.filter((call) => call.missed && isDue(call, calls));
	return [...new Set(due.flatMap(({ client }) => client ?? []))];
}

/** Whether nobody of the shop talked to the client until after this missed call; of a hidden number nobody knows. */
export function isDue({ client, startedAt }: PlannedCall, calls: PlannedCall[]): boolean {
	if (client === null) return true;
	return !calls.some(
		(other) => other.answered && other.client === client && endOf(other) >= Date.parse(startedAt),
	);
}

function endOf({ startedAt, waitSeconds, talkSeconds }: PlannedCall): number {
	return Date.parse(startedAt) + (waitSeconds + talkSeconds) * 1000;
}

function read(record: CabinetRecord): Task {
	const { missed, tried, isRetired } = readTask(record);
	return { record, attempts: missed, mentioned: [...missed, ...tried], isRetired };
}
