import { isMissed, isReached } from '../../shared/callRules';
import { inParallel } from '../../shared/inParallel';
import { type CallRecord, type Id, sameId } from '../api/records';
import { MAX_PAGES, readPages } from '../api/search';
import type { Cabinet } from './cabinet';
import { listTasks, type OurTask, type Owner, talkedUntil } from './missedCalls/readFacts';

/** Requests to the cabinet at the same moment. */
const AT_ONCE = 5;

export interface ReportRow {
	/** Name of the responsible user; `null` when the tasks have none. */
	responsible: string | null;
	missed: number;
	calledBack: number;
	open: number;
}

/** What became of the missed calls of a period. */
export interface MissedCallsReport {
	/** ISO 8601; both ends belong to the period. */
	from: string;
	to: string;
	/** Incoming calls that nobody answered. */
	missed: number;
	/** Of these, calls after which the client was talked to. */
	calledBack: number;
	/** Half of them waited no longer; `null` when nobody was called back. */
	medianMinutesToCallBack: number | null;
	/** Of the missed, calls whose task is still open; without a task, those not called back. */
	stillOpen: number;
	/** The most missed first. */
	byResponsible: ReportRow[];
	/** `false` when the cabinet has more calls than were read. */
	complete: boolean;
}

interface Fate {
	responsible: Id | null;
	minutesToCallBack: number | null;
	open: boolean;
}

/** Looks at the logged calls of a period, and at the tasks of the clients who were missed in it. */
export async function reportMissedCalls(
	cabinet: Cabinet,
	from: string,
	to: string,
): Promise<MissedCallsReport> {
	const { api } = cabinet;
	// Who was missed at the end of the period may have been called back since.
	const now = new Date(cabinet.now()).toISOString();
	const { records, complete } = await readPages(
		api,
		'call',
		{ createdDate: [from, now] },
		MAX_PAGES,
	);
	const missed = records.filter(
		(call) => isMissed(call.direction, call.status) && isWithin(call, from, to),
	);
	const tasks = await tasksByOwner(cabinet, missed);
	const fates = missed.map((call) => fateOf(call, records, tasks.get(ownerKey(call)) ?? []));
	const waits = fates.flatMap(({ minutesToCallBack: minutes }) => minutes ?? []);
	return {
		from,
		to,
		missed: missed.length,
		calledBack: waits.length,
		medianMinutesToCallBack: medianOf(waits),
		stillOpen: fates.filter(({ open }) => open).length,
		byResponsible: await groupByResponsible(cabinet, fates),
		complete,
	};
}

function isWithin({ startedAt }: CallRecord, from: string, to: string): boolean {
	const time = timeOf(startedAt);
	return time >= Date.parse(from) && time <= Date.parse(to);
}

async function tasksByOwner(
	cabinet: Cabinet,
	missed: CallRecord[],
): Promise<Map<string, OurTask[]>> {
	const owners = new Map(missed.map((call) => [ownerKey(call), ownerOf(call)]));
	const entries = await inParallel([...owners], AT_ONCE, async ([key, owner]) => {
		return [key, await listTasks(cabinet, owner)] as const;
	});
	return new Map(entries);
}

function ownerOf({ clientId, phone, externalId, id }: CallRecord): Owner {
	return { clientId, phone, callId: externalId ?? String(id), cardNumbers: null };
}

function ownerKey({ clientId, phone, id }: CallRecord): string {
	return clientId === null ? (phone ?? `call ${id}`) : `client ${clientId}`;
}

/** Somebody who had no client when they were missed may have one now. */
function isSameCaller(one: CallRecord, other: CallRecord): boolean {
	return sameId(one.clientId, other.clientId) || (one.phone !== null && one.phone === other.phone);
}

function fateOf(call: CallRecord, calls: CallRecord[], tasks: OurTask[]): Fate {
	const missedAt = timeOf(call.startedAt);
	const reached = calls
		.filter((other) => isReached(other.status) && isSameCaller(other, call))
		.filter((other) => talkedUntil(other, Number.NaN) > missedAt)
		.map(({ startedAt }) => Math.max(missedAt, timeOf(startedAt)));
	const calledBackAt = Math.min(...reached);
	const minutesToCallBack = reached.length === 0 ? null : (calledBackAt - missedAt) / 60_000;
	const task = tasks.find(({ facts }) =>
		facts.missedCalls.some(({ id }) => id === call.externalId),
	);
	const open = task ? task.isOpen : minutesToCallBack === null;
	return { responsible: task?.record.responsible ?? null, minutesToCallBack, open };
}

async function groupByResponsible({ api }: Cabinet, fates: Fate[]): Promise<ReportRow[]> {
	if (fates.length === 0) return [];
	const { records: users } = await readPages(api, 'user', {}, MAX_PAGES);
	const names = new Map(users.map(({ id, name }) => [String(id), name ?? `${id}`]));
	const rows = new Map<string, ReportRow>();
	for (const { responsible, minutesToCallBack, open } of fates) {
		const key = String(responsible ?? '');
		const name = responsible === null ? null : (names.get(key) ?? key);
		const row = rows.get(key) ?? { responsible: name, missed: 0, calledBack: 0, open: 0 };
		row.missed++;
		if (minutesToCallBack !== null) row.calledBack++;
		if (open) row.open++;
		rows.set(key, row);
	}
	return [...rows.values()].sort((one, other) => other.missed - one.missed);
}

function medianOf(numbers: number[]): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	const median =
		sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	return Math.round(median);
}

function timeOf(iso: string | null): number {
	return iso === null ? Number.NaN : Date.parse(iso);
}
