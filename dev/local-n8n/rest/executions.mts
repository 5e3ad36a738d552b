import { parse } from 'flatted';
import { waitFor } from '../waitFor.mts';
import type { N8nSession } from './n8nSession.mts';

export interface Execution {
	id: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled' | 'unknown';
}

const MOST = 100;
const UNFINISHED = ['new', 'running', 'waiting'];

/** The workflow's newest executions (at most 100), newest first. */
export async function listExecutions(n8n: N8nSession, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await n8n.request<{ results: Execution[] }>(
		'GET',
		`/rest/executions?limit=${MOST}&filter=${filter}`,
	);
	return results;
}

/** Everything n8n keeps of one execution, each node's items included, as JSON text for searching. */
export async function executionText(n8n: N8nSession, id: string): Promise<string> {
	return JSON.stringify(await n8n.request<unknown>('GET', `/rest/executions/${id}`));
}

/**
 * Waits until this many executions of the workflow have ended, well or not, and none is under way. Counts to 100.
 * @throws when that takes longer than `timeoutMs`, saying how far they got
 */
export async function waitForExecutions(
	n8n: N8nSession,
	workflowId: string,
	count: number,
	timeoutMs: number,
): Promise<Execution[]> {
	let seen: Execution[] = [];
	try {
		return await waitFor('the executions', timeoutMs, async () => {
			seen = await listExecutions(n8n, workflowId);
			const ended = seen.filter(({ status }) => !UNFINISHED.includes(status));
			return ended.length >= count && ended.length === seen.length ? seen : undefined;
		});
	} catch (error) {
		const states = seen.map(({ id, status }) => `${id} ${status}`).join(', ') || 'none';
		throw new Error(
			`${(error as Error).message} ${count} were expected to end in workflow ${workflowId}; n8n has: ${states}.`,
		);
	}
}

/** What went wrong in an execution that ended with an error. */
export async function errorOf(n8n: N8nSession, id: string): Promise<string> {
	const { data } = await n8n.request<{ data?: string }>('GET', `/rest/executions/${id}`);
	const { resultData } = parse(data ?? '[{}]') as {
		resultData?: { error?: { message: string; description?: string | null } };
	};
	const { message = 'n8n kept no message', description } = resultData?.error ?? {};
	return description ? `${message} (${description})` : message;
}
