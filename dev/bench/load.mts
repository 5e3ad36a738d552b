import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body } from './calls.mts';
import type { BenchN8n } from './startN8n.mts';
import type { BenchSandbox } from './sandbox.mts';
import type { Contestant } from './workflows.mts';

export interface Measured {
	/** Executions a second. */
	perSecond: number;
	/** Milliseconds from sending the webhook to the last write in the cabinet; none for the floor. */
	p50: number | null;
	p95: number | null;
	/** CPU seconds of n8n and all it started, for 1,000 calls. */
	cpu: number;
	failed: number;
	/** Isolates created for one execution. */
	isolates: number;
	/** Records that the calls left in the cabinet. */
	counts: number[];
}

const TICKS_A_SECOND = 100;

/** Sends the calls, so many executions under way at once, until all have ended. */
export async function measure(
	n8n: BenchN8n,
	contestant: Contestant,
	calls: Body[],
	{ concurrency, sandbox }: { concurrency: number; sandbox: BenchSandbox },
): Promise<Measured> {
	const { watch, pid } = n8n;
	const before = { failed: watch.failed, isolates: watch.isolates };
	const sent = new Map<string, number>();
	const queue = calls.values();
	const cpuBefore = cpuOf(pid);
	const began = performance.now();
	const workers = Array.from({ length: concurrency }, async () => {
		for (const call of queue) {
			sent.set(call.uniqueid, performance.timeOrigin + performance.now());
			const ended = watch.oneEnds();
			await post(n8n.urls[contestant], call);
			await ended;
		}
	});
	await Promise.all(workers);
	const seconds = (performance.now() - began) / 1000;
	// The isolate for the next execution is created after the last one has ended.
	await sleep(150);
	const cpu = cpuOf(pid) - cpuBefore;
	const { lastWrites, counts } = await sandbox.ask();
	const waits = calls.flatMap(({ uniqueid: id }) =>
		lastWrites[id] === undefined ? [] : [lastWrites[id] - (sent.get(id) ?? 0)],
	);
	waits.sort((one, other) => one - other);
	const at = (part: number) =>
		waits.length === 0 ? null : waits[Math.min(waits.length - 1, Math.floor(waits.length * part))];
	return {
		perSecond: calls.length / seconds,
		p50: at(0.5),
		p95: at(0.95),
		cpu: (cpu / calls.length) * 1000,
		failed: watch.failed - before.failed,
		isolates: (watch.isolates - before.isolates) / calls.length,
		counts,
	};
}

/** @param address may hold a name and a password */
async function post(address: string, call: Body): Promise<void> {
	const url = new URL(address);
	const basic = Buffer.from(`${url.username}:${url.password}`).toString('base64');
	const headers = {
		'content-type': 'application/json',
		...(url.username !== '' && { authorization: `Basic ${basic}` }),
	};
	Object.assign(url, { username: '', password: '' });
	const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(call) });
	await answer.text();
	if (answer.status !== 200) throw new Error(`n8n answered ${answer.status} to ${url.pathname}`);
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
