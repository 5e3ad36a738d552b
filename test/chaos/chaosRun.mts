import type { Stage } from '../../dev/scripts/stage.mts';
import { duration } from '../../dev/local-n8n/progress.mts';
import { backfillUntilClean, type BackfillRun } from './backfill.mts';
import type { Finding } from './findings.mts';
import { endedExecutions, settled } from './executions.mts';
import { asRung, planOf, type Plan, type Size } from './plan.mts';
import { RequestCount } from './RequestCount.mts';
import { ringAll, type Rung } from './ringAll.mts';
import { recordingsOf, truth } from './truth.mts';
import type { UnrulyN8n } from './UnrulyN8n.mts';

/** A bad day of the cabinet, and of Ringostat's own API. */
const BAD_DAY = {
	rate503: 0.1,
	rate429: 0.05,
	cutAfter: 0.05,
	cutBefore: 0.05,
	latencyMs: [0, 800] as [number, number],
	retryAfterSeconds: 1,
};
const SETTLE_LIMIT_MS = 180_000;
const LOOK_EVERY_MS = 2000;

export interface ChaosRun {
	plan: Plan;
	rung: Rung;
	kills: number;
	downMs: number;
	/** Of the main workflow in this run, by how they ended. */
	executions: Record<string, number>;
	backfills: BackfillRun[];
	/** Calls in the cabinet before the first backfill began. */
	byWebhook: number;
	requests: RequestCount;
	findings: Finding[];
	ms: number;
}

/**
 * Rings a seeded day through n8n while everything fails and n8n dies, lets the backfill heal it,
 * and says what became of it. The faults stay on for the first two runs of the backfill.
 */
export async function chaosRun(
	{ stage, n8n, backfillId }: { stage: Stage; n8n: UnrulyN8n; backfillId: string },
	seed: number,
	size: Size,
	report: (line: string) => void,
): Promise<ChaosRun> {
	const began = Date.now();
	const { sandbox, session, workflowId, webhookUrl, access } = stage;
	const plan = planOf(seed, size, began);
	sandbox.reset();
	// The account knows its calls whether or not a webhook of theirs arrives.
	for (const call of plan.calls) sandbox.ringostat.add(asRung(call));
	const clientsBefore = sandbox.cabinet.count('client');
	const executionsBefore = await endedExecutions(session, workflowId);
	const killsBefore = { kills: n8n.kills, downMs: n8n.downMs };
	sandbox.faults.set({ ...BAD_DAY, seed: seed % 2 ** 31 });

	const requests = new RequestCount(sandbox.log);
	const looking = setInterval(() => requests.look(), LOOK_EVERY_MS);
	try {
		const where = { ringostat: sandbox.ringostat, webhookUrl, token: access.token };
		const rung = await ringAll(plan, n8n, where);
		report(`rung: ${rung.accepted} accepted, ${rung.lost} lost, ${duration(Date.now() - began)}`);
		await settled(session, workflowId, SETTLE_LIMIT_MS);
		const byWebhook = sandbox.cabinet.count('call');
		report(`settled: ${byWebhook} calls are there, ${duration(Date.now() - began)}`);
		const calm = () => sandbox.faults.reset();
		const backfills = await backfillUntilClean(session, backfillId, report, calm);
		const executions = await endedExecutions(session, workflowId);
		for (const [how, count] of Object.entries(executionsBefore)) executions[how] -= count;
		return {
			plan,
			rung,
			kills: n8n.kills - killsBefore.kills,
			downMs: n8n.downMs - killsBefore.downMs,
			executions,
			backfills,
			byWebhook,
			requests,
			findings: truth({
				plan,
				clientsBefore,
				state: sandbox.cabinet.state,
				recordingOf: recordingsOf(sandbox.ringostat),
			}),
			ms: Date.now() - began,
		};
	} finally {
		clearInterval(looking);
		requests.look();
	}
}
