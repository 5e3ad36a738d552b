import { isMissed, isReached } from '../../../shared/callRules';
import { inParallel } from '../../../shared/inParallel';
import { TtlCache } from '../../../shared/TtlCache';
import { type CallRecord, type Id, sameId } from '../../api/records';
import { MAX_PAGES, readPages } from '../../api/search';
import type { Cabinet } from '../cabinet';
import {
	isCallWith,
	keysOf,
	listTasks,
	type OurTask,
	type Owner,
	ownerOf,
	talkedUntil,
} from '../missedCalls/owner';

/** Requests to the cabinet at the same moment. */
const PARALLEL_REQUESTS = 5;

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
	/** Until the client was talked to; `null` when nobody has. */
	minutes: number | null;
	isOpen: boolean;
}

/** Looks at the logged calls of a period, and at the tasks of the clients who were missed in it. */
export async function reportMissedCalls(
	cabinet: Cabinet,
	from: string,
	to: string,
): Promise<MissedCallsReport> {
	const { api } = cabinet;
	// Who was missed at the end of the period may have been called back since.
	const createdDate: [string, string] = [from, new Date(cabinet.now()).toISOString()];
	const { records, complete } = await readPages(api, 'call', { createdDate }, MAX_PAGES);
	const missed = records.filter(({ direction, status, startedAt }) => {
		const time = timeOf(startedAt);
		return isMissed(direction, status) && time >= Date.parse(from) && time <= Date.parse(to);
	});
	const tasks = new TtlCache<OurTask[]>(Number.POSITIVE_INFINITY);
	const fates = await inParallel(missed, PARALLEL_REQUESTS, async (call) => {
		const { id, externalId, phone: clientPhone, clientId } = call;
		const owner = ownerOf({ id: externalId ?? String(id), clientPhone }, { id: clientId });
		const load = async () => await listTasks(cabinet, owner);
		return fateOf(call, owner, records, await tasks.get(keysOf(owner)[0], 0, load));
	});
	const { open: stillOpen, ...counts } = countFates(fates);
	return {
		...{ from, to, ...counts, stillOpen, complete },
		medianMinutesToCallBack: medianOf(fates.flatMap(({ minutes }) => minutes ?? [])),
		byResponsible: await groupByResponsible(cabinet, fates),
	};
}

function fateOf(call: CallRecord, owner: Owner, calls: CallRecord[], tasks: OurTask[]): Fate {
	const missedAt = timeOf(call.startedAt);
	const waits = calls
		.filter((other) => isReached(other.status) && isCallWith(other, owner))
		.filter((talk) => talkedUntil(talk, Number.NaN) >= missedAt)
		.map(({ startedAt }) => Math.max(0, timeOf(startedAt) - missedAt) / 60_000);
	const minutes = waits.length === 0 ? null : Math.min(...waits);
	const task = tasks.find(({ missedCalls }) =>
		missedCalls.some(({ id }) => id === call.externalId),
	);
	const isOpen = task ? task.isOpen : minutes === null;
	return { responsible: task?.record.responsible ?? null, minutes, isOpen };
}

function countFates(fates: Fate[]): Omit<ReportRow, 'responsible'> {
	return {
		missed: fates.length,
		calledBack: fates.filter(({ minutes }) => minutes !== null).length,
		open: fates.filter(({ isOpen }) => isOpen).length,
	};
}

async function groupByResponsible({ api }: Cabinet, fates: Fate[]): Promise<ReportRow[]> {
	if (fates.length === 0) return [];
	const { records: users } = await readPages(api, 'user', {}, MAX_PAGES);
	const nameOf = (id: Id | null) =>
		id === null ? null : (users.find((user) => sameId(user.id, id))?.name ?? String(id));
	const groups = new Map<string, Fate[]>();
	for (const fate of fates) {
		const key = String(fate.responsible);
		groups.set(key, [...(groups.get(key) ?? []), fate]);
	}
	return [...groups.values()]
		.map((group) => ({ responsible: nameOf(group[0].responsible), ...countFates(group) }))
		.sort((one, other) => other.missed - one.missed);
}

function medianOf(numbers: number[]): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	// Of an even number, the mean of the two in the middle.
	return Math.round((sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2);
}

function timeOf(iso: string | null): number {
	return Date.parse(iso ?? '');
}
