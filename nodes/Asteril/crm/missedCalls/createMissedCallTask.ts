import type { Call } from '../../../shared/Call';
import { isReached } from '../../../shared/callRules';
import { phonesIn } from '../../../shared/phonesIn';
import { type CallRecord, type Id, sameId, type TaskRecord } from '../../api/records';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import type { Duplicate } from '../createOnce';
import { externalIdOf, isDate, type Owner, reachedUntil } from './readFacts';
import { type ResponsibleBy, whoIsResponsible } from './responsible';
import { type Settled, settleMissedCalls } from './settleMissedCalls';
import {
	deadlineOf,
	describeTaskDraft,
	type TaskClient,
	type TaskOptions,
	withFacts,
} from './taskDraft';

const DAY_MS = 24 * 60 * 60_000;
/** A call that ended so long ago comes late: the client may have been called back since. */
const LATE_MS = 2 * 60_000;
/** Numbers of a card that are each asked for; of a company with more, the client and the caller. */
const MAX_ASKED = 3;

export interface TaskOutcome {
	/** The task that holds the call. */
	task: TaskRecord | null;
	taskCreated: boolean;
	/** How many missed calls the task holds. */
	attempts?: number;
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
	cabinet: Cabinet,
	call: Call,
	itemClient: TaskClient | null,
	options: TaskOptions,
	batch: Batch,
	logged: CallRecord | null = null,
): Promise<TaskOutcome> {
	const reason = reasonForNone(call, options);
	if (reason !== null) return { task: null, taskCreated: false, skipped: reason };

	const now = cabinet.now();
	const maxAgeMs = options.maxAgeDays * DAY_MS;
	const client = clientOf(itemClient, logged);
	const owner = ownerOf(call, client);
	const startedAt = isDate(call.startedAt) ? call.startedAt : new Date(now).toISOString();
	const isAnswered = isReached(logged?.status ?? null);
	const settled = await settleMissedCalls(cabinet, batch, {
		...{ owner, call, contact: null },
		isLate: now - reachedUntil(call, now) > LATE_MS,
		known: {
			missedCalls: isAnswered ? [] : [{ id: call.id, startedAt }],
			notMissed: isAnswered ? [call.id] : [],
			reached: batch.reachedUntil(owner),
			maxAgeMs,
			oneOpenTask: options.oneOpenTask,
		},
		dueAt: (first) => deadlineOf(first, options),
		draftTask: async (missedCalls) => {
			const known = await withFacts(cabinet, client, call);
			const { responsible, responsibleBy } = await whoIsResponsible(
				known?.responsible ?? null,
				call.employee,
				async () => await batch.users(),
				options.responsible,
			);
			const draft = describeTaskDraft(call, known, missedCalls, options);
			const more = { externalId: externalIdOf(owner), responsible: responsible ?? undefined };
			return { draft: { ...draft, ...more }, responsibleBy };
		},
	});
	const isOld = now - Date.parse(startedAt) > maxAgeMs;
	const why = isOld
		? `the call is older than ${options.maxAgeDays} days`
		: 'the client has been reached since this call';
	return describeSettled(cabinet, call, settled, why);
}

/** The record wins where the log and the number disagree about the client. */
export function clientOf(client: TaskClient | null, logged: CallRecord | null): TaskClient | null {
	const id = logged?.clientId ?? null;
	return id === null || sameId(id, client?.id ?? null) ? client : { id, name: null };
}

/** Whose missed calls a call is about. */
export function ownerOf({ id, clientPhone, country }: Call, client: TaskClient | null): Owner {
	const numbers = phonesIn(client?.phone ?? '', country);
	const cardNumbers = numbers.length === 0 || numbers.length > MAX_ASKED ? null : numbers;
	return { clientId: client?.id ?? null, phone: clientPhone, callId: id, cardNumbers };
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
	{ tasks, done, isLogBlind }: Settled,
	reason: string,
): TaskOutcome {
	const holding = tasks.filter(({ facts }) => facts.missedCalls.some((held) => held.id === id));
	const task = holding.find(({ isOpen }) => isOpen) ?? holding.at(0);
	const created = done.find(
		({ does, record }) => does === 'create' && sameId(record.id, task?.record.id ?? null),
	);
	const retired = done.find(({ does, kept }) => does === 'retire' && kept != null);
	return {
		task: task?.record ?? null,
		taskCreated: created !== undefined,
		...(task ? { attempts: task.facts.missedCalls.length } : { skipped: reason }),
		...(created && { responsibleBy: created.responsibleBy }),
		...(retired && {
			duplicate: { kind: 'task', id: retired.record.id, duplicateOf: retired.kept as Id },
		}),
		...(isLogBlind && warnOnce(cabinet)),
	};
}

/** Says once for each cabinet that its log can't tell who was called back. */
function warnOnce({ name, state }: Cabinet): { warning?: string } {
	if (state.warned.has(name)) return {};
	state.warned.add(name);
	return { warning: LOG_BLIND };
}

const LOG_BLIND =
	'Calls of this cabinet can\'t be listed by day with their status, so a missed call that arrives late gets a task even when the client has been called back meanwhile. If they can, name "call.filters.createdDate", "call.fields.status" and "call.fields.startedAt" in the API Differences of the Asteril credential.';
