import { errorOf, type Execution } from '../../dev/local-n8n/rest/executions.mts';
import type { N8nSession } from '../../dev/local-n8n/rest/n8nSession.mts';
import {
	nodeTypes,
	replaceWorkflow,
	withCredentials,
} from '../../dev/local-n8n/rest/workflows.mts';
import { duration } from '../../dev/local-n8n/progress.mts';
import type { Stage } from '../../dev/scripts/stage.mts';
import { asBackfill, readTemplate } from '../../dev/scripts/template.mts';
import { endOf } from './executions.mts';

/** Usually well under one minute; ours may not be the only work of the machine. */
const RUN_LIMIT_MS = 300_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_RUNS = 8;
const FAULTY_RUNS = 2;
/** How often in a row it has to go through. */
const CLEAN_RUNS = 2;

export interface BackfillRun {
	status: Execution['status'];
	/** Why it did not go through; empty when it did. */
	why: string;
	ms: number;
}

/**
 * Puts the template a second time beside the main workflow: what *Every 5 Minutes* brings, started by hand.
 * @returns its id
 */
export async function addBackfill(stage: Stage): Promise<string> {
	const { session, credentials } = stage;
	const template = asBackfill(readTemplate(), new Date(Date.now() - DAY_MS));
	const given = Object.values(credentials);
	return await replaceWorkflow(session, withCredentials(template, given, await nodeTypes(session)));
}

/**
 * Runs the backfill, as its schedule would, until it has gone through twice in a row, at most
 * eight times. Started by hand instead of by the clock, so that no run is cut short or overlaps.
 *
 * @param calm ends the faults, if there are any; they are there for the first two runs, which bring in all that is
 * missing but for a few
 */
export async function backfillUntilClean(
	session: N8nSession,
	workflowId: string,
	report: (line: string) => void,
	calm: () => void = () => undefined,
): Promise<BackfillRun[]> {
	const runs: BackfillRun[] = [];
	const clean = () => {
		const last = runs.slice(-CLEAN_RUNS);
		return last.length === CLEAN_RUNS && last.every(({ status }) => status === 'success');
	};
	while (!clean() && runs.length < MOST_RUNS) {
		if (runs.length === FAULTY_RUNS) calm();
		const run = await runOnce(session, workflowId);
		runs.push(run);
		report(`backfill ${runs.length}: ${run.status}, ${duration(run.ms)} ${run.why}`);
	}
	return runs;
}

async function runOnce(session: N8nSession, workflowId: string): Promise<BackfillRun> {
	const began = Date.now();
	const { executionId: id } = await session.request<{ executionId: string }>(
		'POST',
		`/rest/workflows/${workflowId}/run`,
		{ triggerToStartFrom: { name: 'Every 5 Minutes' } },
	);
	const status = await endOf(session, id, RUN_LIMIT_MS);
	const why = status === 'success' ? '' : await errorOf(session, id);
	return { status, why, ms: Date.now() - began };
}
