import { errorOf } from '../../local-n8n/rest/executions.mts';
import type { N8nSession } from '../../local-n8n/rest/n8nSession.mts';
import { endOf } from '../chaos/executions.mts';

const RUN_LIMIT_MS = 180_000;
const MOST_RUNS = 6;
/** The first heals, the second finds nothing more to do. */
const CLEAN_RUNS = 2;

/**
 * Runs the backfill, as its schedule would, until it has gone through twice in a row. By hand instead
 * of by the clock, so that no run overlaps another.
 * @returns how each run ended, and why when not well
 */
export async function backfill(session: N8nSession, workflowId: string): Promise<string[]> {
	const ends: string[] = [];
	const clean = () => ends.slice(-CLEAN_RUNS).filter((end) => end === 'success').length;
	while (clean() < CLEAN_RUNS && ends.length < MOST_RUNS) {
		const { executionId: id } = await session.request<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: 'Every 15 Minutes' } },
		);
		const status = await endOf(session, id, RUN_LIMIT_MS);
		ends.push(status === 'success' ? status : `${status}: ${await errorOf(session, id)}`);
	}
	return ends;
}
