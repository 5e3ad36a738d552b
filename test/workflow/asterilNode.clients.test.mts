/** The node "Asteril", resource Client. */
import { askedOf, doIn, fields, operation } from '../support/asterilNode.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const client = async (name: string, parameters: object, items?: object[]) =>
	await doIn(cabinet, operation('client', name, parameters), items);
const clients = () => cabinet.sandbox.cabinet.clients;

describe('get', () => {
	test.each([
		['a number in any spelling', { findBy: 'phone', phone: '+38 (050) 111-22-33' }],
		['its ID', { findBy: 'id', clientId: '1' }],
	])('by %s', async (_name, parameters) => {
		cabinet.sandbox.cabinet.update('client', 1, { custom_field_1: 'google' });
		const { jsons, error } = await client('get', parameters);
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([
			{ id: 1, name: 'Олена Наявна', phone: '380501112233', custom_field_1: 'google' },
		]);
	});

	test.each([
		[{ phone: '0670000000' }, 'There is no client with the number 380670000000'],
		[{ findBy: 'id', clientId: '77' }, 'There is no client with the ID 77'],
		[{ phone: '={{ $json.none }}' }, '"Phone" is empty'],
		[{ phone: 'нема' }, '"нема" is not a phone number'],
		[{ findBy: 'id', clientId: '={{ " " }}' }, '"Client ID" is empty'],
	])('%j', async (parameters, message) => {
		const { error } = await client('get', parameters);
		expect(error).toMatchObject({
			message,
			description: expect.any(String),
			context: { itemIndex: 0 },
		});
	});
});

describe('get many', () => {
	test('all, up to the limit', async () => {
		for (const name of ['a', 'b', 'c']) cabinet.sandbox.cabinet.create('client', { name });
		expect((await client('getMany', { limit: 2 })).jsons).toHaveLength(2);
		expect((await client('getMany', { returnAll: true })).jsons).toHaveLength(4);
	});

	test('all who have a number, and nothing when nobody has', async () => {
		cabinet.sandbox.cabinet.create('client', { name: 'Чоловік', phone: '380501112233' });
		const found = await client('getMany', { phone: '050 111 22 33' });
		expect(found.jsons.map(({ name }) => name)).toEqual(['Олена Наявна', 'Чоловік']);
		expect((await client('getMany', { phone: '0670000000' })).jsons).toEqual([]);
	});
});

describe('get many by ID', () => {
	beforeEach(() => {
		for (let n = 2; n <= 250; n++) cabinet.sandbox.cabinet.create('client', { name: `${n}` });
	});
	const idsFor = async (parameters: object, items?: object[]) => {
		const { jsons, error } = await client('getMany', parameters, items);
		expect(error).toBeUndefined();
		return jsons.map(({ id }) => id);
	};

	test.each<[string, object, number[]]>([
		['one', { clientIds: '3' }, [3]],
		['several, in any order, one of them twice', { clientIds: '7, 3;3' }, [3, 7]],
		['a list that an expression gives', { clientIds: '={{ [5, 6] }}' }, [5, 6]],
		['more than the limit', { clientIds: '3,7,9', limit: 2 }, [3, 7]],
		['one who is not there', { clientIds: '3,999' }, [3]],
		['who also has a number', { clientIds: '1,3', phone: '050 111-22-33' }, [1]],
		['who has another number', { clientIds: '3', phone: '050 111-22-33' }, []],
	])('%s', async (_what, parameters, ids) => {
		expect(await idsFor(parameters)).toEqual(ids);
	});

	test('the list is read until all are found, and no further', async () => {
		await idsFor({ clientIds: '3, 4' });
		expect(askedOf(cabinet)).toHaveLength(1);
	});

	test('each item its own', async () => {
		const items = [{ who: 2 }, { who: 4 }];
		expect(await idsFor({ clientIds: '={{ $json.who }}' }, items)).toEqual([2, 4]);
	});

	test('not all clients could be looked at: that is said, not kept quiet', async () => {
		const given = { clientIds: '999', options: { maxPages: 1, budget: 0 } };
		const { error } = await client('getMany', given);
		expect(error).toMatchObject({
			message: '1 pages of clients were looked through, and there are more',
			context: { itemIndex: 0 },
		});
	});
});

describe('create or update', () => {
	test('creates one for an unknown number', async () => {
		const { jsons, error } = await client('createOrUpdate', {
			...{ phone: '067 765 43 21', name: 'Ірина', email: 'i@client.example' },
			responsible: { __rl: true, mode: 'list', value: '2' },
			...fields(['custom_field_1', 'site']),
		});
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ id: 2, created: true, updated: false, name: 'Ірина' }]);
		expect(clients()[1]).toMatchObject({
			name: 'Ірина',
			phone: '380677654321',
			email: 'i@client.example',
			responsible: 2,
			custom_field_1: 'site',
		});
	});

	test('updates the one who has it, in whatever spelling', async () => {
		cabinet.sandbox.cabinet.update('client', 1, { phone: '050-111-22-33' });
		const given = { phone: '+380501112233', comment: 'VIP' };
		const { jsons } = await client('createOrUpdate', given);
		expect(jsons).toMatchObject([
			{ id: 1, created: false, updated: true, name: 'Олена Наявна', comment: 'VIP' },
		]);
		expect(clients()).toMatchObject([{ comment: 'VIP', phone: '050-111-22-33' }]);
	});

	test('makes one of many items with one number, also when run again', async () => {
		const items = Array.from({ length: 8 }, (_, n) => ({ n }));
		const { jsons } = await client('createOrUpdate', { phone: '0677654321', name: 'Ірина' }, items);
		expect(jsons.filter(({ created }) => created === true)).toHaveLength(1);
		await client('createOrUpdate', { phone: '0677654321', name: 'Ірина' }, items);
		expect(clients()).toHaveLength(2);
	});

	test('without a name the number is the name', async () => {
		await client('createOrUpdate', { phone: '0677654321' });
		expect(clients()[1]).toMatchObject({ name: '+380677654321' });
	});
});

test.each(['createOrUpdate', 'get', 'getMany'])(
	'%s: not all clients could be looked at, so it is not said that there is none',
	async (name) => {
		for (let n = 0; n < 250; n++) cabinet.sandbox.cabinet.create('client', { name: `${n}` });
		cabinet.credential.contractOverrides = '{"client": {"filters": {"phone": null}}}';
		const given = { phone: '0677654321', options: { maxPages: 1, budget: 0 } };
		const { error } = await client(name, given);
		expect(error).toMatchObject({
			message: '1 pages of clients were looked through, and there are more',
			description: expect.stringContaining('Nothing was written'),
		});
		expect(clients()).toHaveLength(251);
	},
);

describe('update', () => {
	test('fields by ID, the number in the form that the cabinet wants', async () => {
		const given = {
			clientId: '1',
			phone: '067 765 43 21',
			...fields(['email', 'new@client.example']),
		};
		const { jsons, error } = await client('update', given);
		expect(error).toBeUndefined();
		expect(jsons).toEqual([
			{ phone: '380677654321', email: 'new@client.example', id: 1, updated: true },
		]);
		expect(clients()).toMatchObject([{ name: 'Олена Наявна', phone: '380677654321' }]);
	});

	test('an empty value in "Fields" clears the field', async () => {
		cabinet.sandbox.cabinet.update('client', 1, { custom_field_3: 'x' });
		await client('update', { clientId: '1', ...fields(['custom_field_3', '']) });
		expect(clients()[0].custom_field_3).toBe('');
	});
});
