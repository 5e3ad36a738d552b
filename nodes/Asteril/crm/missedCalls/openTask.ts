import type { Call } from '../../../shared/Call';
import type { TaskRecord } from '../../api/records';
import { isApart, mentions } from './attempts';
import type { Cabinet } from '../cabinet';
import { findByExternalId } from '../search';
import { externalIdFor, lockFor, type TaskOwner, tasksOf } from './tasksOf';

/** Where a missed call has its task. */
export interface TaskPlace {
	/** Pieces of work with the same one go one after another. */
	lock: string;
	/** Of a task that has to be made. */
	externalId: string;
	find(): Promise<TaskRecord | null>;
	/** Where that is another question: the oldest one, though another worker may have made it. */
	findFirst?(): Promise<TaskRecord | null>;
	/** Open tasks that count the call and should not, as `find` has seen them. */
	apart(): TaskRecord[];
}

/** A task for each missed call. */
export function oneForCall(cabinet: Cabinet, { id }: Call): TaskPlace {
	return {
		lock: `${cabinet.name} task of call ${id}`,
		externalId: id,
		find: async () => await findByExternalId(cabinet.api, 'task', id),
		apart: () => [],
	};
}

/**
 * One open task for a client, or for a number that has none.
 *
 * @param reached when the client was reached, ISO 8601 with offset
 */
export function oneForClient(
	cabinet: Cabinet,
	owner: TaskOwner,
	call: Call,
	reached: readonly string[],
): TaskPlace {
	let apart: TaskRecord[] = [];
	return {
		lock: lockFor(cabinet, owner),
		externalId: externalIdFor(owner, call),
		find: async () => {
			const found = await findOpenTask(cabinet, owner, call, reached);
			({ apart } = found);
			return found.task;
		},
		findFirst: async () => await firstOpen(cabinet, owner, call, reached),
		apart: () => apart,
	};
}

/**
 * The task that mentions the call, open or done, else the open one, if any.
 *
 * Calls may arrive late, or many in one batch. A call does not belong to the task of another one
 * when the client was reached between the two: `apart` are open tasks that count it all the same,
 * from when that was not known.
 */
async function findOpenTask(
	{ api }: Cabinet,
	owner: TaskOwner,
	call: Call,
	reached: readonly string[],
): Promise<{ task: TaskRecord | null; apart: TaskRecord[] }> {
	const tasks = await tasksOf(api, owner);
	const isOpen = ({ status }: TaskRecord) => status === 'open';
	const fits = (one: TaskRecord) => !isApart(one, call, reached);
	const mentioning = tasks.filter(({ description }) => mentions(description, call));
	const task =
		mentioning.find((one) => !isOpen(one) || fits(one)) ??
		tasks.find((one) => isOpen(one) && fits(one)) ??
		null;
	return { task, apart: mentioning.filter((one) => one !== task && isOpen(one)) };
}

async function firstOpen(
	{ api }: Cabinet,
	owner: TaskOwner,
	call: Call,
	reached: readonly string[],
): Promise<TaskRecord | null> {
	const tasks = await tasksOf(api, owner, 'open');
	return tasks.find((task) => !isApart(task, call, reached)) ?? null;
}
