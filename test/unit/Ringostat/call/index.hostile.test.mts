import fc from 'fast-check';
import { parseCalls } from '../../../../nodes/Ringostat/call';
import { FORBIDDEN_KEYS } from '../../../../nodes/shared/forbiddenKeys';
import { KEY_TABLE } from '../../../../nodes/Ringostat/call/keys';
import { hostileBodies } from '../../../support/hostileBodies.mts';
import { keysIn, sampleNames, sampleRequest } from './support.mts';

const KNOWN = KEY_TABLE.flatMap(({ keys }): readonly string[] => keys);
const key = fc.oneof(
	fc.constantFrom(...KNOWN, 'additional_call_data', 'extraFields', 'data', 'calls', 'token'),
	fc.constantFrom(...FORBIDDEN_KEYS),
	fc.string({ unit: 'binary' }),
);
const leaf = fc.oneof(
	fc.constantFrom(
		'in',
		'out',
		'callback',
		'ANSWERED',
		'NO ANSWER',
		'380670000001',
		'ivan_sip',
		'0',
	),
	fc.constantFrom('2026-10-25 03:30:00', 'https://r.example/a.wav', '"A" <0671234567>', '(none)'),
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'small' },
		leaf,
		fc.array(tie('tree'), { maxLength: 5 }),
		fc
			.array(fc.tuple(key, tie('tree')), { maxLength: 12 })
			// Own properties, whatever their name: what JSON.parse would make of '__proto__'.
			.map((entries) => Object.fromEntries(entries)),
	),
}));

function check(query: object | undefined, body: unknown): void {
	const calls = parseCalls({ query, body });
	expect(keysIn(calls).filter((name) => FORBIDDEN_KEYS.has(name))).toEqual([]);
	expect(JSON.parse(JSON.stringify(calls))).toEqual(calls);
	expect(parseCalls({ query, body })).toEqual(calls);
	expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
	for (const call of calls) {
		expect(call.missed).toBe(call.outcome === 'missed');
		expect(call.clientPhone ?? '380000000000').toMatch(/^[1-9]\d{7,14}$/);
		expect(Object.keys(call.additional).length).toBeLessThanOrEqual(100);
		expect(Object.keys(call.additional).map((name) => name.toLowerCase())).not.toContain('token');
	}
}

test('any JSON, as an object, as text, as a query', () => {
	fc.assert(
		fc.property(tree, tree, (query, body) => {
			const asQuery = typeof query === 'object' && query !== null ? query : undefined;
			check(asQuery, body);
			check(asQuery, JSON.stringify(body));
		}),
		{ numRuns: 1500 },
	);
	expect(({} as Record<string, unknown>).uniqueid).toBeUndefined();
});

test('any text and bytes', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => check(undefined, text)));
	fc.assert(fc.property(fc.uint8Array(), (bytes) => check(undefined, bytes)));
});

test.each(sampleNames())('%s: twice the same, and a clone of itself', (name) => {
	const { query, body } = sampleRequest(name);
	check(query, body);
});

test('circles, strange objects and foreign types do not throw', () => {
	const circle: Record<string, unknown> = { uniqueid: 'a', type: 'in' };
	circle.more = circle;
	circle.data = { data: circle };
	const bare = Object.create(null) as Record<string, unknown>;
	bare.type = 'Buffer';
	bare.data = [bare];
	for (const body of [circle, [circle], bare, { '{': bare }, new Map(), new Date(), () => 1, 1n]) {
		expect(() => parseCalls({ body })).not.toThrow();
	}
	expect(parseCalls({ body: { uniqueid: 1n, type: 'in', x: Symbol('x') } })).toHaveLength(1);
});

const many = (count: number, text: (at: number) => string) =>
	Array.from({ length: count }, (_, at) => text(at)).join('');

test.each(Object.entries(hostileBodies))('100 KB of %s take no time', (_, build) => {
	const body = build(100_000);
	parseCalls({ body });
	const times = [1, 2, 3].map(() => {
		const start = process.cpuUsage();
		parseCalls({ body });
		return cpuMs(start);
	});
	// Measured below 5 ms; a loaded machine gets more.
	expect(Math.min(...times)).toBeLessThan(50);
});

test('values beside a long list do not multiply', () => {
	const beside = many(5000, (at) => `"q${at}":1,`);
	const calls = many(1500, (at) => `{"id":"c${at}","type":"in"},`);
	const body = `{${beside}"calls":[${calls}{}]}`;
	const times = [1, 2, 3].map(() => {
		const start = process.cpuUsage();
		expect(parseCalls({ body })).toHaveLength(1500);
		return cpuMs(start);
	});
	// Measured 30 ms; 1,800 ms when each call copied all of them. The processor's time, since other programs take from the clock's.
	expect(Math.min(...times)).toBeLessThan(500);
});

/** Milliseconds of processor time since then. */
function cpuMs(start: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}
