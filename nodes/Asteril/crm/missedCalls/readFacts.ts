import type { Call } from '../../../shared/Call';
import { isReached } from '../../../shared/callRules';
import { assertFieldMapped } from '../../api/assertFieldMapped';
import type { Filters } from '../../api/AsterilApi';
import { byId, type CallRecord, type Id, sameId, type TaskRecord } from '../../api/records';
import { MAX_PAGES, readPages, tooMany } from '../../api/search';
import type { Cabinet } from '../cabinet';
import { RETIRED_TASK } from '../retirement';
import { parseReachedUntil, parseTaskFacts, type TaskFacts } from './taskFacts';

/** Whose missed calls are meant: a client's, a number's, or those of a call from a hidden number. */
export interface Owner {
	clientId: Id | null;
	phone: string | null;
	/** The call, for an owner who has neither. */
	callId: string;
	/** All numbers on the client's card; `null` when they are not known, or too many to ask for. */
	cardNumbers: string[] | null;
}

/** A missed-call task of ours, and what it says. */
export interface OurTask {
	record: TaskRecord;
	facts: TaskFacts;
	isOpen: boolean;
	/** See `MissedCallTask`. */
	reachedUntil: number | null;
}

const OURS = 'missed-';
/** Pages of the log that are read for one decision. */
const LOG_PAGES = 10;
/** A talk may have begun so long before the call that was missed during it. */
const LONGEST_TALK_MS = 3 * 60 * 60_000;

/**
 * The external id of an owner's tasks: all tasks of a number share it, whether or not a client is
 * bound. So one question finds them, whenever the number became a client.
 */
export function externalIdOf({ phone, callId }: Pick<Owner, 'phone' | 'callId'>): string {
	return phone === null ? `${OURS}call-${callId}` : `${OURS}${phone}`;
}

/** All numbers that an owner is known by. */
export function numbersOf({ phone, cardNumbers }: Owner): string[] {
	return [...new Set([...(phone === null ? [] : [phone]), ...(cardNumbers ?? [])])];
}

/** The tasks that were made while a number had no client, or under another number of the client. */
export function externalIdsOf(owner: Owner): string[] {
	const numbers = numbersOf(owner);
	if (numbers.length === 0) return [externalIdOf(owner)];
	return numbers.map((phone) => externalIdOf({ ...owner, phone }));
}

/** Returns the task as ours; `null` when it was not made by this package or has been retired. */
export function toOurTask(record: TaskRecord): OurTask | null {
	const facts = parseTaskFacts(record.description);
	if (facts === null || !record.externalId?.startsWith(OURS)) return null;
	if (record.title?.startsWith(RETIRED_TASK)) return null;
	const reachedUntil = parseReachedUntil(record.title, facts);
	// A cabinet may have further states; each of them is not done.
	return { record, facts, isOpen: record.status !== 'done', reachedUntil };
}

/** Whether a task belongs to the owner. A number's task that another client has is not theirs. */
export function belongsTo(task: TaskRecord, owner: Owner): boolean {
	if (owner.clientId !== null && sameId(task.clientId, owner.clientId)) return true;
	const isFree = owner.clientId === null || task.clientId === null;
	return isFree && task.externalId !== null && externalIdsOf(owner).includes(task.externalId);
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
	if (owner.clientId !== null) assertFieldMapped(api, 'task', 'clientId');
	const { clientId, cardNumbers } = owner;
	const byNumber = clientId === null || api.canFilter('task', 'externalId');
	const byClient = clientId !== null && (cardNumbers === null || !byNumber);
	const questions: Array<Filters<'task'>> = byClient ? [{ clientId }] : [];
	if (byNumber) questions.push(...externalIdsOf(owner).map((externalId) => ({ externalId })));
	const found = new Map<string, TaskRecord>();
	for (const filters of questions.slice(0, maxQuestions)) {
		const { records, complete } = await readPages(api, 'task', filters, MAX_PAGES);
		if (!complete) throw tooMany('task', 'clientId' in filters ? 'clientId' : 'externalId');
		for (const task of records.filter((one) => belongsTo(one, owner))) {
			found.set(String(task.id), task);
		}
	}
	return [...found.values()].sort(byId).flatMap((task) => toOurTask(task) ?? []);
}

/** Until when the call's two sides talked, in milliseconds; without a time, until now. */
export function reachedUntil(
	call: Pick<Call, 'startedAt' | 'durationSeconds' | 'waitSeconds' | 'talkSeconds'>,
	now: number,
): number {
	const seconds = call.durationSeconds ?? (call.waitSeconds ?? 0) + (call.talkSeconds ?? 0);
	return isDate(call.startedAt) ? Date.parse(call.startedAt) + seconds * 1000 : now;
}

/** Whether a call's time is one. A call without counts as of the moment it became known. */
export function isDate(startedAt: string | null): startedAt is string {
	return startedAt !== null && !Number.isNaN(Date.parse(startedAt));
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
	{ startedAt, duration: durationSeconds, talkDuration: talkSeconds }: CallRecord,
	now: number,
): number {
	return reachedUntil({ startedAt, durationSeconds, talkSeconds, waitSeconds: null }, now);
}

function isWith({ clientId, phone }: CallRecord, owner: Owner): boolean {
	return sameId(clientId, owner.clientId) || (phone !== null && numbersOf(owner).includes(phone));
}
