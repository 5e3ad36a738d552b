interface Entry<Value> {
	value: Value;
	loadedAt: number;
}

/**
 * Caches a value per key. A value that is no longer fresh is still given out while a new one is
 * loaded. Concurrent readers share one load; failed loads are not cached.
 */
export class StaleCache<Value> {
	private readonly entries = new Map<string, Entry<Value>>();
	private readonly loads = new Map<string, Promise<Value>>();

	/**
	 * @param freshMs age up to which a value is given out as it is
	 * @param usableMs age up to which it is still given out while a new one is loaded
	 */
	constructor(
		private readonly freshMs: number,
		private readonly usableMs: number,
	) {}

	/** @param now in milliseconds, by the clock that ages are counted on */
	async get(key: string, now: number, load: () => Promise<Value>): Promise<Value> {
		const entry = this.entries.get(key);
		const age = entry === undefined ? Number.POSITIVE_INFINITY : now - entry.loadedAt;
		if (entry !== undefined && age < this.freshMs) return entry.value;
		const loading = this.loads.get(key) ?? this.load(key, now, load);
		if (entry === undefined || age >= this.usableMs) return await loading;
		// A failure reaches those who wait for the load. Here the cached value is the answer.
		loading.catch(() => undefined);
		return entry.value;
	}

	/** The cached value, whatever its age. */
	peek(key: string): Value | undefined {
		return this.entries.get(key)?.value;
	}

	forget(key: string): void {
		this.entries.delete(key);
	}

	private async load(key: string, now: number, load: () => Promise<Value>): Promise<Value> {
		const loading = load().then((value) => {
			this.entries.set(key, { value, loadedAt: now });
			return value;
		});
		this.loads.set(key, loading);
		const done = () => {
			if (this.loads.get(key) === loading) this.loads.delete(key);
		};
		loading.then(done, done);
		return await loading;
	}
}
