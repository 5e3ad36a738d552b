import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { inParallel } from '../../nodes/shared/inParallel.ts';
import type { Body } from './calls.mts';
import { percentile } from './figures.mts';
import type { BenchN8n } from './startN8n.mts';
import type { BenchSandbox } from './sandbox.mts';

export interface Measured {
	/** Executions a second. */
	perSecond: number;
	/** Milliseconds from sending the webhook to the last write in the cabinet; none for the floor. */
	p50: number;
	p95: number;
	/** CPU seconds of n8n and all it started, for 1,000 calls. */
	cpu: number;
	failed: number;
	/** Isolates created for one execution. */
	isolates: number;
}

const TICKS_A_SECOND = 100;

/**
 * Sends the calls, so many executions under way at once, until all have ended.
 * @param url may hold a name and a password
 */
export async function measure(
	{ watch, pid }: BenchN8n,
	url: string,
	calls: Body[],
	{ concurrency, sandbox }: { concurrency: number; sandbox: BenchSandbox },
): Promise<Measured> {
	const before = { failed: watch.failed, isolates: watch.isolates };
	const sent: Record<string, number> = {};
	const cpuBefore = cpuOf(pid);
	const began = performance.now();
	await inParallel(calls, concurrency, async (call) => {
		sent[call.uniqueid] = performance.timeOrigin + performance.now();
		const ended = watch.oneEnds();
		await axios.post(url, call, { proxy: false });
		await ended;
	});
	const seconds = (performance.now() - began) / 1000;
	// The isolate for the next execution is created after the last one has ended.
	await sleep(150);
	const cpu = cpuOf(pid) - cpuBefore;
	const lastWrites = Object.entries(await sandbox.lastWrites());
	const waits = lastWrites.filter(([id]) => id in sent).map(([id, at]) => at - sent[id]);
	return {
		perSecond: calls.length / seconds,
		p50: percentile(waits, 0.5),
		p95: percentile(waits, 0.95),
		cpu: (cpu / calls.length) * 1000,
		failed: watch.failed - before.failed,
		isolates: (watch.isolates - before.isolates) / calls.length,
	};
}

/** CPU seconds that a process and all it started have taken so far. */
function cpuOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name of the program, in brackets, may hold anything.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const own = (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
	const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
		readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
	);
	return children.reduce((sum, child) => sum + cpuOf(Number(child)), own);
}
