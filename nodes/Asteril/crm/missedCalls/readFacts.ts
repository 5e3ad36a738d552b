import { isReached, reachedUntil } from '../../../shared/callRules';
import { assertFieldMapped } from '../../api/assertFieldMapped';
import type { Filters } from '../../api/AsterilApi';
import { withoutRepeated } from '../../api/iteratePages';
import { byId, type CallRecord, type TaskRecord } from '../../api/records';
import { MAX_PAGES, readPages, tooMany } from '../../api/search';
import type { Cabinet } from '../cabinet';
import { RETIRED_TASK } from '../retirement';
import type { MissedCallTask } from './decide';
import { belongsTo, isWith, OURS, type Owner } from './owner';
import { parseReachedUntil, parseTaskFacts, type TaskFacts } from './taskFacts';

/** A missed-call task of ours, and what it says. */
export interface OurTask extends MissedCallTask {
	record: TaskRecord;
	facts: TaskFacts;
}

/** Pages of the log that are read for one decision. */
const LOG_PAGES = 10;
/** A talk may have begun so long before the call that was missed during it. */
const LONGEST_TALK_MS = 3 * 60 * 60_000;

/** Returns the task as ours; `null` when it was not made by this package or has been retired. */
export function toOurTask(record: TaskRecord): OurTask | null {
	const { id, title, externalId } = record;
	const facts = parseTaskFacts(record.description);
	if (facts === null || !externalId?.startsWith(OURS) || title?.startsWith(RETIRED_TASK))
		return null;
	const { missedCalls } = facts;
	// A cabinet may have further states; each of them is not done.
	return {
		...{ id, missedCalls, record, facts },
		isOpen: record.status !== 'done',
		reachedUntil: parseReachedUntil(title, facts),
	};
}

/**
 * Lists the missed-call tasks of ours that an owner has, open and done, the oldest first.
 *
 * @param maxQuestions a client with several numbers takes several
 * @throws {ApiError} when the cabinet keeps too little to find them, or has too many to look through
 */
export async function listTasks(
	{ api }: Cabinet,
	owner: Owner,
	maxQuestions = Number.POSITIVE_INFINITY,
): Promise<OurTask[]> {
	assertFieldMapped(api, 'task', 'externalId', 'description', 'status');
	const { clientId, externalIds, isCardKnown } = owner;
	if (clientId !== null) assertFieldMapped(api, 'task', 'clientId');
	const byNumber = clientId === null || api.canFilter('task', 'externalId');
	const byClient = clientId !== null && !(isCardKnown && byNumber);
	const questions: Array<Filters<'task'>> = byClient ? [{ clientId }] : [];
	if (byNumber) questions.push(...externalIds.map((externalId) => ({ externalId })));
	const found: TaskRecord[] = [];
	for (const filters of questions.slice(0, maxQuestions)) {
		const { records, complete } = await readPages(api, 'task', filters, MAX_PAGES);
		if (!complete) throw tooMany('task', 'clientId' in filters ? 'clientId' : 'externalId');
		found.push(...records.filter((task) => belongsTo(task, owner)));
	}
	return withoutRepeated(found)
		.sort(byId)
		.flatMap((task) => toOurTask(task) ?? []);
}

/**
 * Reads from the log until when the owner was talked to, each talk in milliseconds, as far as that
 * matters for what happened since a moment.
 *
 * @returns `null` when this cabinet's log can't tell
 */
export async function readReached(
	{ api, now }: Cabinet,
	owner: Owner,
	since: number,
): Promise<number[] | null> {
	const { supported, fields } = api.contract.call;
	const keeps = fields.status !== null && fields.startedAt !== null;
	if (!supported || !keeps || !api.canFilter('call', 'createdDate')) return null;
	const from = new Date(since - LONGEST_TALK_MS).toISOString();
	const filters: Filters<'call'> = { createdDate: [from, new Date(now()).toISOString()] };
	if (owner.clientId !== null && api.canFilter('call', 'clientId'))
		filters.clientId = owner.clientId;
	const { records } = await readPages(api, 'call', filters, LOG_PAGES);
	return records
		.filter((call) => isReached(call.status) && call.startedAt !== null && isWith(call, owner))
		.map((call) => talkedUntil(call, now()));
}

/** Until when the two sides of a logged call talked, in milliseconds; without a time, until now. */
export function talkedUntil(
	{ startedAt, duration, talkDuration }: CallRecord,
	now: number,
): number {
	return reachedUntil({ startedAt, durationSeconds: duration, talkSeconds: talkDuration }, now);
}
