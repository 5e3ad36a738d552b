import type { Call } from '../../shared/Call';
import type { TaskRecord } from '../api/records';
import { firstAttempt, mentions, withAttempt, withoutAttempt } from './attempts';
import type { Cabinet } from './cabinet';
import { deadlineOf, type TaskOptions } from './taskDraft';

/**
 * Counts the call in a task that was there before; with several workers until it stays counted.
 *
 * @param find the task as it is by now
 */
export async function countCall(
	cabinet: Cabinet,
	task: TaskRecord,
	call: Call,
	options: TaskOptions,
	find: () => Promise<TaskRecord | null>,
): Promise<TaskRecord> {
	let record = task;
	for (let tries = 0; tries < 3 && !mentions(record.description, call); tries++) {
		const change: { description: string; deadline?: string } = {
			description: withAttempt(record.description, call),
		};
		// One that arrived late may be the first: from it the time to call back is counted.
		const due = deadlineOf(call.startedAt, options);
		if (due && record.deadline && Date.parse(due) < Date.parse(record.deadline)) {
			change.deadline = due;
		}
		await cabinet.api.update('task', record.id, change);
		const again = cabinet.severalWorkers ? await find() : null;
		record = again ?? { ...record, ...change };
	}
	return record;
}

/** Takes the call out of a task that it does not belong to, and its deadline with it. */
export async function uncountCall(
	{ api }: Cabinet,
	task: TaskRecord,
	call: Call,
	options: TaskOptions,
): Promise<void> {
	const description = withoutAttempt(task.description, call);
	const due = deadlineOf(call.startedAt, options);
	const follows = due && task.deadline && Date.parse(due) === Date.parse(task.deadline);
	const deadline = follows ? deadlineOf(firstAttempt(description, call), options) : undefined;
	await api.update('task', task.id, { description, deadline });
}
