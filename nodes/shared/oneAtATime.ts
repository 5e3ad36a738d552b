const waiting = new Map<string, Promise<unknown>>();

/**
 * Runs pieces of work that share a key one after another, in this process; others at once.
 * A piece that fails does not stop the next.
 */
export async function oneAtATime<Result>(
	key: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const before = waiting.get(key) ?? Promise.resolve();
	const mine = before.then(work, work);
	waiting.set(key, mine);
	try {
		return await mine;
	} finally {
		if (waiting.get(key) === mine) waiting.delete(key);
	}
}
