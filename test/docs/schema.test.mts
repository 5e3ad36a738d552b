/** The JSON schema of the contract overrides says the same as `resolveContract`. */
import { defaultContract, resolveContract } from '../../nodes/Asteril/api/contract';
import { pathsOf } from '../../nodes/Asteril/api/contractOverrides';
import { contractSchema, type Schema } from '../../scripts/docs/contractSchema.mts';
import { accepts } from './accepts.mts';
import { read, snippets } from './markdown.mts';

const schema = JSON.parse(read('docs/contract-overrides.schema.json')) as Schema;

function resolves(overrides: unknown): boolean {
	try {
		resolveContract(overrides);
		return true;
	} catch {
		return false;
	}
}

function at(path: string, value: unknown): object {
	return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}

test('the schema in docs is the one that is made here', () => {
	expect(schema).toEqual(JSON.parse(JSON.stringify(contractSchema())));
});

test('the whole contract is an override', () => {
	expect(accepts(schema, defaultContract)).toBe(true);
	expect(resolves(defaultContract)).toBe(true);
});

const VALUES = [
	'',
	'text',
	'page',
	'header',
	'PUT',
	'plus',
	'number',
	0,
	1,
	50,
	1.5,
	-1,
	true,
	false,
];
const OTHERS = [null, [], ['error'], [1], {}, { no: 'such' }];

test.each(pathsOf(defaultContract))('%s', (path) => {
	for (const value of [...VALUES, ...OTHERS]) {
		const overrides = at(path, value);
		expect([value, accepts(schema, overrides)]).toEqual([value, resolves(overrides)]);
	}
	expect(accepts(schema, at(`${path}x`, 'text'))).toBe(false);
});

test('every example of the docs is accepted by both', () => {
	const examples = snippets.filter(({ kind }) => kind === 'json contract-overrides');
	expect(examples.length).toBeGreaterThan(5);
	for (const { text } of examples) {
		const overrides = JSON.parse(text) as object;
		expect(() => resolveContract(text)).not.toThrow();
		expect(accepts(schema, overrides)).toBe(true);
		expect(resolveContract(overrides)).not.toEqual(defaultContract);
	}
});
