import { defaultContract, resolveContract } from '../../../../nodes/Asteril/api/contract';
import { NEEDED, FIELD_NAMES } from '../../../../nodes/Asteril/check/tables/fieldNames';
import {
	FIELD_OF,
	FILTER_NAMES,
	NO_RECORDS,
} from '../../../../nodes/Asteril/check/tables/filterNames';
import { VALUE_NAMES } from '../../../../nodes/Asteril/check/tables/valueNames';
import { differenceOf, leavesOf } from '../../../../nodes/Asteril/check/tree';
import { checkFake, NOT_FOUND, ORDERS, records, withList } from './fakeCabinet.mts';

describe('the tables', () => {
	const facts = leavesOf(defaultContract);

	test('speak of facts that the contract has', () => {
		const named = [FILTER_NAMES, FIELD_OF, NO_RECORDS, VALUE_NAMES].flatMap(Object.keys);
		const fields = Object.entries(FIELD_NAMES).flatMap(([name, table]) =>
			Object.keys(table).map((field) => `${name}.fields.${field}`),
		);
		expect(facts).toEqual(
			expect.arrayContaining([...named, ...fields, ...NEEDED, ...Object.values(FIELD_OF)]),
		);
	});

	test('know every field, filter and value of the contract', () => {
		const known = new Set([
			...Object.keys(FILTER_NAMES),
			...Object.keys(VALUE_NAMES),
			...Object.entries(FIELD_NAMES).flatMap(([name, table]) =>
				Object.keys(table).map((field) => `${name}.fields.${field}`),
			),
		]);
		const asked = facts.filter((fact) => /\.(fields|filters|values)\./.test(fact));
		expect(asked.filter((fact) => !known.has(fact))).toEqual([]);
	});
});

test('the difference of two contracts makes the one of the other', () => {
	const changed = resolveContract({ key: { prefix: 'x' }, call: { filters: { clientId: null } } });
	const difference = differenceOf(defaultContract, changed);
	expect(difference).toEqual({ key: { prefix: 'x' }, call: { filters: { clientId: null } } });
	expect(resolveContract(difference)).toEqual(changed);
});

describe('lists', () => {
	test('nothing but orders: not supported, and said so', async () => {
		const { facts, asked } = await checkFake(withList('orders', () => ORDERS));
		expect(facts['client.supported']).toMatchObject({
			result: 'not supported',
			override: { client: { supported: false } },
		});
		expect(facts['client.fields.phone'].note).toBe('No list of clients was found.');
		expect(asked.length).toBeLessThanOrEqual(40);
	});

	test('a list that the key may not read is not missing', async () => {
		const { facts } = await checkFake(withList('calls', () => ({ status: 403, body: {} })));
		expect(facts['call.supported'].result).toBe('cannot tell');
		expect(facts['call.list.path'].note).toContain('no right');
	});

	test('a limit that is refused is left out', async () => {
		const { facts } = await checkFake(
			withList('clients', ({ limit }) =>
				limit === 100 ? { status: 400, body: {} } : { body: { clients: records(2) } },
			),
		);
		expect(facts['client.list.path'].result).toBe('confirmed');
	});

	test('an array alone', async () => {
		const { facts } = await checkFake(withList('clients', () => ({ body: records(3) })));
		expect(facts['client.list.key'].override).toEqual({ client: { list: { key: null } } });
		expect(facts['paging.pages'].result).toBe('not supported');
	});

	test('`data` around the records alone is their key, not an envelope', async () => {
		const { facts } = await checkFake(
			withList('clients', () => ({ body: { data: records(3), meta: { total: 3 } } })),
		);
		expect(facts.overrides.override).toMatchObject({
			client: { list: { key: 'data' } },
			paging: { pages: null, total: 'meta.total' },
		});
		expect(facts['response.envelope'].result).toBe('confirmed');
	});

	test('the requests end: what is known is told, the rest can not be', async () => {
		const { facts, asked } = await checkFake(
			withList('clients', () => ({ body: { pages: 1, clients: records(2) } })),
			{ most: 5 },
		);
		expect(asked).toHaveLength(5);
		expect(facts['basePath'].result).toBe('confirmed');
		expect(facts['user.list.path'].result).toBe('cannot tell');
		expect(facts.overrides.json).toBe('{}');
	});
});

describe('the way in', () => {
	test('another base path', async () => {
		const { facts } = await checkFake((path) => {
			return path === '/api/orders' ? ORDERS : { status: 404, body: '<html></html>' };
		});
		expect(facts.basePath.override).toEqual({ basePath: 'api' });
	});

	test('an error with 200 under a key of its own', async () => {
		const { facts } = await checkFake((path, { api_key: key }) => {
			if (key) return { body: { success: false, message: 'Wrong token', pages: 0 } };
			return path === 'orders'
				? { body: { ...(ORDERS.body as object), success: true, message: '' } }
				: NOT_FOUND;
		});
		expect(facts['response.errors'].override).toEqual({
			response: { errors: ['error', 'errors', 'message'] },
		});
	});

	test('a cabinet without orders', async () => {
		const { facts } = await checkFake((path, { api_key: key }) => {
			if (key) return { status: 401, body: {} };
			return path === 'clients' ? { body: { clients: records(3) } } : NOT_FOUND;
		});
		expect(facts['client.list.path'].result).toBe('confirmed');
		expect(facts['order.list.path'].result).toBe('cannot tell');
	});
});

describe('records', () => {
	const call = { external_id: 'abcdefgh', direction: 'in', status: 'answered' };

	async function callFacts(rows: object[]) {
		return (await checkFake(withList('calls', () => ({ body: { pages: 1, calls: rows } })))).facts;
	}

	test('a field needed is never declared absent', async () => {
		const facts = await callFacts(records(3, { direction: 'in', note: null }));
		expect(facts['call.fields.externalId']).toMatchObject({
			result: 'cannot tell',
			override: null,
		});
		expect(facts['call.fields.line'].result).toBe('not supported');
		expect(facts['call.fields.comment'].override).toEqual({
			call: { fields: { comment: 'note' } },
		});
	});

	test('a field that is empty everywhere may still be there', async () => {
		const facts = await callFacts(records(3, call));
		expect(facts['call.fields.line'].result).toBe('cannot tell');
	});

	test('a likely name with other values is not taken', async () => {
		const facts = await callFacts(records(3, { ...call, record: 'yes', time: 42, x: null }));
		expect(facts['call.fields.recordingUrl'].override).toEqual({
			call: { fields: { recordingUrl: null } },
		});
		expect(facts['call.fields.startedAt'].result).toBe('not supported');
	});

	test('words that may be somebody are only counted', async () => {
		const facts = await callFacts([
			{ id: 1, direction: 'Petrenko', status: '380671234567' },
			{ id: 2, direction: 'Petrenko', status: 'a b' },
			{ id: 3, direction: 'вхідний', status: 'transfer' },
			{ id: 4, direction: 'xyz', status: 'transfer' },
		]);
		expect(facts['call.values.direction.incoming']).toMatchObject({
			answered: 'Values seen: "вхідний", 2 not shown',
			override: { call: { values: { direction: { incoming: 'вхідний' } } } },
		});
		expect(facts['call.values.status.missed']).toMatchObject({
			answered: 'Values seen: "transfer", 2 not shown',
			result: 'cannot tell',
		});
	});

	test('custom fields are listed', async () => {
		const fields = { ...call, custom_field_2: 'x', custom_field_10: null, custom_field_1: 'x' };
		const facts = await callFacts(records(2, fields));
		expect(facts['call.customFields'].answered).toBe(
			'custom_field_1, custom_field_2, custom_field_10',
		);
	});
});
