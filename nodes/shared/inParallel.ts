/**
 * Works on all items, at most `parallel` at once, and gives the results in the items' order.
 * After a failure no further item is begun; it throws once those under way have ended.
 */
export async function inParallel<Item, Result>(
	items: readonly Item[],
	parallel: number,
	work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
	const results = new Array<Result>(items.length);
	let next = 0;
	let failed = false;
	const worker = async () => {
		while (next < items.length && !failed) {
			const index = next++;
			results[index] = await work(items[index], index).catch((error: unknown) => {
				failed = true;
				throw error;
			});
		}
	};
	const workers = Array.from(
		{ length: Math.max(1, Math.min(parallel || 1, items.length)) },
		worker,
	);
	const outcomes = await Promise.allSettled(workers);
	const failure = outcomes.find((outcome) => outcome.status === 'rejected');
	if (failure) throw failure.reason;
	return results;
}
