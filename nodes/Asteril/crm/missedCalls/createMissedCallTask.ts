import type { Call } from '../../../shared/Call';
import { isDate, isReached } from '../../../shared/callRules';
import { type CallRecord, type Id, sameId, type TaskRecord } from '../../api/records';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import type { KnownClient } from '../clients/findClient';
import type { Duplicate } from '../createOnce';
import { maxAgeMs, type TaskOptions } from './draftTask';
import type { Blind } from './owner';
import type { ResponsibleBy } from './responsible';
import { type Settled, settleMissedCalls } from './settleMissedCalls';

export interface TaskOutcome {
	/** The task that holds the call. */
	task: TaskRecord | null;
	taskCreated: boolean;
	/** How many missed calls the task holds. */
	missedCallCount?: number;
	responsibleBy?: ResponsibleBy;
	skipped?: string;
	warning?: string;
	duplicate?: Duplicate;
}

/**
 * Makes sure that a missed call has its task, once, until somebody has called back.
 *
 * @param logged the call's record in the log, when known: its client and status win
 */
export async function createMissedCallTask(
	batch: Batch,
	call: Call,
	itemClient: KnownClient | null,
	options: TaskOptions,
	logged: CallRecord | null = null,
): Promise<TaskOutcome> {
	const reason = reasonForNone(call, options);
	if (reason !== null) return { task: null, taskCreated: false, skipped: reason };
	const client = clientOf(itemClient, logged);
	const contact = isReached(logged?.status ?? null) ? null : 'missed';
	const settled = await settleMissedCalls(batch, { call, client, contact, options });
	const { cabinet } = batch;
	const age = isDate(call.startedAt) ? cabinet.now() - Date.parse(call.startedAt) : 0;
	const isOld = age > maxAgeMs(options);
	const why = isOld
		? `the call is older than ${options.maxAgeDays} days`
		: 'the client has been reached since this call';
	return describeSettled(cabinet, call, settled, why);
}

/** The record wins where the log and the number disagree about the client. */
export function clientOf(
	client: KnownClient | null,
	logged: CallRecord | null,
): KnownClient | null {
	const id = logged?.clientId ?? null;
	return id === null || sameId(id, client?.id ?? null) ? client : { id, name: null };
}

function reasonForNone(call: Call, { createFor }: TaskOptions): string | null {
	if (createFor === 'never') return '"Create For" is "Never"';
	if (call.missed) return null;
	if (call.outcome === 'inProgress') return 'the call is still in progress';
	if (call.direction === null) {
		return 'the call has no direction, so whether it was missed is not known';
	}
	if (call.direction === 'outgoing') return 'an outgoing call';
	if (call.outcome === 'unknown') return 'Ringostat did not say whether the call was missed';
	return 'the call was not missed';
}

function describeSettled(
	cabinet: Cabinet,
	{ id }: Call,
	{ tasks, done, blind }: Settled,
	reason: string,
): TaskOutcome {
	const holding = tasks.filter(({ missedCalls }) => missedCalls.some((held) => held.id === id));
	const task = holding.find(({ isOpen }) => isOpen) ?? holding.at(0);
	const created = done.find(
		({ does, record }) => does === 'create' && sameId(record.id, task?.id ?? null),
	);
	const retired = done.find(({ does, kept }) => does === 'retire' && kept != null);
	return {
		task: task?.record ?? null,
		taskCreated: created !== undefined,
		...(task ? { missedCallCount: task.missedCalls.length } : { skipped: reason }),
		...(created && { responsibleBy: created.responsibleBy }),
		...(retired && {
			duplicate: { kind: 'task', id: retired.record.id, duplicateOf: retired.kept as Id },
		}),
		...(blind && warnOnce(cabinet, blind)),
	};
}

/** Says once for each cabinet that its log can't tell who was called back. */
function warnOnce({ name, state }: Cabinet, blind: Blind): { warning?: string } {
	if (state.warned.has(name)) return {};
	state.warned.add(name);
	const so = 'so a missed call that arrives late gets a task even when the client was called back';
	const { message, description } = blind === 'notListed' ? NOT_LISTED : blind;
	return { warning: `${message}, ${so}. ${description}` };
}

const NOT_LISTED = {
	message: "The calls of this cabinet can't be listed by day with their status and time",
	description:
		'If they can, name "call.filters.createdDate", "call.fields.status" and "call.fields.startedAt" in the API Differences of the Asteril credential.',
};
