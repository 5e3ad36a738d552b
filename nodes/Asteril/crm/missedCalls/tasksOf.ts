import type { Call } from '../../../shared/Call';
import type { AsterilApi, Filters } from '../../api/AsterilApi';
import { byId, type Id, sameId, type TaskRecord } from '../../api/records';
import { attemptsIn } from './attempts';
import type { Cabinet } from '../cabinet';
import { assertFieldMapped } from '../assertFieldMapped';
import { MAX_PAGES, readPages, tooMany } from '../search';

/** Whose tasks are meant: a client's, or, when there is none, those of a number. */
export interface TaskOwner {
	clientId: Id | null;
	phone: string | null;
}

const OF_NUMBER = 'missed-';
const SURPLUS = 'Зайве завдання';

/**
 * What tells a number's tasks while no client is bound: their external id. Tasks of a client have
 * the id of their first missed call there.
 */
export function externalIdFor({ clientId, phone }: TaskOwner, call: Call): string {
	return clientId === null && phone !== null ? `${OF_NUMBER}${phone}` : call.id;
}

/**
 * Whether a task was made by this package: by the list of calls that it keeps, and by its type; or,
 * as a cabinet may put a type of its own in the place of ours, by the external id. One that was
 * found to be one too many counts for nothing.
 */
export function isOurs({ title, description, type, externalId }: TaskRecord): boolean {
	if (title?.startsWith(SURPLUS)) return false;
	const counted = attemptsIn(description).map(({ callId }) => callId);
	if (counted.length === 0) return false;
	if (type === null || type === 'missedCall') return true;
	return externalId !== null && (externalId.startsWith(OF_NUMBER) || counted.includes(externalId));
}

/**
 * The missed-call tasks of ours for a client or number, the oldest first.
 *
 * @param status only those; else open and done
 */
export async function tasksOf(
	api: AsterilApi,
	owner: TaskOwner,
	status?: 'open',
): Promise<TaskRecord[]> {
	const { clientId, phone } = owner;
	if (clientId === null && phone === null) return [];
	assertFieldMapped(
		api,
		'task',
		clientId === null ? 'externalId' : 'clientId',
		'description',
		'status',
	);
	const filters: Filters<'task'> =
		clientId === null ? { externalId: `${OF_NUMBER}${phone}` } : { clientId, status };
	const { records, complete } = await readPages(api, 'task', filters, MAX_PAGES);
	if (!complete) throw tooMany('task', clientId === null ? 'externalId' : 'clientId');
	return records
		.filter((task) => belongsTo(task, owner) && isOurs(task))
		.filter((task) => status === undefined || task.status === status)
		.sort(byId);
}

/**
 * Makes a task that is one too many one that nothing is counted in: by its title, since another
 * worker that met it before may write its text once more.
 */
export async function emptyTask({ api }: Cabinet, surplus: Id, kept: Id): Promise<void> {
	const title = `${SURPLUS}, див. ${kept}`;
	const change = { title, description: title, externalId: '', status: 'done' };
	await api.update('task', surplus, change);
}

/** Whether a task is the client's, or the number's. */
export function belongsTo(task: TaskRecord, { clientId, phone }: TaskOwner): boolean {
	return clientId === null
		? phone !== null && task.externalId === `${OF_NUMBER}${phone}`
		: sameId(task.clientId, clientId);
}

/** Pieces of work with the same key go one after another, so no attempt is lost. */
export function lockFor(cabinet: Cabinet, { clientId, phone }: TaskOwner): string {
	return `${cabinet.name} tasks of ${clientId ?? phone}`;
}
