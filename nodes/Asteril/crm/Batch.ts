import {
	byId,
	type CallRecord,
	type Id,
	sameId,
	type TaskRecord,
	type UserRecord,
} from '../api/records';
import { attemptsIn, callIdIn } from './missedCalls/attempts';
import type { Cabinet } from './cabinet';
import type { ClientOutcome } from './clients/findOrCreateClient';
import { MAX_PAGES, readPages } from './search';

/** From so many calls on it pays to look them up together. */
const WORTHWHILE = 5;

/** What a batch needs to know of its calls. */
export interface BatchedCall {
	id: string;
	/** ISO 8601 with offset. */
	startedAt: string | null;
	/** Who was talked to, when the call was answered. */
	reached?: { clientId: Id | null; phone: string | null };
}

interface OpenTasks {
	tasks: TaskRecord[];
	/** By the ids of the missed calls that they count. */
	byCall: Map<string, TaskRecord[]>;
	/** Whether these are all that the cabinet has. */
	all: boolean;
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
	private open: Promise<OpenTasks> | undefined;
	private userList: Promise<UserRecord[]> | undefined;
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

	/** The open tasks that the cabinet is known to have and that count the call. */
	async openTasksOf(call: { id: string }): Promise<TaskRecord[]> {
		if (this.calls.length < WORTHWHILE) return [];
		this.open ??= this.readOpenTasks();
		return (await this.open).byCall.get(callIdIn(call)) ?? [];
	}

	/** `false` only when the batch has seen all open tasks, and none of them is one that `matches`. */
	async mayHaveOpenTask(matches: (task: TaskRecord) => boolean): Promise<boolean> {
		if (this.calls.length < WORTHWHILE) return true;
		this.open ??= this.readOpenTasks();
		const { tasks, all } = await this.open;
		return !all || tasks.some(matches);
	}

	/** When calls of the batch reached a client, or a number. */
	reachedAt(clientId: Id | null, phone: string | null): string[] {
		return this.calls.flatMap(({ startedAt, reached }) => {
			const same =
				sameId(reached?.clientId ?? null, clientId) || (phone !== null && reached?.phone === phone);
			return same && startedAt !== null ? [startedAt] : [];
		});
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
		const known = new Map<string, CallRecord>();
		const starts = this.calls.flatMap(({ startedAt }) => startedAt ?? []).sort(byTime);
		if (starts.length === 0 || !this.cabinet.api.canFilter('call', 'createdDate')) return known;
		// A cabinet may mean the day on which the call was logged, so the period reaches to today.
		const last = [starts[starts.length - 1], new Date(this.cabinet.now()).toISOString()];
		const period: [string, string] = [starts[0], last.sort(byTime)[1]];
		// The oldest first, and it is the one that counts when a call has several records.
		const { records } = await readPages(
			this.cabinet.api,
			'call',
			{ createdDate: period },
			this.pages,
		);
		for (const record of records.sort(byId)) {
			const { externalId } = record;
			if (externalId !== null && !known.has(externalId)) known.set(externalId, record);
		}
		return known;
	}

	private async readOpenTasks(): Promise<OpenTasks> {
		const { api } = this.cabinet;
		const byCall = new Map<string, TaskRecord[]>();
		if (!api.canFilter('task', 'status')) return { tasks: [], byCall, all: false };
		const { records, complete } = await readPages(api, 'task', { status: 'open' }, this.pages);
		const tasks = records.filter(({ status }) => status === 'open');
		for (const task of tasks) {
			for (const { callId } of attemptsIn(task.description)) {
				byCall.set(callId, [...(byCall.get(callId) ?? []), task]);
			}
		}
		return { tasks, byCall, all: complete };
	}

	/** A list is read as long as that is cheaper than asking for each call on its own. */
	private get pages(): number {
		return Math.min(MAX_PAGES, this.calls.length);
	}
}

function byTime(one: string, other: string): number {
	return Date.parse(one) - Date.parse(other);
}
