import { byId, type Id, sameId } from '../../../../nodes/Asteril/api/records';

test.each<[Id | null, Id | null, boolean]>([
	[7, 7, true],
	[7, '7', true],
	['a1', 'a1', true],
	[7, 8, false],
	['7', '07', false],
	[7, null, false],
	[null, 7, false],
	[null, null, false],
])('the ids %j and %j are the same: %j', (one, other, same) => {
	expect(sameId(one, other)).toBe(same);
});

test.each<[Id[], Id[]]>([
	[
		[10, 9, 100],
		[9, 10, 100],
	],
	[
		['10', '9', '100'],
		['9', '10', '100'],
	],
	[
		['b2', 'a3', 'a1'],
		['a1', 'a3', 'b2'],
	],
])('of %j the oldest comes first', (ids, sorted) => {
	const records = ids.map((id) => ({ id }));
	expect(records.sort(byId).map(({ id }) => id)).toEqual(sorted);
});
