import { packageNodes } from '../support/nodeTypes.mts';
import { searchList } from '../support/loadOptions.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { startOddServer } from '../support/oddServer.mts';
import { credentialFor, type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { tracesOf } from '../support/tracesOf.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const users = async (filter?: string) =>
	await searchList(
		'asterilCreateMissedCallTask',
		'searchUsers',
		{ asterilApi: cabinet.credential },
		filter,
	);
const fields = async (filter?: string) =>
	await searchList(
		'asterilFindOrCreateClient',
		'searchClientFields',
		{ asterilApi: cabinet.credential },
		filter,
	);

const numbered = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => `Agent ${from + index}`);

test('a search in a list that ignores paging ends', async () => {
	const everybody = Array.from({ length: 100 }, (_, id) => ({ id: id + 1, name: `Agent ${id}` }));
	const server = closeAfterTest(await startOddServer({ body: { users: everybody, pages: 5000 } }));
	const { results } = await searchList(
		'asterilCreateMissedCallTask',
		'searchUsers',
		{ asterilApi: credentialFor(server.url) },
		'Agent 99',
	);
	expect(results.map(({ value }) => value)).toEqual(['100']);
	expect(server.asked.length).toBeLessThanOrEqual(6);
});

describe('the users of the cabinet', () => {
	test('all of them, by name, address and ID', async () => {
		expect(await users()).toEqual({
			results: [
				{ name: 'Марія Власник · owner@shop.example · ID 1', value: '1' },
				{ name: 'Ольга Менеджер · olha@shop.example · ID 2', value: '2' },
				{ name: 'Іван Менеджер · ivan@shop.example · ID 3', value: '3' },
			],
		});
	});

	test.each([
		['менеджер', ['2', '3']],
		['OLHA', ['2']],
		['id 3', ['3']],
		['nobody', []],
	])('found by "%s"', async (filter, ids) => {
		expect((await users(filter)).results.map(({ value }) => value)).toEqual(ids);
	});

	test('who have no name', async () => {
		cabinet.sandbox.cabinet.create('user', { name: null, email: null });
		expect((await users('ID 4')).results).toEqual([{ name: 'ID 4', value: '4' }]);
	});

	test('of several pages, no more than the editor can show', async () => {
		for (let number = 0; number < 350; number++) {
			cabinet.sandbox.cabinet.create('user', { name: `Agent ${number}` });
		}
		expect((await users()).results).toHaveLength(200);
		expect(cabinet.sandbox.log.count).toBe(2);
		expect((await users('Agent 349')).results).toHaveLength(1);
		expect((await users('Agent 3')).results.map(({ name }) => name.split(' · ')[0])).toEqual([
			'Agent 3',
			...numbered(30, 39),
			...numbered(300, 349),
		]);
	});
});

describe('the fields of a client', () => {
	test('the custom ones that clients show, and the texts', async () => {
		cabinet.sandbox.cabinet.create('client', { custom_field_2: 'x', custom_field_10: 'y' });
		const names = (await fields()).results.map(({ value }) => value);
		expect(names).toEqual(['custom_field_2', 'custom_field_10', 'comment']);
		expect((await fields('FIELD_1')).results).toEqual([
			{ name: 'custom_field_10 · y', value: 'custom_field_10' },
		]);
	});

	test('a new one too, that only the newest clients have', async () => {
		for (let id = 0; id < 250; id++)
			cabinet.sandbox.cabinet.create('client', { custom_field_1: 'x' });
		cabinet.sandbox.cabinet.create('client', { custom_field_77: 'x' });
		const names = (await fields()).results.map(({ value }) => value);
		expect(names).toEqual(['custom_field_1', 'custom_field_77', 'comment']);
	});

	test('not those that the cabinet lacks', async () => {
		cabinet.credential.contractOverrides = '{"client": {"fields": {"email": null}}}';
		expect((await fields()).results.map(({ value }) => value)).toEqual(['comment']);
	});
});

test('a wrong key is said, and not shown', async () => {
	cabinet.credential.apiKey = 'wrong-key-0123456789';
	const error = await users().catch((thrown: Error) => thrown);
	expect(error).toMatchObject({
		message: 'Asteril refused the API key, or the way in which it was sent (401)',
	});
	expect(tracesOf('wrong-key-0123456789', error)).toEqual([]);
});

test('every list that a parameter names is there', () => {
	for (const { description, methods } of packageNodes) {
		const named = JSON.stringify(description).matchAll(/"searchListMethod":"(\w+)"/g);
		for (const [, name] of named) {
			expect(methods?.listSearch).toHaveProperty(name, expect.any(Function));
		}
	}
});
