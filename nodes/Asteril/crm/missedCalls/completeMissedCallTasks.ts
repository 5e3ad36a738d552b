import { isReached } from '../../../shared/callRules';
import type { Call } from '../../../shared/Call';
import type { CallRecord, TaskRecord } from '../../api/records';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import { clientOf, ownerOf } from './createMissedCallTask';
import { reachedUntil } from './readFacts';
import { settleMissedCalls } from './settleMissedCalls';
import type { TaskClient } from './taskDraft';

export interface CompletionOutcome {
	/** Tasks that are done now. */
	completedTasks: TaskRecord[];
	/** Tasks that got a line about an attempt to call back. */
	notedTasks: TaskRecord[];
	skipped?: string;
}

/**
 * Completes the open missed-call tasks whose calls are settled by this one: it reached the client, in
 * either direction. An outgoing call that did not reach them adds a line. Tasks that this package
 * did not make are left alone.
 *
 * @param logged the call's record in the log, when known: its client wins
 */
export async function completeMissedCallTasks(
	cabinet: Cabinet,
	call: Call,
	itemClient: TaskClient | null,
	batch: Batch,
	logged: CallRecord | null = null,
): Promise<CompletionOutcome> {
	const none: CompletionOutcome = { completedTasks: [], notedTasks: [] };
	const tried = call.outcome === 'notReached' && call.direction === 'outgoing';
	const contact = isReached(call.outcome) ? 'reached' : tried ? 'tried' : null;
	if (contact === null) return { ...none, skipped: 'the client was not called back by this call' };

	const owner = ownerOf(call, clientOf(itemClient, logged));
	if (owner.clientId === null && owner.phone === null) {
		return { ...none, skipped: 'the client is not known' };
	}
	const now = cabinet.now();
	const { done } = await settleMissedCalls(cabinet, batch, {
		...{ owner, call, contact, isLate: false, dueAt: null, draftTask: null },
		known: {
			missedCalls: [],
			notMissed: [call.id],
			reached: [
				...batch.reachedUntil(owner),
				...(contact === 'reached' ? [reachedUntil(call, now)] : []),
			],
			// Each missed call stays in the task that holds it, and no task is created.
			oneOpenTask: false,
			maxAgeMs: 0,
		},
	});
	const tasksThatWere = (does: 'complete' | 'note') =>
		done.filter((one) => one.does === does).map(({ record }) => record);
	const [completedTasks, notedTasks] = [tasksThatWere('complete'), tasksThatWere('note')];
	const isNothing = completedTasks.length + notedTasks.length === 0;
	return {
		completedTasks,
		notedTasks,
		...(isNothing && { skipped: 'no open missed-call task from before this call' }),
	};
}
