import { setTimeout as sleep } from 'node:timers/promises';
import { Locks } from '../../../nodes/shared/Locks';

const locks = new Locks();

function log() {
	const events: string[] = [];
	const work =
		(name: string, result: unknown = name) =>
		async () => {
			events.push(`${name} begins`);
			await sleep(5);
			events.push(`${name} ends`);
			if (result instanceof Error) throw result;
			return result;
		};
	return { events, work };
}

test('the same key: one after another, in the order they came', async () => {
	const { events, work } = log();
	const results = await Promise.all(
		['a', 'b', 'c'].map((name) => locks.withLock('one', work(name))),
	);
	expect(results).toEqual(['a', 'b', 'c']);
	expect(events.join()).toBe('a begins,a ends,b begins,b ends,c begins,c ends');
});

test('another key does not wait', async () => {
	const { events, work } = log();
	await Promise.all([locks.withLock('two', work('a')), locks.withLock('three', work('b'))]);
	expect(events.slice(0, 2)).toEqual(['a begins', 'b begins']);
});

test('a failure is its own: the next goes on', async () => {
	const { events, work } = log();
	const outcomes = await Promise.allSettled([
		locks.withLock('four', work('a', new Error('no'))),
		locks.withLock('four', work('b')),
	]);
	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	expect(events.join()).toBe('a begins,a ends,b begins,b ends');
});

test('what comes when all is done begins at once', async () => {
	const { events, work } = log();
	await locks.withLock('five', work('a'));
	const next = locks.withLock('five', work('b'));
	await sleep(0);
	expect(events).toContain('b begins');
	await next;
});

test('several keys in crossing order: one after another, and nobody waits for ever', async () => {
	const { events, work } = log();
	await Promise.all([
		locks.withLocks(['five', 'six'], work('a')),
		locks.withLocks(['six', 'five', 'six'], work('b')),
		locks.withLock('six', work('c')),
	]);
	expect(events.filter((event) => /begins/.test(event))).toHaveLength(3);
	for (let n = 0; n < events.length; n += 2) {
		expect(events[n + 1]).toBe(events[n].replace('begins', 'ends'));
	}
	expect(await locks.withLocks([], work('d'))).toBe('d');
});
