import type { Call } from '../../../shared/Call';
import { withLock } from '../../../shared/withLock';
import type { Id, TaskRecord } from '../../api/records';
import { allBefore, attemptsIn, CONTACTS, mentions, withContact, withoutAttempt } from './attempts';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import { belongsTo, isOurs, lockFor, type TaskOwner, tasksOf } from './tasksOf';

export interface CompletionOutcome {
	/** Tasks that are done now. */
	completedTasks: TaskRecord[];
	/** Tasks that got a line about an attempt to call back. */
	notedTasks: TaskRecord[];
	skipped?: string;
}

/**
 * When the client has been reached, by an answered call in either direction, their open
 * missed-call tasks from before that call are done. An outgoing call that did not reach them only
 * adds a line. Tasks that this package did not make are left alone.
 *
 * @param justCreated the client was created by this very call, so tasks may still be the number's
 */
export async function completeMissedCallTasks(
	cabinet: Cabinet,
	call: Call,
	clientId: Id | null,
	justCreated: boolean,
	batch: Batch,
): Promise<CompletionOutcome> {
	const outcome: CompletionOutcome = { completedTasks: [], notedTasks: [] };
	const reached = call.outcome === 'answered' && call.direction !== null;
	const tried = call.outcome === 'notReached' && call.direction === 'outgoing';
	if (!reached && !tried)
		return { ...outcome, skipped: 'the client was not called back by this call' };

	const owners = ownersOf(clientId, call.clientPhone, justCreated);
	if (owners.length === 0) return { ...outcome, skipped: 'the client is not known' };
	for (const owner of owners) {
		await withLock(lockFor(cabinet, owner), async () => {
			for (const task of await openTasks(cabinet, owner, batch)) {
				const counted = { ...task, description: uncounted(task.description, call) };
				if (mentions(counted.description, call) || !allBefore(counted.description, call)) {
					if (counted.description !== task.description) await describe(cabinet, counted);
					continue;
				}
				// One write: a task that counts nothing is not known for ours any more.
				const changed = await note(cabinet, counted, call, reached);
				(reached ? outcome.completedTasks : outcome.notedTasks).push(changed);
			}
		});
	}
	const none = outcome.completedTasks.length + outcome.notedTasks.length === 0;
	return { ...outcome, ...(none && { skipped: 'no open missed-call task from before this call' }) };
}

function ownersOf(clientId: Id | null, phone: string | null, justCreated: boolean): TaskOwner[] {
	const owners: TaskOwner[] = clientId === null ? [] : [{ clientId, phone }];
	if ((clientId === null || justCreated) && phone !== null) owners.push({ clientId: null, phone });
	return owners;
}

/** In a batch, only who is known to have an open task is asked for afresh. */
async function openTasks({ api }: Cabinet, owner: TaskOwner, batch: Batch): Promise<TaskRecord[]> {
	const candidate = await batch.mayHaveOpenTask((task) => isOurs(task) && belongsTo(task, owner));
	if (!candidate) return [];
	return await tasksOf(api, owner, 'open');
}

/** A call that a task counts as missed, and that was answered after all, is counted no longer. */
function uncounted(text: string | null, call: Call): string | null {
	const without = withoutAttempt(text, call);
	return attemptsIn(without).length === attemptsIn(text).length ? text : without;
}

async function describe({ api }: Cabinet, { id, description }: TaskRecord): Promise<void> {
	await api.update('task', id, { description });
}

async function note(
	cabinet: Cabinet,
	task: TaskRecord,
	call: Call,
	reached: boolean,
): Promise<TaskRecord> {
	const what = reached
		? call.direction === 'incoming'
			? CONTACTS.reachedUs
			: CONTACTS.reached
		: CONTACTS.notReached;
	const change = {
		description: withContact(task.description, call, what),
		...(reached && { status: 'done' }),
	};
	await cabinet.api.update('task', task.id, change);
	return { ...task, ...change };
}
