/**
 * Caches a value per key for a fixed time. Concurrent readers share one load; failed loads are not
 * cached.
 */
export class TtlCache<Value> {
	private readonly entries = new Map<string, { until: number; value: Promise<Value> }>();

	constructor(private readonly ttlMs: number) {}

	/** @param now in milliseconds, by the clock that `ttlMs` is counted on */
	async get(key: string, now: number, load: () => Promise<Value>): Promise<Value> {
		const cached = this.entries.get(key);
		if (cached && now < cached.until) return await cached.value;
		const entry = { until: now + this.ttlMs, value: load() };
		this.entries.set(key, entry);
		entry.value.catch(() => {
			if (this.entries.get(key) === entry) this.forget(key);
		});
		return await entry.value;
	}

	forget(key: string): void {
		this.entries.delete(key);
	}
}
