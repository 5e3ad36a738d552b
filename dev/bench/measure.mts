import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { inParallel } from '../../nodes/shared/inParallel.ts';
import type { Body } from './calls.mts';
import type { N8nWatch } from './n8nWatch.mts';

export interface Measured {
	/** Executions a second. */
	perSecond: number;
	/** CPU seconds of n8n and all it started, for 1,000 calls. */
	cpu: number;
	failed: number;
	/** Isolates created for one execution. */
	isolates: number;
}

const TICKS_A_SECOND = 100;

/**
 * Sends the calls, so many executions under way at once, until all have ended.
 * @param pid of the n8n
 * @param url may hold a name and a password
 */
export async function measure(
	{ watch, pid }: { watch: N8nWatch; pid: number },
	url: string,
	calls: Body[],
	atOnce: number,
): Promise<Measured> {
	const { failed, isolates } = watch;
	const cpuBefore = cpuOf(pid);
	const began = performance.now();
	await inParallel(calls, atOnce, async (call) => {
		const ended = watch.oneEnds();
		await axios.post(url, call, { proxy: false });
		await ended;
	});
	const seconds = (performance.now() - began) / 1000;
	// The isolate for the next execution is created after the last one has ended.
	await sleep(150);
	return {
		perSecond: calls.length / seconds,
		cpu: ((cpuOf(pid) - cpuBefore) / calls.length) * 1000,
		failed: watch.failed - failed,
		isolates: (watch.isolates - isolates) / calls.length,
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
