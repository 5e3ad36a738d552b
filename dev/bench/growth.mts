/** Does an execution with ten times the calls take ten times as much? */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { freePort } from '../local-n8n/freePort.mts';
import { http } from '../local-n8n/http.mts';
import type { IDataObject } from 'n8n-workflow';
import { parseCalls } from '../../nodes/Ringostat/call/index.ts';
import { PIPELINE } from '../../test/support/pipeline.mts';
import { runWorkflow } from '../../test/support/runWorkflow.mts';
import { startGroup } from '../local-n8n/processes.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { waitFor } from '../local-n8n/waitFor.mts';
import { callsOf } from './calls.mts';
import { goal, medians, rounded, type Part } from './figures.mts';
import { markdownTable } from '../scripts/markdownTable.mts';

/** How many calls, and how often: the small ones vary more and are done at once. */
const TIMES = [
	[100, 5],
	[1_000, 5],
	[10_000, 1],
];
const MB = 2 ** 20;
const API_KEY = 'bench-key-4f1d0c77e2';

interface Run {
	count: number;
	wallMs: number;
	/** Of this process alone: the sandbox, which filters its lists by looking at all of them, is not in it. */
	cpuMs: number;
	/** Live at the end, when all nodes' items are still held. */
	heap: number;
	/** Length of all nodes' items as JSON. */
	bytes: number;
}

export async function benchGrowth(report: (line: string) => void): Promise<Part> {
	const port = await freePort();
	const command = [
		'--import',
		'tsx',
		'dev/sandbox/main.mts',
		'--port',
		`${port}`,
		'--key',
		API_KEY,
	];
	const options = { cwd: projectRoot(), env: process.env, stdio: 'ignore', reject: false } as const;
	const sandbox = startGroup(process.execPath, command, options);
	const url = `http://127.0.0.1:${port}`;
	const all: Run[] = [];
	try {
		await waitFor('the sandbox', 60_000, async () => await run(url, 0, 300).catch(() => undefined));
		for (const [count, times] of TIMES) {
			const runs: Run[] = [];
			for (let time = 1; time <= times; time++) runs.push(await run(url, time, count));
			all.push(medians(runs));
			report(`${count} calls: ${rounded(medians(runs).cpuMs)} ms CPU`);
		}
	} finally {
		sandbox.kill();
	}
	const rows = all.map(({ count, wallMs, cpuMs, heap, bytes }) => [
		count.toLocaleString('en'),
		...[cpuMs / count, wallMs / count, bytes / MB, heap / MB, heap / bytes].map(rounded),
	]);
	const [hundred, thousand, tenThousand] = all;
	const perCall = (from: Run, to: Run) => to.cpuMs / to.count / (from.cpuMs / from.count);
	const memory = (from: Run, to: Run) => to.heap / to.bytes / (from.heap / from.bytes);
	return {
		title: 'Growth: new calls in one execution',
		text: markdownTable(
			['calls', 'CPU ms each', 'wall ms each', 'items MB', 'live MB', 'live/items'],
			rows,
			true,
		),
		goals: [
			goal('CPU a call, 1,000 to 100', perCall(hundred, thousand), 'most', 1.15),
			goal('CPU a call, 10,000 to 1,000', perCall(thousand, tenThousand), 'most', 1.15),
			goal('live memory to items, 10,000 to 1,000', memory(thousand, tenThousand), 'most', 1),
		],
	};
}

/** Runs so many calls in one execution, in an empty cabinet. @throws when the execution fails */
async function run(url: string, begin: number, count: number): Promise<Run> {
	await http.post(`${url}/_sandbox/page/reset`);
	const items = callsOf(begin, count).map((body) => ({
		json: parseCalls({ body })[0] as unknown as IDataObject,
	}));
	const asterilApi = { address: url, customAddress: true, apiKey: API_KEY };
	collectGarbage();
	const heapBefore = process.memoryUsage().heapUsed;
	const cpuBefore = process.cpuUsage();
	const began = performance.now();
	const ran = await runWorkflow(PIPELINE.slice(1), items, { asterilApi });
	const wallMs = performance.now() - began;
	const { user, system } = process.cpuUsage(cpuBefore);
	if (ran.error) throw ran.error;
	collectGarbage();
	// What n8n keeps of the execution is held until here: every node's items.
	const heap = process.memoryUsage().heapUsed - heapBefore;
	const bytes = JSON.stringify(ran.run.data.resultData.runData).length;
	return { count, wallMs, cpuMs: (user + system) / 1000, heap, bytes };
}

function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
}
