import { inParallel } from '../../../nodes/shared/inParallel';

/** Work that ends when it is told, in any order. */
function stoppedWork() {
	const begun: number[] = [];
	const ends: Array<() => void> = [];
	let most = 0;
	let now = 0;
	const work = async (item: number) => {
		begun.push(item);
		most = Math.max(most, ++now);
		await new Promise<void>((resolve) => (ends[item] = resolve));
		now -= 1;
		return item * 10;
	};
	const end = async (item: number) => {
		ends[item]();
		await new Promise((resolve) => setImmediate(resolve));
	};
	return { work, end, begun, most: () => most };
}

test('results stand in the order of the items, whatever ends first', async () => {
	const { work, end } = stoppedWork();
	const results = inParallel([0, 1, 2], 3, work);
	await end(2);
	await end(0);
	await end(1);
	expect(await results).toEqual([0, 10, 20]);
});

test('never more at once than allowed, and the next begins when one ends', async () => {
	const { work, end, begun, most } = stoppedWork();
	const results = inParallel([0, 1, 2, 3], 2, work);
	expect(begun).toEqual([0, 1]);
	await end(1);
	expect(begun).toEqual([0, 1, 2]);
	for (const item of [0, 2, 3]) await end(item);
	expect([await results, most()]).toEqual([[0, 10, 20, 30], 2]);
});

test('after a failure nothing is begun, what is under way is waited for, then it throws', async () => {
	const { work, end, begun } = stoppedWork();
	let finished = false;
	const results = inParallel([0, 1, 2, 3], 2, async (item) => {
		if (item === 0) throw new Error('no');
		const result = await work(item);
		finished = true;
		return result;
	});
	const outcome = results.catch((error: Error) => `${error.message}, finished: ${finished}`);
	await new Promise((resolve) => setImmediate(resolve));
	expect(begun).toEqual([1]);
	await end(1);
	expect(await outcome).toBe('no, finished: true');
	expect(begun).toEqual([1]);
});

test.each([0, -1, 1, Number.NaN, 1000])('%d at once does all the same', async (parallel) => {
	const results = await inParallel([1, 2, 3], parallel, async (item, index) => [item, index]);
	expect(results).toEqual([
		[1, 0],
		[2, 1],
		[3, 2],
	]);
});

test('gives no results for no items', async () => {
	expect(await inParallel([], 5, async () => 1)).toEqual([]);
});
