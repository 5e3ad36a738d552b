import { AsterilApi } from '../../../../../nodes/Asteril/api/AsterilApi';
import type { HttpRequest } from '../../../../../nodes/shared/http/sender';
import {
	type ClientSearch,
	findClient,
	lookUpClient,
} from '../../../../../nodes/Asteril/crm/clients/findClient';
import {
	type CabinetOptions,
	type OpenCabinet,
	openCabinet,
} from '../../../../support/openCabinet.mts';
import type { VariantName } from '../../../../../dev/sandbox/index.mts';

const PHONE = '380671234567';
const SEARCH: ClientSearch = { maxPages: 50, matchOtherFormats: true };

let cabinet: OpenCabinet;

afterEach(async () => await cabinet.close());

async function open(
	phones: string[],
	options: CabinetOptions & { variant?: VariantName } = {},
): Promise<number[]> {
	cabinet = await openCabinet({ seed: false, ...options });
	return phones.map((phone) => cabinet.sandbox.cabinet.create('client', { phone }).id);
}

const find = async (search: Partial<ClientSearch> = {}) =>
	await findClient(cabinet, PHONE, { ...SEARCH, ...search });

test('the client with the number, with one request', async () => {
	await open(['380500000001', PHONE, '380500000002']);
	expect(await find()).toEqual({ client: expect.objectContaining({ id: 2, phone: PHONE }) });
	expect(cabinet.sent).toEqual(['GET clients']);
});

test('nobody', async () => {
	await open(['380500000001']);
	expect(await find()).toEqual({ client: null });
});

describe('a number that is written in another way', () => {
	test.each([
		'+380671234567',
		'0671234567',
		'80671234567',
		'(067) 123-45-67',
		'+38 (067) 123-45-67',
		'067 123 45 67',
		'067-123-45-67',
		'0501112233, 067 123-45-67 (дружина)',
		'Офіс: +380 44 333 44 55; моб. 0671234567',
	])('%s', async (phone) => {
		await open(['380500000001', phone]);
		expect((await find()).client).toMatchObject({ id: 2, phone });
	});

	test('does not count when only the full form does', async () => {
		await open(['0671234567']);
		expect(await find({ matchOtherFormats: false })).toEqual({ client: null });
		expect(cabinet.sent).toEqual(['GET clients']);
	});
});

describe('when only the full form counts', () => {
	test.each([
		['with spaces around it', ` ${PHONE} `, {}],
		['as the cabinet searches', PHONE, { phone: { stored: 'plus' } }],
		['as it stores new ones', `+${PHONE}`, { phone: { stored: 'plus' } }],
	])('%s', async (_name, phone, overrides) => {
		const looked = { client: { filters: { phone: null } } };
		await open(['380500000001', phone], { overrides: { ...looked, ...overrides } });
		expect((await find({ matchOtherFormats: false })).client).toMatchObject({ id: 2 });
	});
});

test('a client without a number is nobody', async () => {
	await open([], { variant: 'polite' });
	cabinet.sandbox.cabinet.create('client', { name: 'Без номера' });
	for (const matchOtherFormats of [true, false]) {
		expect(await find({ matchOtherFormats })).toEqual({ client: null });
	}
});

test('numbers that stand among text: all clients are looked through, the oldest counts', async () => {
	const paging = { size: 2 };
	const phones = [`Офіс ${PHONE} Олена`, '380500000001', `${PHONE}, 0441112233`, '380500000002'];
	await open(phones, { overrides: { paging } });
	expect(await find()).toMatchObject({ client: { id: 1 }, ambiguous: 2 });
});

describe("a number that only looks alike is an unrelated client's", () => {
	test.each([
		['a longer one', '3806712345678'],
		['a shorter one', '38067123456'],
		['of another country', '480671234567'],
		['the same end', '380501234567'],
		['in a note of digits', '1380671234567890'],
		['none', ''],
	])('%s', async (_name, phone) => {
		await open([phone], { variant: 'polite' });
		expect((await find()).client).toBeNull();
	});
});

describe('a cabinet that ignores the filter', () => {
	const polite = { variant: 'polite' as const, overrides: { paging: { size: 10 } } };
	const unrelatedClients = (count: number) =>
		Array.from({ length: count }, (_, index) => `38050${String(index).padStart(7, '0')}`);

	test('gives everybody: the unrelated client on its first page is not the client', async () => {
		await open(unrelatedClients(3), polite);
		expect(await find()).toEqual({ client: null });
	});

	test('is looked through to its end, and the shop is told', async () => {
		await open([PHONE, ...unrelatedClients(25)], polite);
		const { client, warning } = await find();
		expect(client).toMatchObject({ id: 1 });
		expect(warning).toMatch(/3 pages of clients were looked through.*"client\.filters\.phone"/);
		expect(cabinet.sent).toHaveLength(3);
	});

	test('is left after so many pages: that there is no client is not certain', async () => {
		await open([PHONE, ...unrelatedClients(25)], polite);
		expect(await find({ maxPages: 2 })).toMatchObject({ client: null, unfinished: true });
	});

	test('is left after so many pages with a client: that one counts', async () => {
		await open([...unrelatedClients(25), PHONE], polite);
		const found = await find({ maxPages: 2 });
		expect(found).toMatchObject({ client: { id: 26 } });
		expect(found).not.toHaveProperty('unfinished');
	});

	test('is an error for who has to be certain, unless somebody was found', async () => {
		await open([...unrelatedClients(20), '067 123-45-67', ...unrelatedClients(5)], polite);
		const lookUp = async (phone: string) => await lookUpClient(cabinet, phone, 2);
		expect(await lookUp(PHONE)).toMatchObject({ client: { id: 21 } });
		await expect(lookUp('380679999999')).rejects.toMatchObject({
			kind: 'contract',
			message: '2 pages of clients were looked through, and there are more',
			description: expect.stringMatching(/^Nothing was written.*"Pages to Look Through"/),
		});
		expect(await lookUpClient(cabinet, '380679999999', 50)).toMatchObject({ client: null });
	});

	test('to its very last page: then it is certain', async () => {
		await open(unrelatedClients(25), polite);
		expect(await find({ maxPages: 3 })).not.toHaveProperty('unfinished');
	});
});

test('a cabinet that has no such filter is looked through without a warning', async () => {
	await open(['380500000001', PHONE], { overrides: { client: { filters: { phone: null } } } });
	expect(await find()).toEqual({ client: expect.objectContaining({ id: 2 }) });
});

test('nor when that takes several pages', async () => {
	const phones = ['380500000001', '380500000002', PHONE];
	const overrides = { client: { filters: { phone: null } }, paging: { size: 2 } };
	await open(phones, { overrides });
	expect(await find()).toEqual({ client: expect.objectContaining({ id: 3 }) });
});

test('of two clients with one number the older counts, and it is said', async () => {
	await open([PHONE, PHONE]);
	expect(await find()).toEqual({
		client: expect.objectContaining({ id: 1 }),
		ambiguous: 2,
		others: [expect.objectContaining({ id: 2 })],
	});
});

test('of two clients with one number the one that is not closed counts', async () => {
	await open([], {
		overrides: { client: { fields: { closed: 'comment' }, values: { closed: { yes: 'x' } } } },
	});
	for (const comment of ['x', null]) {
		cabinet.sandbox.cabinet.create('client', { phone: PHONE, comment });
	}
	expect(await find()).toMatchObject({ client: { id: 2, closed: null }, ambiguous: 2 });
});

test('the oldest is found on the last page of a cabinet that puts the newest first', async () => {
	const many = Array.from({ length: 15 }, () => PHONE);
	await open(many, { variant: 'polite', overrides: { paging: { size: 10 } } });
	expect((await find()).client?.id).toBeLessThanOrEqual(6);
});

test('a cabinet that fails is an error, never "nobody"', async () => {
	await open([PHONE]);
	await cabinet.fail({ rate503: 1 });
	await expect(find()).rejects.toMatchObject({ kind: 'busy' });
});

test('the newest page of clients tells a format too, in a cabinet that caps its pages', async () => {
	const paging = { style: 'offset', size: 100, pages: null, total: 'total' };
	const asked: Array<Record<string, unknown> | undefined> = [];
	await open([], { overrides: { paging } });
	const { contract } = cabinet.api;
	const phones = [...Array.from({ length: 70 }, (_, n) => `38050000${1000 + n}`), '067 123-45-67'];
	const send = async ({ query = {} }: HttpRequest) => {
		asked.push(query);
		const { phone, offset } = query;
		const found = phones.filter((one) => phone === undefined || one === phone);
		const clients = found.map((one, id) => ({ id: id + 1, phone: one }));
		return { clients: clients.slice(Number(offset), Number(offset) + 20), total: found.length };
	};
	const capped = { ...cabinet, name: 'capped', api: new AsterilApi(send, contract) };
	const { client } = await findClient(capped, PHONE, SEARCH);
	expect(client?.phone).toBe('067 123-45-67');
	expect(asked.map((query) => query?.offset)).toContain(60);
});

describe('one oddly written number', () => {
	const oddly = (phone: string) => [
		phone,
		...Array.from({ length: 25 }, (_, n) => `3805000000${n + 10}`),
	];
	const overrides = { paging: { size: 10 } };

	test.each(['4915112345678', '+4915112345678'])(
		'%s: nobody has to be looked through',
		async (phone) => {
			await open(oddly(phone), { overrides });
			expect(await find()).toEqual({ client: null });
			expect(cabinet.sent.length).toBeLessThanOrEqual(5);
		},
	);

	test('a note: the search ends, says what it did not see, and does not forbid to create', async () => {
		await open(oddly('дім: 0500000002'), { overrides });
		const { client, unfinished, warning } = await find({ maxPages: 2 });
		expect({ client, unfinished }).toEqual({ client: null, unfinished: undefined });
		expect(warning).toMatch(/among other text.*Only 2 pages.*"Pages to Look Through"/);
		expect(warning).not.toMatch(/does not find clients by phone alone/);
	});

	test('the list is read once for a burst of new numbers', async () => {
		await open(oddly('дім: 0500000002'), { overrides });
		await find();
		const before = cabinet.sent.length;
		await findClient(cabinet, '380671234568', SEARCH);
		expect(cabinet.sent.length - before).toBe(1);
	});
});

test('a client listed twice, because the pages shifted meanwhile, is one client', async () => {
	await open([]);
	const rows = [7, 8, 8, 9].map((id) => ({ id, phone: id === 8 ? PHONE : '380500000001' }));
	const send = async ({ query = {} }: HttpRequest) => {
		const page = Number(query.page) - 1;
		return { clients: rows.slice(page * 2, page * 2 + 2), pages: 2 };
	};
	const shifting = { ...cabinet, api: new AsterilApi(send, cabinet.api.contract) };
	expect(await findClient(shifting, PHONE, SEARCH)).toMatchObject({ client: { id: 8 } });
	expect(await findClient(shifting, PHONE, SEARCH)).not.toHaveProperty('ambiguous');
});

describe('numbers that are stored without the code of the country', () => {
	const findIn = async (country: string, phone: string) =>
		(await findClient(cabinet, phone, { ...SEARCH, country })).client?.id ?? null;

	test.each(['501 234 567', '501234567', '501-234-567', '+48 501 234 567', 'Jan: 501 234 567'])(
		'in Poland: %s is a Polish client, and no Ukrainian one',
		async (phone) => {
			await open(['380500000001', phone]);
			expect(await findIn('PL', '48501234567')).toBe(2);
			expect(await findIn('PL', '380501234567')).toBeNull();
		},
	);

	test('in Ukraine the same is a Ukrainian client', async () => {
		await open(['501 234 567']);
		expect(await findIn('UA', '380501234567')).toBe(1);
		expect(await findIn('UA', '48501234567')).toBeNull();
	});
});

describe('what is asked for when nobody is found', () => {
	const asked = () => cabinet.sent.length;

	test.each<[string, phones: string[], requests: number]>([
		['numbers in full only: nothing more', ['380500000001'], 2],
		['one other form: that one', ['380500000001', '050 000-00-02'], 3],
		['the same form twice: once', ['050 000-00-01', '050 000-00-02'], 3],
		['two other forms: both', ['050 000-00-01', '+380500000002'], 4],
		['numbers among other text: everybody, once', ['380500000001', 'дім: 0500000002'], 3],
	])('%s', async (_name, phones, requests) => {
		await open(phones);
		expect(await find()).toEqual({ client: null });
		expect(asked()).toBe(requests);
	});

	test('other forms are not to be matched: nothing', async () => {
		await open(['050 000-00-01']);
		expect(await find({ matchOtherFormats: false })).toEqual({ client: null });
		expect(asked()).toBe(1);
	});

	test('a form that finds somebody is the last', async () => {
		await open(['050 000-00-01', '050 000-00-02', '067 123-45-67', '+380500000003']);
		expect(await find()).toMatchObject({ client: { id: 3 } });
		expect(asked()).toBe(3);
	});
});
