import { isReached } from '../../../shared/callRules';
import type { Call } from '../../../shared/Call';
import type { CallRecord, TaskRecord } from '../../api/records';
import type { Batch } from '../Batch';
import { clientOf } from './createMissedCallTask';
import type { KnownClient } from '../clients/findClient';
import { settleMissedCalls } from './settleMissedCalls';

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
	batch: Batch,
	call: Call,
	itemClient: KnownClient | null,
	logged: CallRecord | null = null,
): Promise<CompletionOutcome> {
	const skip = (skipped: string) => ({ completedTasks: [], notedTasks: [], skipped });
	const tried = call.outcome === 'notReached' && call.direction === 'outgoing';
	const contact = isReached(call.outcome) ? 'reached' : tried ? 'tried' : null;
	if (contact === null) return skip('the client was not called back by this call');
	const client = clientOf(itemClient, logged);
	if (client === null && call.clientPhone === null) return skip('the client is not known');

	const inHand = { call, client, contact, options: null } as const;
	const { done } = await settleMissedCalls(batch, inHand);
	const written = (does: 'complete' | 'note') =>
		done.filter((one) => one.does === does).map(({ record }) => record);
	const [completedTasks, notedTasks] = [written('complete'), written('note')];
	if (completedTasks.length + notedTasks.length > 0) return { completedTasks, notedTasks };
	return skip('no open missed-call task from before this call');
}
