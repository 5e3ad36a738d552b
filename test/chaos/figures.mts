import { duration } from '../../dev/local-n8n/progress.mts';
import type { ChaosRun } from './chaosRun.mts';
import { duePhones } from './taskTruth.mts';

/** What a run was made of and came to, for people. */
export function figures(run: ChaosRun): string {
	const { plan, rung, kills, downMs, executions, backfills, byWebhook, requests } = run;
	const { calls, deliveries, size } = plan;
	const sent = deliveries.reduce((sum, { times }) => sum + times, 0);
	const missed = calls.filter((call) => call.missed).length;
	const due = duePhones(calls).length;
	const lost = Object.entries(rung.lostBy).map(([status, count]) => `${count} by ${status}`);
	const faults = Object.entries(requests.faults).map(([name, count]) => `${count} ${name}`);
	const ended = Object.entries(executions).map(([how, count]) => `${count} ${how}`);
	const tries = backfills.map(({ status, ms }) => `${status} ${duration(ms)}`);
	const wrong = run.findings.flatMap((finding) => finding.wrong);
	const lines = {
		seed: plan.seed,
		rang: `${size.calls} calls of ${size.clients} clients, ${missed} missed, ${due} clients to be called back`,
		deliveries: `${sent}: ${rung.accepted} accepted, ${rung.lost} lost for good (${lost.join(', ')})`,
		kills: `${kills} with SIGKILL, n8n down for ${duration(downMs)}`,
		executions: ended.join(', '),
		requests: `${requests.requests} to the sandbox, ${requests.writes} of them writes`,
		faults: `${sum(requests.faults)}: ${faults.join(', ')}`,
		'brought in': `${byWebhook} calls by webhook, ${size.calls - byWebhook} by the backfill`,
		backfill: `${backfills.length} runs: ${tries.join(', ')}`,
		wrong: wrong.length === 0 ? 'nothing' : `${wrong.length}, see below`,
		took: duration(run.ms),
	};
	const width = Math.max(...Object.keys(lines).map((name) => name.length));
	return Object.entries(lines)
		.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
		.join('\n');
}

function sum(counts: Record<string, number>): number {
	return Object.values(counts).reduce((all, one) => all + one, 0);
}
