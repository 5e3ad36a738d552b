import { StaleCache } from '../../../nodes/shared/StaleCache';

const cacheOf = () => {
	const cache = new StaleCache<number>(10, 100);
	let loads = 0;
	const load = async () => (loads += 1);
	return { cache, load, get: async (now: number) => await cache.get('key', now, load) };
};
const tick = async () => await new Promise((resolve) => setImmediate(resolve));

test('a fresh value is given out as it is', async () => {
	const { get } = cacheOf();
	expect([await get(0), await get(9)]).toEqual([1, 1]);
});

test('a value that is no longer fresh is given out a last time while a new one is loaded', async () => {
	const { get } = cacheOf();
	await get(0);
	expect(await get(10)).toBe(1);
	await tick();
	expect(await get(11)).toBe(2);
});

test('a value that is too old is not given out', async () => {
	const { get } = cacheOf();
	await get(0);
	expect(await get(100)).toBe(2);
});

test('concurrent readers share one load', async () => {
	const { get } = cacheOf();
	expect(await Promise.all([get(0), get(0), get(0)])).toEqual([1, 1, 1]);
});

test('a failed load is not cached, and the value at hand outlives it', async () => {
	const { cache, get } = cacheOf();
	const fail = async () => await Promise.reject(new Error('no'));
	await expect(cache.get('key', 0, fail)).rejects.toThrow('no');
	expect(await get(0)).toBe(1);
	expect(await cache.get('key', 50, fail)).toBe(1);
	await tick();
	expect(await cache.get('key', 60, fail)).toBe(1);
	await expect(cache.get('key', 100, fail)).rejects.toThrow('no');
});

test('a load that hangs keeps nobody who has a value at hand', async () => {
	const { cache, get } = cacheOf();
	await get(0);
	const hang = async () => await new Promise<number>(() => undefined);
	expect(await cache.get('key', 50, hang)).toBe(1);
	expect(await cache.get('key', 51, hang)).toBe(1);
});

test('what is forgotten is loaded again', async () => {
	const { cache, get } = cacheOf();
	await get(0);
	expect(cache.peek('key')).toBe(1);
	cache.forget('key');
	expect(cache.peek('key')).toBeUndefined();
	expect(await get(1)).toBe(2);
});
