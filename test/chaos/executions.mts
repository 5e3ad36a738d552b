import { waitFor } from '../../dev/local-n8n/waitFor.mts';
import type { Execution } from '../../dev/local-n8n/rest/executions.mts';
import type { N8nSession } from '../../dev/local-n8n/rest/n8nSession.mts';

type Status = Execution['status'];

const UNDER_WAY: Status[] = ['new', 'running', 'waiting'];
const ENDED: Status[] = ['success', 'error', 'crashed'];

/** How many executions of a workflow ended how. */
export async function endedExecutions(
	n8n: N8nSession,
	workflowId: string,
): Promise<Record<string, number>> {
	const counts = ENDED.map(async (status) => [status, await count(n8n, workflowId, [status])]);
	return Object.fromEntries(await Promise.all(counts)) as Record<string, number>;
}

/** Waits until no execution of the workflow is under way. */
export async function settled(
	n8n: N8nSession,
	workflowId: string,
	timeoutMs: number,
): Promise<void> {
	await waitFor('the executions to end', timeoutMs, async () =>
		(await count(n8n, workflowId, UNDER_WAY)) === 0 ? true : undefined,
	);
}

/** Waits for the end of one execution and says which it was. */
export async function endOf(n8n: N8nSession, id: string, timeoutMs: number): Promise<Status> {
	return await waitFor(`execution ${id} to end`, timeoutMs, async () => {
		const { status } = await n8n.request<Execution>('GET', `/rest/executions/${id}`);
		return UNDER_WAY.includes(status) ? undefined : status;
	});
}

async function count(n8n: N8nSession, workflowId: string, status: Status[]): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const path = `/rest/executions?limit=1&filter=${filter}`;
	return (await n8n.request<{ count: number }>('GET', path)).count;
}
