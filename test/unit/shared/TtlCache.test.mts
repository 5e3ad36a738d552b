import { TtlCache } from '../../../nodes/shared/TtlCache';

function counting() {
	let reads = 0;
	return async () => ++reads;
}

test('one reading for a key and its time', async () => {
	const held = new TtlCache<number>(100);
	const read = counting();
	const at = async (now: number, key = 'a') => await held.get(key, now, read);
	expect(await Promise.all([at(0), at(0), at(99)])).toEqual([1, 1, 1]);
	expect(await at(50, 'b')).toBe(2);
	expect([await at(100), await at(150)]).toEqual([3, 3]);
});

test('until it is forgotten', async () => {
	const held = new TtlCache<number>(100);
	const read = counting();
	await held.get('a', 0, read);
	held.forget('a');
	expect(await held.get('a', 1, read)).toBe(2);
});

test('a reading that fails is not held', async () => {
	const held = new TtlCache<number>(100);
	const fails = async () => await Promise.reject<number>(new Error('closed'));
	await expect(Promise.all([held.get('a', 0, fails), held.get('a', 0, fails)])).rejects.toThrow();
	expect(await held.get('a', 1, counting())).toBe(1);
});

test('a late failure leaves a newer reading alone', async () => {
	const held = new TtlCache<number>(100);
	let fail = () => {};
	const late = held.get(
		'a',
		0,
		async () => await new Promise((_, no) => (fail = () => no(Error()))),
	);
	const read = counting();
	await held.get('a', 200, read);
	fail();
	await expect(late).rejects.toThrow();
	expect(await held.get('a', 201, read)).toBe(1);
});
