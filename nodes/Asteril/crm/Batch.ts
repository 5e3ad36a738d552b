import type { Call } from '../../shared/Call';
import { isReached, reachedUntil } from '../../shared/callRules';
import { TtlCache } from '../../shared/TtlCache';
import { withoutRepeated } from '../api/iteratePages';
import { byId, type CallRecord, type Id, type UserRecord } from '../api/records';
import { MAX_PAGES, readPages, readPagesIfAllowed } from '../api/search';
import type { Cabinet } from './cabinet';
import type { ClientOutcome } from './clients/findClient';
import {
	belongsTo,
	keysOf,
	listTasks,
	type OurTask,
	type Owner,
	ownerOf,
	toOurTask,
} from './missedCalls/owner';

/** From so many calls on it pays to look them up together. */
const MIN_BATCH_SIZE = 5;

/** A call of the execution, with its client as far as the item says. */
export type BatchedCall = Call & { clientId?: Id | null };

/**
 * What the calls of one execution share, so that many cost little: which of them are in the
 * cabinet already (asked for by period, in pages), which open tasks there are, and the clients
 * found so far (asked for once a number). A single call, as a webhook brings it, shares nothing.
 *
 * What is not found here is no proof of anything: it is looked up on its own before it is created.
 */
export class Batch {
	private logged: Promise<Map<string, CallRecord>> | undefined;
	private open: Promise<OurTask[] | null> | undefined;
	private userList: Promise<UserRecord[]> | undefined;
	private talks: Map<string, number[]> | undefined;
	private readonly tasks = new TtlCache<OurTask[]>(Number.POSITIVE_INFINITY);
	private readonly clients = new Map<string, Promise<ClientOutcome | null>>();

	constructor(
		readonly cabinet: Cabinet,
		private readonly calls: readonly BatchedCall[],
	) {}

	/** The call's record, when the cabinet is known to have it. */
	async loggedCall(id: string): Promise<CallRecord | null> {
		if (this.calls.length < MIN_BATCH_SIZE) return null;
		this.logged ??= this.readLoggedCalls();
		return (await this.logged).get(id) ?? null;
	}

	/** The open missed-call tasks that an owner has; `null` when the cabinet's were not all read. */
	async openTasksOf(owner: Owner): Promise<OurTask[] | null> {
		if (this.calls.length < MIN_BATCH_SIZE) return null;
		this.open ??= this.readOpenTasks();
		const tasks = await this.open;
		return tasks && tasks.filter(({ record }) => belongsTo(record, owner));
	}

	/** Tasks of an owner as the first question finds them, also those that are done; asked once. */
	async tasksOf(owner: Owner): Promise<OurTask[]> {
		const load = async () => await listTasks(this.cabinet, owner, 1);
		return await this.tasks.get(keysOf(owner).join(' '), 0, load);
	}

	/** Until when calls of the batch talked to an owner, in milliseconds. */
	reachedUntil(owner: Owner): number[] {
		this.talks ??= indexTalks(this.calls, this.cabinet.now());
		const { talks } = this;
		return keysOf(owner).flatMap((key) => talks.get(key) ?? []);
	}

	/** The cabinet's users, asked for once. */
	async users(): Promise<UserRecord[]> {
		this.userList ??= readPages(this.cabinet.api, 'user', {}, MAX_PAGES).then(
			({ records }) => records,
		);
		return await this.userList;
	}

	/** Does `work` for a number unless it has given a client already. */
	async client(phone: string, work: () => Promise<ClientOutcome>): Promise<ClientOutcome> {
		const before = this.clients.get(phone) ?? Promise.resolve(null);
		const mine = before.then(async (known) =>
			known?.client ? { ...known, clientCreated: false } : await work(),
		);
		this.clients.set(
			phone,
			mine.catch(() => null),
		);
		return await mine;
	}

	private async readLoggedCalls(): Promise<Map<string, CallRecord>> {
		const { api, now } = this.cabinet;
		const times = this.calls
			.map(({ startedAt }) => Date.parse(startedAt ?? ''))
			.filter((time) => !Number.isNaN(time));
		if (times.length === 0 || !api.canFilter('call', 'createdDate')) return new Map();
		const iso = (time: number) => new Date(time).toISOString();
		// A cabinet may mean the day on which the call was logged, so the period reaches to today.
		const createdDate: [string, string] = [iso(Math.min(...times)), iso(Math.max(now(), ...times))];
		const { records } = await readPagesIfAllowed(api, 'call', { createdDate }, this.pages);
		// The oldest comes last and stays: it counts when a call has several records.
		const newestFirst = records.sort(byId).reverse();
		return new Map(newestFirst.map((record) => [record.externalId ?? '', record]));
	}

	private async readOpenTasks(): Promise<OurTask[] | null> {
		const { api, name, state } = this.cabinet;
		if (!api.canFilter('task', 'status')) return null;
		const filters = [...state.openStatuses(name)].map((status) => ({ status }));
		const lists = await Promise.all(
			filters.map(async (by) => await readPagesIfAllowed(api, 'task', by, this.pages)),
		);
		if (!lists[0].complete) return null;
		const records = withoutRepeated(lists.flatMap((list) => list.records)).sort(byId);
		return records.flatMap((record) => toOurTask(record) ?? []).filter(({ isOpen }) => isOpen);
	}

	/** A list is read as long as that is cheaper than asking for each call on its own. */
	private get pages(): number {
		return Math.min(MAX_PAGES, this.calls.length);
	}
}

/** Until when calls talked to each client and each number, so that asking for all costs one pass. */
function indexTalks(calls: readonly BatchedCall[], now: number): Map<string, number[]> {
	const talks = new Map<string, number[]>();
	for (const { clientId = null, ...call } of calls.filter(({ outcome }) => isReached(outcome))) {
		for (const key of keysOf(ownerOf(call, { id: clientId }))) {
			talks.set(key, [...(talks.get(key) ?? []), reachedUntil(call, now)]);
		}
	}
	return talks;
}
