/** Point 5: reading what Ringostat sends, on one core. */
import { parseCalls } from '../../nodes/Ringostat/call/index.ts';
import { toFullNumber } from '../../nodes/shared/phone.ts';
import { callsOf, type Body } from './calls.mts';
import { goal, median, rounded, table, type Goal, type Part } from './figures.mts';

const TIMES = 7;
const SLICE_MS = 300;
const MOST_TIMES_TYPICAL = 10;
/** Characters of a body built to be slow. */
const SIZES = [1_000, 16_000, 256_000];

const PHONES = [
	...['380671234567', '+380671234567', '0671234567', '+38 (067) 123-45-67', '80671234567'],
	...['"Support" <380671234567>', '00380671234567', '+48 22 123 45 67', 'anonymous', '101'],
];

export function benchParsing(): Part {
	const bodies = callsOf(1, 100);
	const perBody = perSecond(bodies, (body) => parseCalls({ query: {}, body }));
	const form = bodies.map((body) => new URLSearchParams(body).toString());
	const perForm = perSecond(form, (body) => parseCalls({ query: {}, body }));
	const perPhone = perSecond(PHONES, (text) => toFullNumber(text));
	const rows = [
		['parseCalls, a JSON body of 23 keys', rounded(perBody)],
		['parseCalls, the same as the text of a form', rounded(perForm)],
		['toFullNumber, ten spellings in turn', rounded(perPhone)],
	];
	const slow = slowest();
	return {
		title: 'Parsing, one core',
		text: `${table(['what', 'a second'], rows)}\n\n${slow.text}`,
		goals: [
			goal('bodies a second', perBody, 'least', 50_000),
			goal('phone numbers a second', perPhone, 'least', 100_000),
			...slow.goals,
		],
	};
}

/** Median of so many slices of time, after one to warm up. */
function perSecond<T>(inputs: T[], work: (input: T) => unknown): number {
	const slices = Array.from({ length: TIMES + 1 }, () => {
		const began = performance.now();
		let done = 0;
		while (performance.now() - began < SLICE_MS) {
			for (const input of inputs) work(input);
			done += inputs.length;
		}
		return (done / (performance.now() - began)) * 1000;
	});
	return median(slices.slice(1));
}

/** Bodies of a length that make a careless parser slow: what grows with the square shows at the largest. */
const BUILT: Record<string, (length: number) => unknown> = {
	'one value of digits': (length) => call({ E164: '3'.repeat(length) }),
	'one value of spaces': (length) => call({ E164: `+${' '.repeat(length)}x` }),
	'dashes between digits': (length) => call({ userfield: '-1'.repeat(length / 2) }),
	'escaped brackets': (length) => call({ userfield: '&amp;lt;'.repeat(length / 8) }),
	'open brackets': (length) => call({ userfield: '<'.repeat(length) }),
	commas: (length) => call({ dst: '0671234567,'.repeat(length / 11) }),
	'a long date': (length) => call({ calldate: '2026-11-20 '.repeat(length / 11) }),
	'a long name': (length) => call({ employee_fio: 'Ї\u0301'.repeat(length / 2) }),
	'text with controls': (length) => call({ comment: '\u0000\n'.repeat(length / 2) }),
	'many keys': (length) =>
		call(Object.fromEntries(Array.from({ length: length / 16 }, (_, n) => [`key_${n}`, 'v']))),
	'keys alike': (length) =>
		call(
			Object.fromEntries(
				Array.from({ length: length / 20 }, (_, n) => [`E164${'_'.repeat(n % 99)}`, n]),
			),
		),
	'deep objects': (length) => nested(length / 6, (inner) => ({ data: inner })),
	'deep lists': (length) => nested(length / 2, (inner) => [inner]),
	'JSON in text in JSON': (length) => jsonInJson(length),
	'a form of brackets': (length) => 'a[b]['.repeat(length / 5),
	'a form of ampersands': (length) => `uniqueid=1${'&='.repeat(length / 2)}`,
	'text of open braces': (length) => '{"a":'.repeat(length / 5),
	'text that is no JSON': (length) => `{"uniqueid":"${'\\'.repeat(length)}`,
	'one call again and again': (length) => Array.from({ length: length / 400 }, () => call({})),
};

function call(more: Record<string, unknown>): Record<string, unknown> {
	return { ...callsOf(1, 2)[1], ...more };
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
	let body: unknown = { uniqueid: '1', call_type: 'in' };
	for (let n = 0; n < depth; n++) body = wrap(body);
	return body;
}

function jsonInJson(length: number): unknown {
	let text = JSON.stringify({ uniqueid: '1', call_type: 'in' });
	while (text.length * 2 < length) text = JSON.stringify({ data: text });
	return { data: text };
}

function slowest(): { text: string; goals: Goal[] } {
	const rows: string[][] = [];
	let worst = 0;
	for (const [name, build] of Object.entries(BUILT)) {
		const ratios = SIZES.map((size) => msOf(build(size)) / msOf(typical(size)));
		rows.push([name, ...ratios.map((ratio) => rounded(ratio))]);
		worst = Math.max(worst, ...ratios);
	}
	const head = ['built to be slow, to typical bodies', ...SIZES.map((size) => `${size / 1000} kB`)];
	const what = 'the slowest body, to typical ones of its size';
	return { text: table(head, rows), goals: [goal(what, worst, 'most', MOST_TIMES_TYPICAL)] };
}

/** Typical calls that are together so long. */
function typical(size: number): Body[] {
	const [one] = callsOf(1, 1);
	return callsOf(1, Math.max(1, Math.round(size / JSON.stringify(one).length)));
}

/** The fastest of some tries: what else this machine does only adds. */
function msOf(body: unknown): number {
	const tries = Array.from({ length: 9 }, () => {
		const began = performance.now();
		parseCalls({ query: {}, body });
		return performance.now() - began;
	});
	return Math.min(...tries);
}
