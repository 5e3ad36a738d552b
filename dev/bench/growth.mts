/** Point 4: does an execution with ten times the calls take ten times as much? */
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { runCommand } from '../local-n8n/runCommand.mts';
import { goal, median, rounded, table, type Part } from './figures.mts';

const COUNTS = [100, 1_000, 10_000];
/** The small ones vary more and are done at once. */
const TIMES: Record<number, number> = { 100: 5, 1_000: 5, 10_000: 1 };
const LIMIT_MS = 5 * 60_000;
const MB = 2 ** 20;

interface Run {
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
	for (const count of COUNTS) {
		const runs: Run[] = [];
		for (let time = 0; time < TIMES[count]; time++) runs.push(await runChild(count));
		const of = (name: keyof Run) => median(runs.map((run) => run[name]));
		all.push({
			...{ count, wallMs: of('wallMs'), cpuMs: of('cpuMs') },
			...{ heap: of('heap'), rss: of('rss'), bytes: of('bytes') },
		});
		report(`${count} calls: ${rounded(of('cpuMs'))} ms CPU`);
	}
	const rows = all.map(({ count, wallMs, cpuMs, heap, rss, bytes }) => [
		count.toLocaleString('en'),
		rounded(cpuMs / count),
		rounded(wallMs / count),
		rounded(bytes / MB),
		rounded(heap / MB),
		rounded(rss / MB),
		rounded(heap / bytes),
	]);
	const head = ['calls', 'CPU ms each', 'wall ms each', 'items MB', 'live MB', 'peak RSS MB'];
	const [hundred, thousand, tenThousand] = all;
	const growth = (of: 'cpuMs' | 'heap' | 'bytes', from: Run, to: Run) => to[of] / from[of];
	const perCall = (from: Run, to: Run) => growth('cpuMs', from, to) / (to.count / from.count);
	const memory = (from: Run, to: Run) => growth('heap', from, to) / growth('bytes', from, to);
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

async function runChild(count: number): Promise<Run> {
	const child = join(projectRoot(), 'dev', 'bench', 'growthChild.mts');
	const args = ['--expose-gc', '--import', 'tsx', child, String(count)];
	const options = { cwd: projectRoot(), timeoutMs: LIMIT_MS };
	const output = await runCommand(process.execPath, args, options);
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Run;
}
