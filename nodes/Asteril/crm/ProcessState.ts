import { Locks } from '../../shared/Locks';
import { TtlCache } from '../../shared/TtlCache';
import type { ApiError } from '../../shared/http/ApiError';

/** Declares a cache: how long it keeps a value. The constant itself is its key. */
export interface CacheKind<Value> {
	ttlMs: number;
	/** Never set: it carries the type of the values. */
	value?: Value;
}

/**
 * Everything in `crm/` that lives longer than one call: one object for the process, a fresh one for
 * each test. Keys name the cabinet, as a process may work in several.
 */
export class ProcessState {
	readonly locks = new Locks();
	/** What `verifyFindable` has found again. */
	readonly verified = new Set<string>();
	/** What it has not: why, and until when nothing is created, in milliseconds. */
	readonly blocked = new Map<string, { error: ApiError; until: number }>();
	/** Values that were written into calls, see `missingFields.ts`. */
	readonly written = new Set<string>();
	/** Warnings that were given. */
	readonly warned = new Set<string>();
	private readonly statuses = new Map<string, Set<string>>();
	private readonly caches = new Map<CacheKind<unknown>, TtlCache<unknown>>();

	/** Statuses of the open tasks that were met in a cabinet: some have further ones than "open". */
	openStatuses(cabinetName: string): Set<string> {
		const met = this.statuses.get(cabinetName) ?? new Set(['open']);
		this.statuses.set(cabinetName, met);
		return met;
	}

	cache<Value>(kind: CacheKind<Value>): TtlCache<Value> {
		const cache = this.caches.get(kind) ?? new TtlCache<unknown>(kind.ttlMs);
		this.caches.set(kind, cache);
		return cache as TtlCache<Value>;
	}
}
