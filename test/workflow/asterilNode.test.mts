/** The node "Asteril" as a whole, and its smaller resources. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askedOf, doIn, operation } from '../support/asterilNode.mts';
import { searchList } from '../support/loadOptions.mts';
import { nodeOf, PREFIX } from '../support/nodeTypes.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { resources } from '../../nodes/Asteril/Asteril/resources';

const FOLDER = join(__dirname, '../../nodes/Asteril/Asteril');
const OPERATIONS = resources.flatMap((resource) =>
	resource.operations.map((one) => [resource.value, one.value, one] as const),
);

describe('what the editor shows can be run', () => {
	const { properties } = nodeOf(`${PREFIX}asteril`).description;

	test.each(OPERATIONS)('%s: %s', async (resource, name, { load, action, description }) => {
		const shown = properties.find(
			({ name: parameter, displayOptions }) =>
				parameter === 'operation' && displayOptions?.show?.resource?.includes(resource),
		);
		expect(shown?.options).toContainEqual(expect.objectContaining({ value: name, action }));
		expect(description.length).toBeGreaterThan(20);
		expect((await load()).execute).toEqual(expect.any(Function));
		expect(existsSync(join(FOLDER, resource, `${name}.ts`))).toBe(true);
		expect(existsSync(join(FOLDER, resource, 'description.ts'))).toBe(true);
	});

	test('and nothing else', () => {
		const offered = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options = [] }) =>
				options.map((option) => ('value' in option ? option.value : '')),
			);
		expect(offered).toEqual(OPERATIONS.map(([, name]) => name));
		const [{ name, options = [] }] = properties;
		expect(name).toBe('resource');
		expect(options.map((option) => 'value' in option && option.value)).toEqual(
			resources.map(({ value }) => value),
		);
	});

	test('every parameter belongs to a resource and an operation', () => {
		for (const { name, type, displayOptions } of properties.slice(1)) {
			expect([name, displayOptions?.show]).toEqual([
				name,
				expect.objectContaining({
					resource: [expect.any(String)],
					...(name !== 'operation' && type !== 'notice' && { operation: [expect.any(String)] }),
				}),
			]);
		}
	});
});

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

test('an operation that is none', async () => {
	const { error } = await doIn(cabinet, operation('order', '__CUSTOM_API_CALL__'));
	expect(error).toMatchObject({
		message: 'This node has no operation "__CUSTOM_API_CALL__" for "order"',
		description: expect.stringContaining('HTTP Request'),
	});
});

test('a wrong key is said for the item, and not shown', async () => {
	cabinet.credential.apiKey = 'wrong-key-0123456789';
	const { error } = await doIn(cabinet, operation('user', 'getMany'));
	expect(error).toMatchObject({ message: expect.stringMatching(/^Asteril refused the API key/) });
	expect(JSON.stringify(error)).not.toContain('wrong-key');
});

describe('calls', () => {
	beforeEach(() => {
		const { cabinet: stand } = cabinet.sandbox;
		const add = (external_id: string, client_id: number | null, started_at: string) =>
			stand.create('call', { external_id, client_id, started_at, direction: 'in' });
		add('a', 1, '2026-11-22 10:00:00');
		add('b', null, '2026-11-22 11:00:00');
		add('c', 1, '2026-11-23 10:00:00');
	});

	test.each<[object, string[]]>([
		[{}, ['a', 'b', 'c']],
		[{ clientId: '1' }, ['a', 'c']],
		[
			{
				started: 'between',
				startedFrom: '2026-11-22T10:30:00+02:00',
				startedTo: '2026-11-23T09:00:00+02:00',
			},
			['b'],
		],
		[{ clientId: '1', started: 'between', startedTo: '2026-11-22T12:00:00+02:00' }, ['a']],
	])('%j', async (parameters, ids) => {
		const { jsons, error } = await doIn(cabinet, operation('call', 'getMany', parameters));
		expect(error).toBeUndefined();
		expect(jsons.map(({ externalId }) => externalId)).toEqual(ids);
	});
});

describe('users', () => {
	const find = async (parameters: object) =>
		(await doIn(cabinet, operation('user', 'findByEmployee', parameters))).jsons[0];

	test('all of them', async () => {
		const { jsons } = await doIn(cabinet, operation('user', 'getMany', { limit: 2 }));
		expect(jsons).toMatchObject([{ name: 'Марія Власник' }, { name: 'Ольга Менеджер' }]);
	});

	test.each([
		[{ employeeEmail: 'OLHA@shop.example' }, 2],
		[{ employeeExtension: '102' }, 3],
		[{ employeePhone: '067 000 01 00' }, 1],
		[{ employeeName: 'іван менеджер' }, 3],
	])('by employee: %j', async (given, id) => {
		expect(await find(given)).toMatchObject({ id, found: true });
	});

	test('nobody, and nothing to go by', async () => {
		expect(await find({ employeeName: 'Хтось Інший' })).toEqual({ found: false });
		const { error } = await doIn(cabinet, operation('user', 'findByEmployee'));
		expect(error).toMatchObject({ message: 'No employee is named' });
		expect(askedOf(cabinet)).toHaveLength(1);
	});
});

test.each([
	['searchOrderFields', ['custom_field_1 · google', 'custom_field_2 · cpc', 'client_id · 1']],
	['searchAllClientFields', ['comment', 'created_at', 'email · olena@client.example']],
	['searchTaskFields', ['external_id', 'client_id', 'title']],
])('the fields to write are shown with a sample value: %s', async (method, first) => {
	const { results } = await searchList('asteril', method, { asterilApi: cabinet.credential });
	const names = results.map(({ name }) => name.replace(/ · \d{4}-.*/, ''));
	expect(names.slice(0, 3)).toEqual(first);
	expect(results.map(({ value }) => value)).not.toContain('id');
});
