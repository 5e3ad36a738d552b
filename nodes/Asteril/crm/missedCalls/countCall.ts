import type { Call } from '../../../shared/Call';
import type { Id, TaskRecord } from '../../api/records';
import { attemptsIn, firstAttempt, mentions, withAttempt, withoutAttempt } from './attempts';
import type { Cabinet } from '../cabinet';
import type { Copy } from '../createOnce';
import { deadlineOf, type TaskOptions } from './taskDraft';
import { emptyTask } from './tasksOf';

/**
 * Counts the call in a task that was there before.
 *
 * @param find the task that the call is counted in by now, if any
 * @returns the task as it is now; `null` when another worker changed or completed it in the meantime,
 * so that the call is not counted in it
 */
export async function countCall(
	cabinet: Cabinet,
	task: TaskRecord,
	call: Call,
	options: TaskOptions,
	find: () => Promise<TaskRecord | null>,
): Promise<TaskRecord | null> {
	if (mentions(task.description, call)) return task;
	const change: { description: string; deadline?: string } = {
		description: withAttempt(task.description, call),
	};
	// One that arrived late may be the first: from it the time to call back is counted.
	const due = deadlineOf(call.startedAt, options);
	if (momentOf(due) < momentOf(task.deadline)) change.deadline = due;
	await cabinet.api.update('task', task.id, change);
	if (!cabinet.severalWorkers) return { ...task, ...change };

	const now = await find();
	if (now === null || !mentions(now.description, call)) return null;
	if (now.status === task.status) return now;
	// Who completed it did not know of this call, so nobody would call back for it.
	await uncountCall(cabinet, now, call, options);
	return null;
}

/**
 * Takes the call out of a task that it does not belong to. One that counts nothing else is a copy,
 * left when a worker was cut off before it could look for one.
 *
 * @param place the task that the call is counted in
 */
export async function leaveTask(
	cabinet: Cabinet,
	task: TaskRecord,
	call: Call,
	options: TaskOptions,
	place: Id,
): Promise<Copy | undefined> {
	if (attemptsIn(withoutAttempt(task.description, call)).length > 0) {
		await uncountCall(cabinet, task, call, options);
		return undefined;
	}
	await emptyTask(cabinet, task.id, place);
	return { kind: 'task', id: task.id, duplicateOf: place };
}

/** Takes the call out of a task that it does not belong to, and its deadline with it. */
async function uncountCall(
	{ api }: Cabinet,
	task: TaskRecord,
	call: Call,
	options: TaskOptions,
): Promise<void> {
	const description = withoutAttempt(task.description, call);
	// A deadline that somebody set stays.
	const follows = momentOf(deadlineOf(call.startedAt, options)) === momentOf(task.deadline);
	const deadline = follows ? deadlineOf(firstAttempt(description, call), options) : undefined;
	await api.update('task', task.id, { description, deadline });
}

/** Milliseconds; `NaN` when there is no time, of which no comparison is true. */
function momentOf(time: string | null | undefined): number {
	return Date.parse(time ?? '');
}
