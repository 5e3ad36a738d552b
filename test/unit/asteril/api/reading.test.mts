import { ApiError } from '../../../../nodes/shared/http/ApiError';
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

	test('page after page, and no page too many', async () => {
		const api = await answering((_asked, number) => ({
			body: { users: [{ id: number }], pages: 3 },
		}));
		const ids: unknown[] = [];
		for await (const { records } of api.pages('user')) ids.push(...records.map(({ id }) => id));
		expect([ids, server.asked.length]).toEqual([[1, 2, 3], 3]);
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
		['a list at the top', [], {}, 'received array of 0'],
	])('not there: %s', async (_name, body, overrides, says) => {
		const api = await answering({ body }, overrides);
		const error = await api.page('client').catch((thrown: ApiError) => thrown);
		expect(error).toBeInstanceOf(ApiError);
		expect(error).toMatchObject({ kind: 'contract' });
		expect((error as ApiError).description).toContain(says);
		expect((error as ApiError).description).toContain('"client.list.key"');
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
	await expect(api.page('task')).rejects.toMatchObject({ kind: 'unsupported' });
	expect(server.asked).toEqual([]);
});

test('custom fields are those that the records show', async () => {
	const clients = [
		{ id: 1, custom_field_10: 'a', name: 'x' },
		{ id: 2, custom_field_2: null, custom_field_10: 'b' },
	];
	const api = await answering({ body: { clients } });
	expect(await api.customFields('client')).toEqual(['custom_field_2', 'custom_field_10']);
});

describe('an error inside of a 200', () => {
	test.each<[string, object, kind: string, message: string]>([
		['a text', { error: 'No such field' }, 'refused', 'GET clients: No such field'],
		['an object', { error: { code: 5, message: 'No such field' } }, 'refused', 'No such field'],
		['a list', { errors: ['phone: wrong'] }, 'refused', 'phone: wrong'],
		['yes', { error: true }, 'refused', 'no reason given'],
		['about the key', { error: 'Invalid api_key' }, 'key', 'Invalid api_key'],
		['about the key, in Ukrainian', { error: 'Невірний ключ' }, 'key', 'Невірний ключ'],
	])('%s', async (_name, body, kind, message) => {
		const api = await answering({ body });
		await expect(api.page('client')).rejects.toMatchObject({
			kind,
			message: expect.stringContaining(message),
			maybeDone: false,
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
