import { isMissed, isReached, normalizeCallId, outranks } from '../../../nodes/shared/callRules';
import type { Call } from '../../../nodes/shared/Call';

const DIRECTIONS: Array<Call['direction']> = ['incoming', 'outgoing', null];
const OUTCOMES: Array<Call['outcome']> = [
	'answered',
	'missed',
	'notReached',
	'inProgress',
	'unknown',
];
const PAIRS = DIRECTIONS.flatMap((direction) =>
	OUTCOMES.map((outcome) => ({ direction, outcome })),
);

test.each(PAIRS)('$direction and $outcome: missed or reached', ({ direction, outcome }) => {
	expect(isMissed(direction, outcome)).toBe(direction === 'incoming' && outcome === 'missed');
	expect(isReached(outcome)).toBe(outcome === 'answered');
});

describe('of two events of one call', () => {
	const told = (outcome: Call['outcome'], talkSeconds: number | null = null) => ({
		outcome,
		talkSeconds,
	});

	test.each([
		[told('answered'), told('missed')],
		[told('missed'), told('unknown', 90)],
		[told('notReached'), told('unknown')],
		[told('unknown'), told('inProgress')],
		[told('answered', 9), told('answered', 8)],
		[told('answered', 0), told('answered')],
	])('%j outranks %j', (one, another) => {
		expect(outranks(one, another)).toBe(true);
		expect(outranks(another, one)).toBe(false);
	});

	test.each([
		[told('missed'), told('notReached')],
		[told('answered', 9), told('answered', 9)],
	])('neither of %j and %j outranks the other', (one, another) => {
		expect(outranks(one, another)).toBe(false);
		expect(outranks(another, one)).toBe(false);
	});
});

describe('an id of a call', () => {
	test.each([
		'{{uniqueid}}',
		'{{ call id }}',
		'{uniqueid}',
		'${uniqueid}',
		'%uniqueid%',
		'<uniqueid>',
		'[object Object]',
		'N/A',
		'n/a',
		'NA',
		'none',
		'(none)',
		'none)',
		'NULL',
		'nil',
		'undefined',
		'NaN',
		'unknown',
		'(not set)',
		'(direct)',
		'',
		'  ',
		'-',
		'---',
		'—',
		'?',
		'0',
		'0.0',
		'000',
		'-1',
		'00000000-0000-0000-0000-000000000000',
		0,
		-1,
		Number.NaN,
		Infinity,
		null,
		undefined,
		true,
		{},
		['a'],
	])('is not %j', (value) => expect(normalizeCallId(value)).toBeNull());

	test.each([
		['ua1_-1700000000.1234567', 'ua1_-1700000000.1234567'],
		[' u1\n', 'u1'],
		['a\nb', 'a b'],
		[12, '12'],
		[12n, '12'],
		['10', '10'],
		['-10', '-10'],
		['1.0', '1.0'],
		['null-1', 'null-1'],
		['дзвінок none', 'дзвінок none'],
		['unknown_call_1', 'unknown_call_1'],
		['дзвінок', 'дзвінок'],
		['x'.repeat(200), 'x'.repeat(200)],
	])('may be %j', (value, id) => expect(normalizeCallId(value)).toBe(id));

	test('is at most 200 characters long, and long ones stay apart', () => {
		const ids = ['1', '2'].map((end) => normalizeCallId('😀'.repeat(200) + end));
		expect(ids[0]).not.toBe(ids[1]);
		expect(ids[0]?.length).toBeLessThanOrEqual(200);
		expect(normalizeCallId('x'.repeat(201))).toMatch(/^x{180}~[0-9a-f]{16}$/);
	});
});
