/** The node "Asteril", resource Order: what was seen of Asteril's API. */
import { doIn, askedOf, fields, operation } from '../support/asterilNode.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-24T12:00:00Z'));
	cabinet = await openCabinet();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await cabinet.close();
});

const getMany = async (parameters: object = {}) =>
	await doIn(cabinet, operation('order', 'getMany', { simplify: true, ...parameters }));
const update = async (parameters: object, ...more: [items?: object[]]) =>
	await doIn(cabinet, operation('order', 'update', parameters), ...more);
const numbers = (jsons: Array<Record<string, unknown>>) => jsons.map(({ number }) => number);

function anOrder(more: object) {
	return cabinet.sandbox.cabinet.create('order', { status: 'new', ...more });
}

test('all orders, flat: our names, and the fields of the cabinet with custom ones', async () => {
	const { jsons, error } = await getMany();
	expect(error).toBeUndefined();
	expect(numbers(jsons)).toEqual(['A-1001', 'A-1002', 'A-1003']);
	expect(jsons[0]).toMatchObject({
		id: 1,
		status: 'new',
		sum: 1250,
		client_id: 1,
		custom_field_1: 'google',
	});
});

test('up to the limit, with one request for it', async () => {
	for (let number = 0; number < 150; number++) anOrder({ number: `B-${number}` });
	expect((await getMany({ limit: 2 })).jsons).toHaveLength(2);
	expect(askedOf(cabinet)).toHaveLength(1);
	expect((await getMany({ returnAll: true })).jsons).toHaveLength(153);
	expect(askedOf(cabinet)).toHaveLength(3);
});

test('of a status, by its number', async () => {
	const { jsons } = await getMany({ filters: { status: '2' } });
	expect(numbers(jsons)).toEqual(['A-1002']);
	expect(askedOf(cabinet)[0]).toContain('orderStatus=2');
});

test.each([
	['today', 'createdDate=2026-11-24:2026-11-24'],
	['yesterday', 'createdDate=2026-11-23:2026-11-23'],
	['last7', 'createdDate=2026-11-17:2026-11-24'],
	['last30', 'createdDate=2026-10-25:2026-11-24'],
])("created %s: the days are those of the cabinet's clock", async (created, query) => {
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T22:30:00Z'));
	await getMany({ created });
	expect(askedOf(cabinet)[0]).toContain(query);
});

test('created and changed between two moments', async () => {
	const { error } = await getMany({
		...{ created: 'between', createdFrom: '2026-11-20T00:00:00+02:00' },
		...{ changed: 'between', changedTo: '2026-11-22T10:00:00+02:00' },
	});
	expect(error).toBeUndefined();
	expect(askedOf(cabinet)[0]).toMatch(
		/createdDate=2026-11-20:2026-11-24.*historyUpdateDate=2000-01-01:2026-11-22/,
	);
});

test.each([
	[{ createdFrom: 'tomorrow' }, '"tomorrow" is no date and time'],
	[{ createdFrom: '2026-11-22', createdTo: '2026-11-21' }, '"From" and "To" are no period'],
])('a period that is none: %j', async (given, message) => {
	const { error } = await getMany({ created: 'between', ...given });
	expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
	expect(askedOf(cabinet)).toEqual([]);
});

describe('of a client', () => {
	test.each([
		['by ID, and says which field it went by', { clientId: '1' }, 'client_id'],
		['by a number in any spelling', { clientPhone: '+38 (067) 765-43-21' }, 'custom_field_5'],
	])('%s', async (_name, filters, foundBy) => {
		const other = cabinet.sandbox.cabinet.create('client', { phone: '380677654321' });
		anOrder({ number: 'B-1', client_id: other.id, custom_field_5: '067 765 43 21, 1 шт' });
		const { jsons } = await getMany({ filters });
		expect(jsons.length).toBeGreaterThan(0);
		expect(new Set(jsons.map((json) => json.foundBy))).toEqual(new Set([foundBy]));
		expect(numbers(jsons).includes('B-1')).toBe(foundBy !== 'client_id');
	});

	test('a sum that happens to be the ID is not one', async () => {
		anOrder({ number: 'B-1', sum: 7 });
		expect((await getMany({ filters: { clientId: '7' } })).jsons).toEqual([]);
	});

	test('a number that is none', async () => {
		const { error } = await getMany({ filters: { clientPhone: '12' } });
		expect(error).toMatchObject({
			message: '"12" is not a phone number',
			description: expect.stringContaining('380671234567'),
		});
	});

	test('not all orders could be looked at: that is said, not kept quiet', async () => {
		for (let number = 0; number < 250; number++) anOrder({ number: `B-${number}` });
		const { error } = await getMany({
			filters: { clientPhone: '0670000000' },
			options: { maxPages: 2 },
		});
		expect(error).toMatchObject({
			message: '2 pages of orders were looked through, and there are more',
			description: expect.stringContaining('shorter period'),
		});
	});
});

test('simplified, what has a name of ours comes once, and no nested values', async () => {
	cabinet.credential.contractOverrides = '{"order": {"fields": {"status": "number"}}}';
	const [simple] = (await getMany()).jsons;
	expect(simple).toMatchObject({ status: 'A-1001' });
	expect(simple).not.toHaveProperty('number');
	const [raw] = (await getMany({ simplify: false })).jsons;
	expect(raw).toMatchObject({ number: 'A-1001', status: 'A-1001' });
});

describe('update', () => {
	test('the status by its system name, as it was seen', async () => {
		const { jsons, error } = await update({ orderId: '1', status: 'in_work' });
		expect(error).toBeUndefined();
		expect(jsons).toEqual([{ status: 'in_work', id: 1, updated: true }]);
		expect(cabinet.sandbox.cabinet.find('order', 1)).toMatchObject({ status: 'in_work' });
		expect(askedOf(cabinet)).toEqual([expect.stringMatching(/^POST .*order\/1/)]);
	});

	test('any field, custom ones included, as text or number', async () => {
		const given = fields(['custom_field_7', 'подзвонити'], ['sum', '300', 'number']);
		const { jsons } = await update({ orderId: '2', ...given });
		expect(jsons[0]).toMatchObject({ id: 2, custom_field_7: 'подзвонити', sum: 300 });
		expect(cabinet.sandbox.cabinet.find('order', 2)).toMatchObject({
			custom_field_7: 'подзвонити',
			sum: 300,
			status: 'in_work',
		});
	});

	test('every item its own order', async () => {
		const items = [{ order: 1 }, { order: 3 }];
		const { items: out } = await update({ orderId: '={{ $json.order }}', status: 'sent' }, items);
		expect(out.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			[1, { item: 0 }],
			[3, { item: 1 }],
		]);
	});

	test.each<[string, object, object]>([
		['no ID', { orderId: '={{ $json.none }}', status: 'sent' }, { message: '"Order ID" is empty' }],
		['nothing', { orderId: '1' }, { message: 'There is nothing to change' }],
		[
			'a field without a name',
			{ orderId: '1', ...fields(['', 'x']) },
			{ message: 'An entry of "Fields" names no field' },
		],
		[
			'a number that is none',
			{ orderId: '1', ...fields(['sum', 'багато', 'number']) },
			{
				message: '"багато" can\'t be sent as number',
				description: expect.stringContaining('"sum"'),
			},
		],
	])('%s', async (_name, given, said) => {
		const { error } = await update(given);
		expect(error).toMatchObject({
			description: expect.any(String),
			...said,
			context: { itemIndex: 0 },
		});
		expect(askedOf(cabinet)).toEqual([]);
	});

	test('what the cabinet refuses is said with its reason, and the other items go on', async () => {
		const step = operation(
			'order',
			'update',
			{ orderId: '={{ $json.order }}', status: 'sent' },
			{ onError: 'continueErrorOutput' },
		);
		const { items, errorItems } = await doIn(cabinet, step, [{ order: 99 }, { order: 2 }]);
		expect(items.map(({ json }) => json.id)).toEqual([2]);
		expect(errorItems[0].json.error).toMatch(/has no POST order\/99 \(404\)/);
	});
});
