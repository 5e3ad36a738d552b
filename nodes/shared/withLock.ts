const waiting = new Map<string, Promise<unknown>>();

/**
 * Runs work under a lock: work with the same key runs one after another in this process, work with
 * different keys at the same time. Work that fails releases the lock.
 */
export async function withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
	const before = waiting.get(key) ?? Promise.resolve();
	const mine = before.then(work, work);
	waiting.set(key, mine);
	try {
		return await mine;
	} finally {
		if (waiting.get(key) === mine) waiting.delete(key);
	}
}
