import { findPlace, kindOf } from '../../../../nodes/Asteril/check/answers';

test.each([
	[200, { pages: 1 }, 'good'],
	[204, '', 'good'],
	[404, {}, 'missing'],
	[405, {}, 'missing'],
	[401, {}, 'denied'],
	[422, {}, 'refused'],
	[503, {}, 'failing'],
	[0, undefined, 'failing'],
	[200, '<html></html>', 'page'],
	[200, { status: 'error', code: 404, error: 'No such method' }, 'missing'],
	[200, { success: false, errorMessage: 'Validation failed' }, 'refused'],
	[200, { error: 'Wrong API key' }, 'denied'],
	[200, { error: null, clients: [] }, 'good'],
])('%i with %j is %s', (status, body, kind) => {
	expect(kindOf(status, body)).toBe(kind);
});

const row = { id: 1 };

test.each([
	[{ pages: 1, clients: [row] }, ['clients'], 1],
	[{ data: { list: [row] }, errors: [] }, ['data', 'list'], 1],
	[{ filters: [row], meta: { rows: [row] }, found: [row, row] }, ['found'], 2],
	[{ deep: { clients: [row] }, other: [row, row] }, ['other'], 2],
	[{ users: [row, row], clients: [row] }, ['clients'], 1],
	[{ users: [row, row], clients: [] }, ['clients'], 0],
	[{ users: [row, row], found: [] }, ['users'], 2],
	[{ pages: 0, clients: [] }, ['clients'], 0],
	[{ errors: [row] }, null, 0],
	[{ 380671234567: [row] }, null, 0],
	[[row], [], 1],
	[{ data: { 7: row, 9: row } }, ['data'], 2],
	[{ pages: 0, clients: null }, null, 0],
	[{ pages: 0 }, null, 0],
])('the records of %j stand under %j', (body, keys, rows) => {
	const place = findPlace(body, 'clients');
	expect([place.keys, place.rows.length]).toEqual([keys, rows]);
});
