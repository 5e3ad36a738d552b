import type { Call } from '../../../shared/Call';
import { isReached, reachedUntil } from '../../../shared/callRules';
import type { ApiError } from '../../../shared/http/ApiError';
import { phonesIn } from '../../../shared/phonesIn';
import { assertFieldMapped } from '../../api/assertFieldMapped';
import type { Filters } from '../../api/AsterilApi';
import { withoutRepeated } from '../../api/iteratePages';
import { byId, type CallRecord, type Id, sameId, type TaskRecord } from '../../api/records';
import { MAX_PAGES, readPages, readPagesIfAllowed, tooMany } from '../../api/search';
import type { Cabinet } from '../cabinet';
import { RETIRED_TASK } from '../createOnce';
import type { MissedCallTask } from './decide';
import { parseReachedUntil, parseTaskFacts, type TaskFacts } from './taskFacts';

/** Whose missed calls are meant: a client's, a number's, or those of a call from a hidden number. */
export interface Owner {
	clientId: Id | null;
	/**
	 * External ids of the owner's tasks, that of a new one first. All tasks of a number share it,
	 * whether or not a client is bound. So one question finds them, whenever the number became a client.
	 */
	externalIds: string[];
	/** Whether these are for all numbers on the client's card. */
	isCardKnown: boolean;
}

/** A missed-call task of ours, and what it says. */
export interface OurTask extends MissedCallTask {
	record: TaskRecord;
	facts: TaskFacts;
}

/** Why the log can't tell when somebody was talked to. */
export type Blind = 'notListed' | ApiError;

/** How the external id of each of our tasks begins. */
const OUR_PREFIX = 'missed-';
/** Numbers of a card that are each asked for; of a company with more, the client and the caller. */
const MAX_ASKED = 3;
/** Pages of the log that are read for one decision. */
const LOG_PAGES = 10;
/** A talk may have begun so long before the call that was missed during it. */
const LONGEST_TALK_MS = 3 * 60 * 60_000;

/** Returns whose missed calls a call is about. */
export function ownerOf(
	{ id, clientPhone, country }: Pick<Call, 'id' | 'clientPhone' | 'country'>,
	client: { id: Id | null; phone?: string | null } | null,
): Owner {
	const onCard = phonesIn(client?.phone ?? '', country);
	const isCardKnown = onCard.length > 0 && onCard.length <= MAX_ASKED;
	const phones = new Set([clientPhone ?? [], isCardKnown ? onCard : []].flat());
	const names = phones.size === 0 ? [`call-${id}`] : [...phones];
	return {
		clientId: client?.id ?? null,
		externalIds: names.map((name) => OUR_PREFIX + name),
		isCardKnown,
	};
}

/** Returns keys by which an owner is known; two owners are the same when they share one. */
export function keysOf({ clientId, externalIds }: Omit<Owner, 'isCardKnown'>): string[] {
	return [...(clientId === null ? [] : [`client ${clientId}`]), ...externalIds];
}

/** Whether a task belongs to the owner. A number's task that another client has is not theirs. */
export function belongsTo(task: TaskRecord, { clientId, externalIds }: Owner): boolean {
	if (sameId(task.clientId, clientId)) return true;
	const isFree = clientId === null || task.clientId === null;
	return isFree && task.externalId !== null && externalIds.includes(task.externalId);
}

/** Whether a logged call is one with the owner; who had no client then may have one now. */
export function isCallWith({ clientId, phone }: CallRecord, owner: Owner): boolean {
	return sameId(clientId, owner.clientId) || owner.externalIds.includes(OUR_PREFIX + phone);
}

/** Returns the task as ours; `null` when it was not made by this package or has been retired. */
export function toOurTask(record: TaskRecord): OurTask | null {
	const { id, title, externalId } = record;
	const facts = parseTaskFacts(record.description);
	if (facts === null || !externalId?.startsWith(OUR_PREFIX) || title?.startsWith(RETIRED_TASK))
		return null;
	// A cabinet may have further states; each of them is not done.
	return {
		...{ id, missedCalls: facts.missedCalls, record, facts },
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
	{ api, name, state }: Cabinet,
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
	const records = withoutRepeated(found).sort(byId);
	const tasks = records.flatMap((task) => toOurTask(task) ?? []);
	for (const { record } of tasks.filter(({ isOpen }) => isOpen))
		state.openStatuses(name).add(record.status ?? 'open');
	return tasks;
}

/**
 * Reads from the log until when the owner was talked to, each talk in milliseconds, as far as that
 * matters for what happened since a moment; or why the log can't tell.
 */
export async function readReached(
	{ api, now }: Cabinet,
	owner: Owner,
	since: number,
): Promise<{ talks: number[]; blind?: Blind }> {
	const { supported, fields } = api.contract.call;
	const isKept = supported && fields.status && fields.startedAt;
	if (!isKept || !api.canFilter('call', 'createdDate')) return { talks: [], blind: 'notListed' };
	const from = new Date(since - LONGEST_TALK_MS).toISOString();
	const filters: Filters<'call'> = { createdDate: [from, new Date(now()).toISOString()] };
	if (api.canFilter('call', 'clientId')) filters.clientId = owner.clientId ?? undefined;
	const { records, refused } = await readPagesIfAllowed(api, 'call', filters, LOG_PAGES);
	const talks = records.filter(
		(call) => isReached(call.status) && call.startedAt !== null && isCallWith(call, owner),
	);
	return { talks: talks.map((call) => talkedUntil(call, now())), blind: refused };
}

/** Until when the two sides of a logged call talked, in milliseconds; without a time, until now. */
export function talkedUntil(call: CallRecord, now: number): number {
	const { startedAt, duration, talkDuration } = call;
	return reachedUntil({ startedAt, durationSeconds: duration, talkSeconds: talkDuration }, now);
}
