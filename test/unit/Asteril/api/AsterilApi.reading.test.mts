import { ApiError } from '../../../../nodes/shared/http/ApiError';
import { ownFieldsOf } from '../../../../nodes/Asteril/api/records';
import { type OddAnswer, type OddServer, startOddServer } from '../../../support/oddServer.mts';
import { cabinetAt } from '../../../support/openCabinet.mts';

let server: OddServer;

afterEach(async () => await server.close());

/** A cabinet that answers so to everything. */
async function answering(
	answer: OddAnswer | Parameters<typeof startOddServer>[0],
	overrides: object = {},
) {
	server = await startOddServer(answer);
	return cabinetAt(server.url, { overrides }).api;
}

const query = (number = 0) =>
	Object.fromEntries(new URL(server.asked[number].url, server.url).searchParams);
const JSON_TYPE = { 'content-type': 'application/json' };
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1 }));

describe('asking for a page', () => {
	const none = { body: { clients: [], pages: 0 } };

	test('counts from one', async () => {
		const api = await answering(none);
		await api.page('client', { phone: '380671234567' }, 2);
		expect(server.asked[0].url).toMatch(/^\/api\/v3\.1\/clients\?/);
		expect(query()).toEqual({
			phone: '380671234567',
			page: '3',
			limit: '100',
			api_key: 'sandbox-key',
		});
	});

	test('or from zero, under other names', async () => {
		const api = await answering(none, {
			paging: { first: 0, page: 'p', limit: 'perPage', size: 25 },
		});
		await api.page('client', {}, 2);
		expect(query()).toMatchObject({ p: '2', perPage: '25' });
	});

	test('or by an offset', async () => {
		const api = await answering(none, { paging: { style: 'offset', size: 50 } });
		await api.page('client', {}, 2);
		expect(query()).toEqual({ offset: '100', limit: '50', api_key: 'sandbox-key' });
	});

	test('filters as the cabinet names them, values as it knows them', async () => {
		const api = await answering(
			{ body: { tasks: [], pages: 0 } },
			{
				task: { filters: { status: 'state', clientId: null }, values: { status: { open: 0 } } },
			},
		);
		await api.page('task', { status: 'open', clientId: 5, externalId: undefined });
		expect(query()).toEqual({ state: '0', page: '1', limit: '100', api_key: 'sandbox-key' });
	});

	test('a range of days, on the clock of the cabinet', async () => {
		const api = await answering({ body: { calls: [], pages: 0 } });
		await api.page('call', { createdDate: ['2026-11-21T23:30:00Z', '2026-11-22T10:00:00+02:00'] });
		expect(query().createdDate).toBe('2026-11-22:2026-11-22');
	});
});

describe('whether there is more', () => {
	const size = { paging: { size: 3 } };
	const unknown = { paging: { size: 3, pages: null } };
	const total = { paging: { size: 3, pages: null, total: 'meta.total' } };

	test.each<[string, object, overrides: object, page: number, more: boolean]>([
		['a page of several', { clients: rows(3), pages: 2 }, size, 0, true],
		['the last page', { clients: rows(3), pages: 2 }, size, 1, false],
		['a short page that is not the last', { clients: rows(1), pages: 2 }, size, 0, true],
		['pages as a text', { clients: rows(3), pages: '2' }, size, 0, true],
		['an empty page, whatever is promised', { clients: [], pages: 9 }, size, 0, false],
		['a total not reached', { clients: rows(3), meta: { total: 4 } }, total, 0, true],
		['a total reached', { clients: rows(1), meta: { total: 4 } }, total, 1, false],
		['neither, and a full page', { clients: rows(3) }, unknown, 0, true],
		['neither, and a page not full', { clients: rows(2) }, unknown, 0, false],
		['pages that are missing', { clients: rows(3) }, size, 0, true],
		['pages that are null', { clients: rows(3), pages: null }, size, 0, true],
	])('%s', async (_name, body, overrides, page, more) => {
		const api = await answering({ body }, overrides);
		const answer = await api.page('client', {}, page);
		expect(answer.more).toBe(more);
	});

	const sizes = { paging: { pages: null, size: 100 } };
	test.each([
		[10, true],
		[9, false],
	])('neither, and %i records, as a cabinet that caps its pages gives', async (count, more) => {
		const api = await answering({ body: { clients: rows(count) } }, sizes);
		expect((await api.page('client')).more).toBe(more);
	});

	test.each<[string, object, overrides: object, last: number | null]>([
		['pages', { clients: rows(1), pages: 3 }, {}, 2],
		['no pages at all', { clients: [], pages: 0 }, {}, 0],
		[
			'pages in the envelope',
			{ data: { clients: [], pages: 4 } },
			{ response: { envelope: 'data' } },
			3,
		],
		[
			'pages beside the envelope',
			{ data: { clients: [] }, pages: 5 },
			{ response: { envelope: 'data' } },
			4,
		],
		['a total', { clients: rows(3), meta: { total: 7 } }, total, 2],
		['a total that fills its pages', { clients: rows(3), meta: { total: 6 } }, total, 1],
		['neither', { clients: rows(3) }, unknown, null],
	])('the last page is known from %s', async (_name, body, overrides, last) => {
		const api = await answering({ body }, overrides);
		expect((await api.page('client')).last).toBe(last);
	});

	test('an offset goes on behind what was seen, however many a page has', async () => {
		const all = rows(38);
		const pages = [all.slice(0, 20), all.slice(20, 35), all.slice(35)];
		const api = await answering((_asked, number) => ({ body: { clients: pages[number - 1] } }), {
			paging: { style: 'offset', pages: null },
		});
		let pagesSeen = 0;
		for await (const { records } of api.pages('client')) pagesSeen += records.length > 0 ? 1 : 0;
		expect(pagesSeen).toBe(3);
		expect(server.asked.map((_, number) => query(number).offset)).toEqual(['0', '20', '35']);
	});

	test('page after page, and no page too many', async () => {
		const api = await answering((_asked, number) => ({
			body: { users: [{ id: number }], pages: 3 },
		}));
		const ids: unknown[] = [];
		for await (const { records } of api.pages('user')) ids.push(...records.map(({ id }) => id));
		expect([ids, server.asked.length]).toEqual([[1, 2, 3], 3]);
	});
});

test.each<[string, object, overrides: object, page: number, last: number | null]>([
	['of pages', { clients: rows(3), pages: 4 }, {}, 0, 3],
	[
		'of a total, by what the first page holds',
		{ clients: rows(2), total: 7 },
		{ total: 'total' },
		0,
		3,
	],
	[
		'of a total, by the size asked for on a later page',
		{ clients: rows(1), total: 7 },
		{ total: 'total' },
		1,
		2,
	],
	['of a total, when the first page is empty', { clients: [], total: 7 }, { total: 'total' }, 0, 2],
	['of nothing', { clients: [], pages: 0 }, {}, 0, 0],
	['nobody says', { clients: rows(3) }, {}, 0, null],
])('the last page: %s', async (_name, body, more, page, last) => {
	const pages = 'pages' in body ? {} : { pages: null };
	const api = await answering({ body }, { paging: { size: 3, ...pages, ...more } });
	expect((await api.page('client', {}, page)).last).toBe(last);
});

test('a first record without an id is one too many', async () => {
	const api = await answering({ body: { clients: [{ name: 'x' }, { id: 1 }] } });
	await expect(api.page('client')).rejects.toMatchObject({
		description: expect.stringContaining('an id under "id"') as string,
	});
});

describe('where the records stand', () => {
	const found = [{ id: 7, name: 'Олена' }];
	test.each<[string, object, overrides: object]>([
		['under their key', { clients: found }, {}],
		['in an envelope', { data: { clients: found } }, { response: { envelope: 'data' } }],
		[
			'under a dotted key',
			{ result: { items: found } },
			{ client: { list: { key: 'result.items' } } },
		],
		['nowhere but at the top', found, { client: { list: { key: null } } }],
	])('%s', async (_name, body, overrides) => {
		const api = await answering({ body }, overrides);
		const { records } = await api.page('client');
		expect(records).toMatchObject([{ id: 7, name: 'Олена', phone: null }]);
	});

	test.each<[string, unknown, overrides: object, says: string]>([
		['an object in their place', { clients: { id: 7 } }, {}, 'an array under "clients"'],
		['another key', { contacts: [], pages: 1 }, {}, '{ contacts: array of 0, pages: number }'],
		['no envelope', { clients: [] }, { response: { envelope: 'data' } }, 'received nothing'],
		['a list at the top', [{ id: 1 }], {}, 'received an array of 1'],
		[
			'no list at the top',
			{ ok: true },
			{ client: { list: { key: null } } },
			'Expected an array, received',
		],
		['nothing, though there are pages', { pages: 3 }, {}, '{ pages: number }'],
		['nothing but a note', { ok: true }, {}, '{ ok: boolean }'],
		['sections instead of records', { clients: { new: {}, old: {} } }, {}, '"clients"'],
	])('not there: %s', async (_name, body, overrides, says) => {
		const api = await answering({ body }, overrides);
		const error = await api.page('client').catch((thrown: ApiError) => thrown);
		expect(error).toBeInstanceOf(ApiError);
		expect(error).toMatchObject({ kind: 'contract' });
		expect((error as ApiError).description).toContain(says);
		expect((error as ApiError).description).toContain('"client.list.key"');
	});

	const atTop = { client: { list: { key: null } } };
	const inData = { response: { envelope: 'data' } };
	test.each<[string, OddAnswer, overrides: object]>([
		['an array', { body: { clients: [], pages: 0 } }, {}],
		['null', { body: { clients: null, pages: 0 } }, {}],
		['null, with one page', { body: { clients: null, pages: 1 } }, {}],
		['an object', { body: { clients: {}, pages: 0 } }, {}],
		['no key, and no pages', { body: { pages: 0 } }, {}],
		['no key, and a total of 0', { body: { total: '0' } }, { paging: { total: 'total' } }],
		['an empty object', { body: {} }, {}],
		['an empty array in its place', { body: [] }, {}],
		['null in the place of everything', { headers: JSON_TYPE, body: 'null' }, {}],
		['no content', { status: 204 }, {}],
		['null in an envelope', { body: { data: null } }, inData],
		['an empty array in an envelope', { body: { data: [] } }, inData],
		['null in an envelope and under a key', { body: { data: { clients: null } } }, inData],
		['an object at the top', { body: {} }, atTop],
		['null at the top', { headers: JSON_TYPE, body: 'null' }, atTop],
	])('an empty list written as %s is an empty list', async (_name, answer, overrides) => {
		const api = await answering(answer, overrides);
		expect(await api.page('client')).toMatchObject({ records: [], more: false });
	});

	test.each<[string, object, overrides: object]>([
		['by id', { clients: { 7: { id: 7, name: 'Олена' }, 9: { id: 9, name: 'Іван' } } }, {}],
		[
			'by id that stands nowhere else',
			{ clients: { 7: { name: 'Олена' }, 9: { name: 'Іван' } } },
			{},
		],
		['by a name', { clients: { c7: { id: 7, name: 'Олена' }, c9: { id: 9, name: 'Іван' } } }, {}],
		['at the top', { 7: { id: 7, name: 'Олена' }, 9: { id: 9, name: 'Іван' } }, atTop],
	])('a list that is an object keyed %s is a list', async (_name, body, overrides) => {
		const api = await answering({ body }, overrides);
		const { records } = await api.page('client');
		expect(records.map(({ id, name }) => [String(id), name])).toEqual([
			['7', 'Олена'],
			['9', 'Іван'],
		]);
	});

	test.each([[{ name: 'no id' }], [null], ['7'], [{ id: '' }], [{ id: {} }]])(
		'a record that is none: %j',
		async (record) => {
			const api = await answering({ body: { clients: [{ id: 1 }, record] } });
			await expect(api.page('client')).rejects.toMatchObject({
				kind: 'contract',
				description: expect.stringContaining('"client.id"'),
			});
		},
	);
});

test('a list that the cabinet does not have is said without asking', async () => {
	const api = await answering({ body: {} }, { task: { supported: false } });
	await expect(api.page('task')).rejects.toMatchObject({
		kind: 'unsupported',
		message: 'This cabinet has no tasks',
		description: expect.stringContaining('"task.supported": false'),
	});
	expect(server.asked).toEqual([]);
});

test('the fields that records show come with a value that is seen in them', async () => {
	const clients = [
		{ id: 1, custom_field_10: '', name: 'x' },
		null,
		{ id: 2, custom_field_2: null, custom_field_10: 'b' },
	];
	const api = await answering({ body: { clients } });
	expect([...(await api.fieldSamples('client'))]).toEqual([
		['id', 1],
		['custom_field_10', 'b'],
		['name', 'x'],
		['custom_field_2', null],
	]);
	expect(query()).toMatchObject({ page: '1', limit: '100' });
});

test("a record's own fields are at hand beside ours", async () => {
	const api = await answering({ body: { clients: [{ id: 1, name: 'x', custom_field_1: 'y' }] } });
	const {
		records: [client],
	} = await api.page('client');
	expect(ownFieldsOf(client)).toEqual({ id: 1, name: 'x', custom_field_1: 'y' });
	expect(ownFieldsOf({ ...client })).toEqual({});
});

describe('an error inside of a 200', () => {
	test.each<[string, object, kind: string, message: string]>([
		['a text', { error: 'No such field' }, 'refused', 'GET clients: No such field'],
		['an object', { error: { code: 5, message: 'No such field' } }, 'refused', 'No such field'],
		['a list', { errors: ['phone: wrong'] }, 'refused', 'phone: wrong'],
		['yes', { error: true }, 'refused', 'no reason given'],
		['about the key', { error: 'Invalid api_key' }, 'key', 'Invalid api_key'],
		['about the key, in other words', { error: 'API key expired' }, 'key', 'expired'],
		['about a token', { error: 'Wrong token' }, 'key', 'Wrong token'],
		['not about a key that connects', { error: 'Не підключено' }, 'refused', 'підключено'],
		['about the key as one word', { error: 'apikey?' }, 'key', 'apikey'],
		['about persons', { error: 'Two authors' }, 'refused', 'authors'],
		['about a person', { error: 'Wrong author' }, 'refused', 'Wrong author'],
		['about a service', { error: 'Телефонію не підключено' }, 'refused', 'не підключено'],
		['about a right that is missing', { error: 'Unauthorized' }, 'key', 'Unauthorized'],
		['about a right', { error: 'Authorization failed' }, 'key', 'Authorization'],
		['a number', { error: 5 }, 'refused', 'no reason given'],
		['about the key, in Ukrainian', { error: 'Невірний ключ' }, 'key', 'Невірний ключ'],
		['about the key, declined', { error: 'Немає ключа' }, 'key', 'Немає ключа'],
		['about a login page', { error: 'Unexpected token < in JSON' }, 'refused', 'Unexpected token'],
		['about a key field', { error: 'Не заповнено ключове поле' }, 'refused', 'ключове поле'],
		['about a database', { error: 'Порушення унікального ключа' }, 'refused', 'унікального'],
	])('%s', async (_name, body, kind, message) => {
		const api = await answering({ body });
		await expect(api.page('client')).rejects.toMatchObject({
			kind,
			message: expect.stringContaining(message),
			description: expect.stringContaining(
				kind === 'key' ? 'Check the API key in the Asteril credential' : 'Cabinet → Check',
			),
			outcomeUnknown: false,
		});
	});

	test.each([
		{ error: null },
		{ error: false },
		{ error: '' },
		{ error: 0 },
		{ errors: [] },
		{ errors: {} },
	])('%j is none', async (said) => {
		const api = await answering({ body: { ...said, clients: [] } });
		await expect(api.page('client')).resolves.toMatchObject({ records: [] });
	});

	test('under a key of the cabinet', async () => {
		const overrides = { response: { errors: ['status.problem'] } };
		const api = await answering({ body: { status: { problem: 'Full' }, clients: [] } }, overrides);
		await expect(api.page('client')).rejects.toThrow('Full');
	});
});
