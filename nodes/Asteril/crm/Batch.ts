import type { CallRecord, TaskRecord } from '../api/records';
import type { Cabinet } from './cabinet';
import type { ClientOutcome } from './findOrCreateClient';
import { MAX_PAGES } from './search';

/** From so many calls on it pays to look them up together. */
const WORTHWHILE = 5;

/** What a batch needs to know of its calls. */
export interface BatchedCall {
	id: string;
	/** ISO 8601 with offset. */
	startedAt: string | null;
}

/**
 * What the calls of one execution share, so that many cost little: which of them are in the
 * cabinet already (asked for by period, in pages), which open tasks there are, and the clients
 * found so far (asked for once a number). A single call, as a webhook brings it, shares nothing.
 *
 * What is not found here is no proof of anything: it is looked up on its own before it is created.
 */
export class Batch {
	private logged: Promise<Map<string, CallRecord>> | undefined;
	private open: Promise<TaskRecord[]> | undefined;
	private readonly clients = new Map<string, Promise<ClientOutcome | null>>();

	constructor(
		private readonly cabinet: Cabinet,
		private readonly calls: readonly BatchedCall[],
	) {}

	/** The call's record, when the cabinet is known to have it. */
	async loggedCall(id: string): Promise<CallRecord | null> {
		if (this.calls.length < WORTHWHILE) return null;
		this.logged ??= this.readLoggedCalls();
		return (await this.logged).get(id) ?? null;
	}

	/** An open task for which `matches` holds, when the cabinet is known to have one. */
	async openTask(matches: (task: TaskRecord) => boolean): Promise<TaskRecord | null> {
		if (this.calls.length < WORTHWHILE) return null;
		this.open ??= this.readOpenTasks();
		return (await this.open).find(matches) ?? null;
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
		const known = new Map<string, CallRecord>();
		const starts = this.calls.flatMap(({ startedAt }) => startedAt ?? []).sort(byTime);
		if (starts.length === 0 || !this.cabinet.api.canFilter('call', 'createdDate')) return known;
		// A cabinet may mean the day on which the call was logged, so the period reaches to today.
		const last = [starts[starts.length - 1], new Date(this.cabinet.now()).toISOString()];
		const period: [string, string] = [starts[0], last.sort(byTime)[1]];
		for (const records of await this.readPages('call', { createdDate: period })) {
			if (records.externalId !== null) known.set(records.externalId, records);
		}
		return known;
	}

	private async readOpenTasks(): Promise<TaskRecord[]> {
		if (!this.cabinet.api.canFilter('task', 'status')) return [];
		const tasks = await this.readPages('task', { status: 'open' });
		return tasks.filter(({ status }) => status === 'open');
	}

	/** Reads a list as long as that is cheaper than asking for each call on its own. */
	private async readPages<Name extends 'call' | 'task'>(
		name: Name,
		filters: object,
	): Promise<Array<Name extends 'call' ? CallRecord : TaskRecord>> {
		const records: unknown[] = [];
		const most = Math.min(MAX_PAGES, this.calls.length);
		for (let page = 0, more = true; more && page < most; page++) {
			const answer = await this.cabinet.api.page(name, filters, page);
			records.push(...answer.records);
			more = answer.more;
		}
		return records as Array<Name extends 'call' ? CallRecord : TaskRecord>;
	}
}

function byTime(one: string, other: string): number {
	return Date.parse(one) - Date.parse(other);
}
