/** Point 4: does an execution with ten times the calls take ten times as much? */
import { goal, measureInChild, medians, rounded, table, type Part } from './figures.mts';

/** How many calls, and how often: the small ones vary more and are done at once. */
const TIMES = [
	[100, 5],
	[1_000, 5],
	[10_000, 1],
];
const MB = 2 ** 20;

export interface Run {
	count: number;
	wallMs: number;
	/** Of this process alone: the sandbox, which filters its lists by looking at all of them, is not in it. */
	cpuMs: number;
	/** Live at the end, when all nodes' items are still held. */
	heap: number;
	rss: number;
	/** Length of all nodes' items as JSON. */
	bytes: number;
}

export async function benchGrowth(report: (line: string) => void): Promise<Part> {
	const all: Run[] = [];
	for (const [count, times] of TIMES) {
		const runs: Run[] = [];
		for (let time = 0; time < times; time++) {
			const options = { nodeArgs: ['--import', 'tsx'] };
			runs.push(await measureInChild<Run>('growthChild.mts', [String(count)], options));
		}
		all.push(medians(runs));
		report(`${count} calls: ${rounded(medians(runs).cpuMs)} ms CPU`);
	}
	const rows = all.map(({ count, wallMs, cpuMs, heap, rss, bytes }) => [
		count.toLocaleString('en'),
		...[cpuMs / count, wallMs / count, bytes / MB, heap / MB, rss / MB, heap / bytes].map(rounded),
	]);
	const head = ['calls', 'CPU ms each', 'wall ms each', 'items MB', 'live MB', 'peak RSS MB'];
	const [hundred, thousand, tenThousand] = all;
	const perCall = (from: Run, to: Run) => to.cpuMs / to.count / (from.cpuMs / from.count);
	const memory = (from: Run, to: Run) => to.heap / to.bytes / (from.heap / from.bytes);
	return {
		title: 'Growth: new calls in one execution',
		text: table([...head, 'live/items'], rows),
		goals: [
			goal('CPU a call, 1,000 to 100', perCall(hundred, thousand), 'most', 1.15),
			goal('CPU a call, 10,000 to 1,000', perCall(thousand, tenThousand), 'most', 1.15),
			goal('live memory to items, 10,000 to 1,000', memory(thousand, tenThousand), 'most', 1),
		],
	};
}
