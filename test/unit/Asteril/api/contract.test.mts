import { defaultContract, originOf, resolveContract } from '../../../../nodes/Asteril/api/contract';
import { ContractError } from '../../../../nodes/Asteril/api/contractOverrides';

describe('nothing overridden', () => {
	test.each([[undefined], [null], [''], ['  \n'], ['{}'], [{}]])('%j', (overrides) => {
		expect(resolveContract(overrides)).toEqual(defaultContract);
	});
});

describe('merged over the default', () => {
	const overrides = {
		basePath: 'api/v4',
		client: { list: { path: 'contacts' }, fields: { phone: 'phone_number', email: null } },
		call: { values: { direction: { incoming: 1, outgoing: 2 } } },
		task: { supported: false },
		response: { envelope: 'data', errors: ['message'] },
		paging: { style: 'offset', size: 50, total: 'total', pages: null },
		phone: { stored: 'plusBrackets' },
	};

	const pretty = JSON.stringify(overrides, null, 2);

	test.each([
		['an object', overrides],
		['its JSON text', JSON.stringify(overrides)],
		['JSON text with space around', `\n ${JSON.stringify(overrides, null, 2)} \n`],
		['the text in its quotes, as the JSON view copies it', JSON.stringify(pretty)],
		['the same without the outer quotes', JSON.stringify(pretty).slice(1, -1)],
		['with \\n written out, as the Table view copies it', pretty.replaceAll('\n', '\\n')],
		['in plain quotes', `"${pretty}"`],
		['in an array', `[${pretty}]`],
		['an array that was parsed', [overrides]],
		['as an item', JSON.stringify([{ json: overrides }])],
		['as an item with text', JSON.stringify({ json: pretty })],
		[
			'as the last item of the check',
			JSON.stringify([
				{ fact: 'overrides', result: '2 differ', json: pretty, override: overrides },
			]),
		],
		[
			'as the whole output of the check',
			JSON.stringify([
				{ fact: 'basePath' },
				{ fact: 'key.in' },
				{ fact: 'overrides', json: pretty },
			]),
		],
	])('%s', (_name, given) => {
		const contract = resolveContract(given);
		expect(contract).toMatchObject(overrides);
		expect(contract.client.list.key).toBe('clients');
		expect(contract.client.fields.name).toBe('name');
		expect(contract.call.values.status).toEqual(defaultContract.call.values.status);
		expect(contract.order).toEqual(defaultContract.order);
	});

	test('the default stays as it is', () => {
		const before = structuredClone(defaultContract);
		const contract = resolveContract(overrides);
		contract.client.fields.name = 'changed';
		contract.call.values.direction.incoming = 'changed';
		expect(defaultContract).toEqual(before);
		expect(resolveContract()).toEqual(before);
	});
});

describe('a name that does not exist is refused, and the message lists those that do', () => {
	test.each([
		[
			'call.fields.recordUrl',
			{ call: { fields: { recordUrl: 'x' } } },
			/"call.fields" has: .*recordingUrl/,
		],
		['clients', { clients: {} }, /There are: .*client, call/],
		['client.list.pth', { client: { list: { pth: 'x' } } }, /"client.list" has: path, key/],
		['base_path', { base_path: 'x' }, /There are: .*basePath/],
	])('%s', (path, overrides, listed) => {
		const resolve = () => resolveContract(overrides);
		expect(resolve).toThrow(ContractError);
		expect(resolve).toThrow(`"${path}", which does not exist.`);
		expect(resolve).toThrow(listed);
	});
});

describe('a wrong value is said with its path, what it may be, and what it is', () => {
	test.each<[string, object, string]>([
		['a number for a text', { basePath: 4 }, '"basePath" must be string; it is number 4'],
		['a text for a number', { paging: { size: '50' } }, '"paging.size" must be number'],
		['a text for a yes or no', { task: { supported: 'no' } }, '"task.supported" must be boolean'],
		['pages of nothing', { paging: { size: 0 } }, '"paging.size" must be number; it is number 0'],
		['half a record', { paging: { size: 1.5 } }, '"paging.size"'],
		['a negative page', { paging: { first: -1 } }, '"paging.first"'],
		['no such place', { key: { in: 'body' } }, '"key.in" must be "query" or "header"'],
		['no such style', { paging: { style: 'cursor' } }, '"paging.style" must be "page" or "offset"'],
		['no such method', { task: { update: { method: 'GET' } } }, '"POST" or "PUT" or "PATCH"'],
		['no such format', { phone: { stored: 'pretty' } }, '"phone.stored" must be "digits"'],
		['a text for a branch', { client: 'contacts' }, '"client" must be an object with some of: '],
		['null for a branch', { client: null }, '"client" must be an object'],
		['a list for a branch', { client: { fields: [] } }, '"client.fields" must be an object'],
		['a branch for a text', { basePath: { x: 1 } }, '"basePath" must be string; it is object'],
		['errors that are no texts', { response: { errors: [1] } }, '"response.errors" must be array'],
		[
			'some errors that are no texts',
			{ response: { errors: ['a', 1] } },
			'it is array. By default',
		],
		[
			'a branch, said without what is in it',
			{ basePath: { x: 1 } },
			'it is object. By default it is',
		],
		['null, said as such', { basePath: null }, 'it is null. By default it is "api/v3.1"'],
		['what it may be', { write: { envelope: 1 } }, 'must be string or null; it is number 1'],
		['what a branch may hold', { write: 1 }, 'some of: envelope. It is number 1'],
		['all that a branch may hold', { phone: 1 }, 'some of: searched, stored. It is'],
		['a value of a value', { call: { values: { status: { missed: [] } } } }, 'string or number or'],
		['a value that is none', { call: { values: { status: { missed: null } } } }, '"call.values'],
	])('%s', (_name, overrides, message) => {
		expect(() => resolveContract(overrides)).toThrow(ContractError);
		expect(() => resolveContract(overrides)).toThrow(message);
	});

	test.each(['{', '[]', '"x"', '7', 'null', '[7, 8]', 'client.list.path=contacts'])(
		'%s',
		(text) => {
			expect(() => resolveContract(text)).toThrow(/must be a JSON object, for example/);
		},
	);
});

describe('null, "there is none"', () => {
	test.each([
		{ write: { envelope: null } },
		{ response: { envelope: null } },
		{ paging: { pages: null, total: null } },
		{ client: { list: { key: null }, create: { key: null } } },
		{ client: { fields: { comment: null }, filters: { phone: null } } },
	])('is right for %j', (overrides) => {
		expect(resolveContract(overrides)).toMatchObject(overrides);
	});

	test.each([
		{ basePath: null },
		{ client: { id: null } },
		{ client: { list: { path: null } } },
		{ dates: { zone: null } },
		{ key: { name: null } },
	])('is wrong for %j', (overrides) => {
		expect(() => resolveContract(overrides)).toThrow(ContractError);
	});
});

describe('names that every object has', () => {
	test.each([
		'{"__proto__": {"polluted": true}}',
		'{"constructor": {"prototype": {"polluted": true}}}',
		'{"client": {"__proto__": {"polluted": true}}}',
		'{"client": {"fields": {"constructor": "x"}}}',
		'{"toString": "x"}',
	])('%s is refused and does no harm', (text) => {
		expect(() => resolveContract(text)).toThrow(/does not exist/);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		expect((defaultContract as { polluted?: boolean }).polluted).toBeUndefined();
	});
});

describe('where a fact comes from', () => {
	test.each([
		'basePath',
		'key.name',
		'order.list.key',
		'order.filters.status',
		'write.envelope',
		'paging.pages',
	])('%s was observed', (path) => expect(originOf(path)).toBe('observed'));
	test.each([
		'client',
		'order.id',
		'client.list.path',
		'keys',
		'orders.list',
		'paging.total',
		'dates.zone',
	])('%s is assumed', (path) => expect(originOf(path)).toBe('assumed'));

	test('of clients, calls and tasks nothing was observed', () => {
		const observed = pathsOf(defaultContract).filter((path) => originOf(path) === 'observed');
		expect(observed.filter((path) => /^(client|call|task|user)\b/.test(path))).toEqual([]);
		expect(observed).toContain('order.filters.createdDate');
	});
});

/** Every path of the contract, branches included, depth first. */
function pathsOf(tree: object, at = ''): string[] {
	return Object.entries(tree).flatMap(([key, value]) => {
		const path = at ? `${at}.${key}` : key;
		const isBranch = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isBranch ? [path, ...pathsOf(value as object, path)] : [path];
	});
}
