/** Runs so many calls in one execution and prints what it took; `dev/bench/growth.mts` starts it with `--expose-gc`. */
import type { IDataObject } from 'n8n-workflow';
import type { Run } from './growth.mts';
import { startBenchSandbox } from './sandbox.mts';
import { parseCalls } from '../../nodes/Ringostat/call/index.ts';
import { PIPELINE } from '../../test/support/pipeline.mts';
import { runWorkflow } from '../../test/support/runWorkflow.mts';
import { callsOf } from './calls.mts';

const WARM_UP = 300;

const count = Number(process.argv[2]);
const sandbox = await startBenchSandbox(0);
const asterilApi = { address: sandbox.url, customAddress: true, apiKey: sandbox.apiKey };

await run(0, WARM_UP);
await sandbox.fill({});
global.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
let peakRss = 0;
const timer = setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage().rss)), 50);
const rssBefore = process.memoryUsage().rss;
const cpuBefore = process.cpuUsage();
const began = performance.now();
const { ran, items } = await run(1, count);
const wallMs = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
clearInterval(timer);
global.gc?.();
// What n8n keeps of the execution is held until here: every node's items.
const heap = process.memoryUsage().heapUsed - heapBefore;
const bytes = JSON.stringify(ran.run.data.resultData.runData).length + JSON.stringify(items).length;
const cpuMs = (user + system) / 1000;
const figures: Run = { count, wallMs, cpuMs, heap, rss: peakRss - rssBefore, bytes };
console.log(JSON.stringify(figures));
sandbox.close();
process.exit(0);

async function run(begin: number, calls: number) {
	const items = callsOf(begin, calls).map((body) => ({
		json: parseCalls({ body })[0] as unknown as IDataObject,
	}));
	const ran = await runWorkflow(PIPELINE.slice(1), items, { asterilApi });
	if (ran.error) throw ran.error;
	return { ran, items };
}
