/** Point 5: reading what Ringostat sends, on one core. */
import { parseCalls } from '../../nodes/Ringostat/call/index.ts';
import { toFullNumber } from '../../nodes/shared/phone.ts';
import { hostileBodies } from '../../test/support/hostileBodies.mts';
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

function slowest(): { text: string; goals: Goal[] } {
	const rows: string[][] = [];
	let worst = 0;
	for (const [name, build] of Object.entries(hostileBodies)) {
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
