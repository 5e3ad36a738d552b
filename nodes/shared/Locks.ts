/** Locks by key, within one process. */
export class Locks {
	private readonly waiting = new Map<string, Promise<unknown>>();

	/**
	 * Runs work under a lock: work with the same key runs one after another, work with different keys
	 * at the same time. Work that fails releases the lock.
	 */
	async withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
		const before = this.waiting.get(key) ?? Promise.resolve();
		const mine = before.then(work, work);
		this.waiting.set(key, mine);
		try {
			return await mine;
		} finally {
			if (this.waiting.get(key) === mine) this.waiting.delete(key);
		}
	}

	/** Runs work under several locks. Everybody takes them in the same order, so nobody waits for the other. */
	async withLocks<Result>(keys: string[], work: () => Promise<Result>): Promise<Result> {
		const [first, ...others] = [...new Set(keys)].sort();
		if (first === undefined) return await work();
		return await this.withLock(first, async () => await this.withLocks(others, work));
	}
}
