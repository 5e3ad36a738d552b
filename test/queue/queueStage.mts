import type { InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import { N8nSession } from '../../dev/local-n8n/rest/n8nSession.mts';
import { logIn, newLogin } from '../../dev/local-n8n/rest/owner.mts';
import {
	nodeTypes,
	publishWorkflow,
	replaceWorkflow,
	waitForWebhook,
	withCredentials,
	type NodeType,
	type Workflow,
} from '../../dev/local-n8n/rest/workflows.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { saveCredentials } from '../../dev/scripts/access.mts';
import {
	asBackfill,
	readTemplate,
	triggerUrl,
	withoutSchedule,
	withWebhookId,
} from '../../dev/scripts/template.mts';
import { QueueStack } from './QueueStack.mts';

const TOKEN = 'queue-token-0123456789';
const WEBHOOK_ID = '5e0f3a1c-7b64-4b0e-9a53-0d1f2c3b4a50';
/** A cabinet on the network takes so long to answer; in it two workers can meet. */
const LATENCY_MS = 40;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A sandbox and a queue-mode n8n with the template in it twice: for webhooks, and for a backfill by hand. */
export interface QueueStage {
	stack: QueueStack;
	sandbox: Sandbox;
	session: N8nSession;
	workflowId: string;
	backfillId: string;
	/** At the webhook process, without the token. */
	webhookUrl: string;
	token: string;
	close(): Promise<void>;
}

/** A sandbox and a queue-mode n8n with its credentials, without a workflow. */
export interface OpenQueue extends Pick<
	QueueStage,
	'stack' | 'sandbox' | 'session' | 'token' | 'close'
> {
	types: NodeType[];
	/** Stores a workflow with the credentials in it. Returns its id. */
	store(workflow: Workflow): Promise<string>;
}

/**
 * Starts everything, or nothing when it throws.
 *
 * @param env of all processes, besides what queue mode needs
 */
export async function openQueue(
	installed: InstalledN8n,
	tarball: string,
	env: NodeJS.ProcessEnv = {},
): Promise<OpenQueue> {
	const sandbox = await startSandbox({ latencyMs: LATENCY_MS });
	const stack = new QueueStack(installed, tarball, env);
	const close = async () => {
		await stack.stop();
		await sandbox.close();
	};
	try {
		await stack.start();
		const session = new N8nSession(stack.main.url);
		await logIn(session, newLogin());
		const types = await nodeTypes(session);
		const access = { apiKey: 'sandbox-key', token: TOKEN };
		const saved = await saveCredentials(session, sandbox.url, access, { severalWorkers: true });
		const credentials = Object.values(saved);
		const store = async (workflow: Workflow) =>
			await replaceWorkflow(session, withCredentials(workflow, credentials, types));
		return { stack, sandbox, session, token: TOKEN, close, types, store };
	} catch (error) {
		await close();
		throw error;
	}
}

/** The same with the template in it, published and for a backfill. */
export async function setQueueStage(installed: InstalledN8n, tarball: string): Promise<QueueStage> {
	const { types, store, ...queue } = await openQueue(installed, tarball);
	const { stack, session } = queue;
	try {
		const workflowId = await store(withoutSchedule(withWebhookId(readTemplate(), WEBHOOK_ID)));
		const backfillId = await store(asBackfill(readTemplate(), new Date(Date.now() - DAY_MS)));
		await publishWorkflow(session, workflowId);
		const webhookUrl = triggerUrl(stack.webhook.url, WEBHOOK_ID, types);
		await waitForWebhook(`${webhookUrl}?token=${TOKEN}`);
		return { ...queue, workflowId, backfillId, webhookUrl };
	} catch (error) {
		await queue.close();
		throw error;
	}
}
