import { http } from '../http.mts';
import { waitFor } from '../waitFor.mts';
import type { StoredCredential } from './credentials.mts';
import { N8nError, type N8nSession } from './n8nSession.mts';

export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	webhookId?: string;
	credentials?: Record<string, { id: string; name: string }>;
	[other: string]: unknown;
}

/** A workflow as a person exports and imports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

interface StoredWorkflow extends Workflow {
	id: string;
	versionId: string;
	isArchived?: boolean;
}

const PUBLISH_LIMIT_MS = 30_000;
const WEBHOOK_LIMIT_MS = 60_000;

/** What n8n's own list says of a node type, as far as it matters here. */
export interface NodeType {
	name: string;
	/** Or several: n8n lists each version with a description of its own as an entry. */
	version: number | number[];
	credentials?: Array<{ name: string }>;
	webhooks?: Array<{ path: string }>;
}

/** Every node type this n8n has loaded. n8n writes this list a moment after it serves. */
export async function nodeTypes(n8n: N8nSession): Promise<NodeType[]> {
	return await waitFor('the list of node types', PUBLISH_LIMIT_MS, async () =>
		n8n.request<NodeType[]>('GET', '/types/nodes.json').catch(() => undefined),
	);
}

/** The workflow with each of these credentials given to every node whose type takes it. */
export function withCredentials<T extends Workflow>(
	workflow: T,
	credentials: StoredCredential[],
	types: NodeType[],
): T {
	const nodes = workflow.nodes.map((node) => {
		const taken = types
			.filter(({ name }) => name === node.type)
			.flatMap((t) => t.credentials ?? []);
		const fitting = credentials.filter(({ type }) => taken.some(({ name }) => name === type));
		if (fitting.length === 0) return node;
		const given = fitting.map(({ id, name, type }) => [type, { id, name }]);
		return { ...node, credentials: Object.fromEntries(given) as WorkflowNode['credentials'] };
	});
	return { ...workflow, nodes };
}

/** Deletes every workflow of this name, with its executions, and stores this one instead. Returns its id. */
export async function replaceWorkflow(n8n: N8nSession, workflow: Workflow): Promise<string> {
	const filter = encodeURIComponent(JSON.stringify({ query: workflow.name }));
	const found = await n8n.request<StoredWorkflow[]>('GET', `/rest/workflows?filter=${filter}`);
	for (const { id, name } of found) {
		if (name !== workflow.name) continue;
		// n8n deletes only what is archived, and unpublished by that. 400: it is archived already.
		await n8n.request('POST', `/rest/workflows/${id}/archive`).catch(unless(400));
		await waitFor(`n8n to delete workflow ${id}`, PUBLISH_LIMIT_MS, async () => {
			// 409: it is still being unpublished.
			const deleted = n8n.request('DELETE', `/rest/workflows/${id}`).then(() => true);
			return await deleted.catch(unless(409));
		});
	}
	const { name, nodes, connections, settings = {} } = workflow;
	const body = { name, nodes, connections, settings, active: false };
	return (await n8n.request<StoredWorkflow>('POST', '/rest/workflows', body)).id;
}

/**
 * Makes the workflow run on its webhook. n8n 2.x calls it publishing, 1.x activating. The webhook itself may
 * answer 404 for a moment longer.
 */
export async function publishWorkflow(n8n: N8nSession, id: string): Promise<void> {
	const { versionId } = await n8n.request<StoredWorkflow>('GET', `/rest/workflows/${id}`);
	const path = `/rest/workflows/${id}`;
	const publishing = n8n.request('POST', `${path}/activate`, { versionId }).then(() => true);
	if (!(await publishing.catch(unless(404)))) {
		await n8n.request('PATCH', path, { active: true, versionId });
	}
	await waitFor(`n8n to publish workflow ${id}`, PUBLISH_LIMIT_MS, async () => {
		const now = await n8n.request<{ active: boolean; activeVersionId?: string }>('GET', path);
		return now.active || now.activeVersionId ? true : undefined;
	});
}

/**
 * Waits until n8n serves a production webhook, which is a moment after publishing. Asks with GET, so nothing runs that
 * takes only POST. Our triggers run nothing either, when the URL holds their token; without it they show a refusal.
 */
export async function waitForWebhook(url: string): Promise<void> {
	await waitFor(`n8n to serve ${url}`, WEBHOOK_LIMIT_MS, async () => {
		const { status, data } = await http.get<{ message?: string }>(url);
		return status !== 404 || /not registered for GET/.test(data.message ?? '') || undefined;
	});
}

/** Stores this workflow instead of its namesakes and waits until n8n serves it at this address. Returns its id. */
export async function serveWorkflow(
	n8n: N8nSession,
	workflow: Workflow,
	url: string,
): Promise<string> {
	const id = await replaceWorkflow(n8n, workflow);
	await publishWorkflow(n8n, id);
	await waitForWebhook(url);
	return id;
}

/** Takes an error of this status for "not", and throws every other. */
function unless(status: number): (error: unknown) => undefined {
	return (error) => {
		if (!(error instanceof N8nError && error.status === status)) throw error;
	};
}
