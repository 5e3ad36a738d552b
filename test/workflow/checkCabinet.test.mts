import { defaultContract, resolveContract } from '../../nodes/Asteril/api/contract';
import type { Fact } from '../../nodes/Asteril/check/facts';
import { leavesOf } from '../../nodes/Asteril/check/tree';
import {
	startSandbox,
	variantNames,
	type Sandbox,
	type VariantName,
} from '../../dev/sandbox/index.mts';
import { EXPECTED } from './checkCabinet.expected.mts';
import { MOST, requestsTo, runCheck, seedShop } from './checkCabinet.support.mts';

let sandbox: Sandbox;
afterEach(async () => await sandbox?.close());

async function open(variant: VariantName): Promise<Sandbox> {
	sandbox = await startSandbox({ variant });
	seedShop(sandbox);
	return sandbox;
}

/** The facts that differ, by their path, with what to put there. */
function differing(facts: Fact[]): Record<string, unknown> {
	const whole = facts[facts.length - 1].override ?? {};
	return Object.fromEntries(
		facts
			.filter(({ override, fact }) => override && fact !== 'overrides')
			.map(({ fact, override }) => {
				const value = valueIn(override, fact);
				expect(valueIn(whole, fact)).toEqual(value);
				return [fact, value];
			}),
	);
}

function valueIn(tree: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], tree);
}

describe.each(variantNames)('%s', (variant) => {
	test('differs where it does, and nowhere else', async () => {
		const { url } = await open(variant);
		const { facts, error, items } = await runCheck(url);
		expect(error).toBeUndefined();
		expect(differing(facts)).toEqual(EXPECTED[variant]);
		expect(facts.map(({ fact }) => fact)).toEqual(
			expect.arrayContaining(leavesOf(defaultContract)),
		);
		expect(items[0].pairedItem).toEqual({ item: 0 });
		const last = facts[facts.length - 1];
		expect(last.fact).toBe('overrides');
		expect(JSON.parse(String(last.json))).toEqual(last.override);
		expect(() => resolveContract(last.json)).not.toThrow();
	});

	test('is read only, with 40 requests at most', async () => {
		const { url } = await open(variant);
		await runCheck(url);
		const asked = await requestsTo(sandbox.url);
		expect(asked.length).toBeGreaterThan(10);
		expect(asked.length).toBeLessThanOrEqual(MOST);
		expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
	});

	test("shows nobody's name or number, and not the key", async () => {
		const { url, cabinet } = await open(variant);
		const { items } = await runCheck(url);
		const shown = JSON.stringify(items);
		const digits = shown.replace(/\D+/g, '|');
		for (const { name, phone, email } of [...cabinet.clients, ...cabinet.users]) {
			expect(shown).not.toContain(String(name));
			expect(digits).not.toContain(String(phone).replace(/\D/g, '').slice(-7));
			if (email) expect(shown).not.toContain(String(email));
		}
		for (const word of ['Зразков', 'seeded', 'records.example', 'sandbox-key']) {
			expect(shown).not.toContain(word);
		}
	});

	test('an empty cabinet: what it can tell it tells', async () => {
		sandbox = await startSandbox({ variant, seed: false });
		const { facts, error } = await runCheck(sandbox.url);
		expect(error).toBeUndefined();
		const told = Object.fromEntries(facts.map(({ fact, result }) => [fact, result]));
		expect(told['client.fields.phone']).toBe('cannot tell');
		expect(told['client.filters.phone']).toBe('cannot tell');
		expect(['confirmed', 'differs']).toContain(told['client.list.path']);
		expect((await requestsTo(sandbox.url)).length).toBeLessThanOrEqual(MOST);
	});
});

describe('what the user overrode already', () => {
	test('is where it begins, and stands in what it prints', async () => {
		const { url } = await open('rest');
		const overrides = {
			write: { envelope: null },
			client: { list: { path: 'contacts' }, create: { path: 'contacts' } },
		};
		const { facts } = await runCheck(url, { contractOverrides: JSON.stringify(overrides) });
		const last = facts[facts.length - 1];
		expect(last.override).toMatchObject({ ...overrides, key: { name: 'X-Api-Key' } });
		expect(facts.find(({ fact }) => fact === 'client.list.path')).toMatchObject({
			assumed: 'contacts',
			result: 'confirmed',
			override: null,
		});
	});

	test('is put right when it is wrong', async () => {
		const { url } = await open('default');
		const wrong = {
			basePath: 'api/v9',
			key: { in: 'header', name: 'Token' },
			paging: { first: 0, limit: 'many' },
			client: { list: { path: 'buyers', key: 'buyers' }, fields: { phone: 'tel' } },
		};
		const { facts, error } = await runCheck(url, { contractOverrides: JSON.stringify(wrong) });
		expect(error).toBeUndefined();
		expect(facts[facts.length - 1].override).toEqual({});
	});
});
