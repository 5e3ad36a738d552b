import axios from 'axios';
import type { InstalledN8n } from '../../local-n8n/installN8n.mts';
import { saveCredential } from '../../local-n8n/rest/credentials.mts';
import { N8nSession } from '../../local-n8n/rest/n8nSession.mts';
import { logIn, newLogin } from '../../local-n8n/rest/owner.mts';
import {
	nodeTypes,
	publishWorkflow,
	replaceWorkflow,
	withCredentials,
	type NodeType,
} from '../../local-n8n/rest/workflows.mts';
import { waitFor } from '../../local-n8n/waitFor.mts';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { readTemplate, triggerUrl, withWebhookId } from '../../scripts/template.mts';
import { QueueStack } from './QueueStack.mts';

const TOKEN = 'queue-token-0123456789';
const WEBHOOK_ID = '5e0f3a1c-7b64-4b0e-9a53-0d1f2c3b4a50';
/** A cabinet on the network takes so long to answer; in it two workers can meet. */
const LATENCY_MS = 40;
const WEBHOOK_LIMIT_MS = 60_000;

/** A sandbox and a queue-mode n8n with both templates in it. */
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

/** Starts everything, or nothing when it throws. */
export async function setQueueStage(installed: InstalledN8n, tarball: string): Promise<QueueStage> {
	const sandbox = await startSandbox({ latencyMs: LATENCY_MS });
	const stack = new QueueStack(installed, tarball);
	const close = async () => {
		await stack.stop();
		await sandbox.close();
	};
	try {
		await stack.start();
		const session = new N8nSession(stack.main.url);
		await logIn(session, newLogin());
		const types = await nodeTypes(session);
		const credentials = await saveCredentials(session, sandbox.url);
		const store = async (workflow: ReturnType<typeof readTemplate>) =>
			await replaceWorkflow(session, withCredentials(workflow, credentials, types));
		const workflowId = await store(withWebhookId(readTemplate(), WEBHOOK_ID));
		const backfillId = await store(readTemplate('backfill-missed-webhooks.json'));
		await publishWorkflow(session, workflowId);
		const webhookUrl = await servedAt(stack.webhook.url, types);
		return { stack, sandbox, session, workflowId, backfillId, webhookUrl, token: TOKEN, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function saveCredentials(session: N8nSession, address: string) {
	const asteril = await saveCredential(session, {
		name: 'Asteril sandbox',
		type: 'asterilApi',
		data: { customAddress: true, address, apiKey: 'sandbox-key', severalWorkers: true },
	});
	const apiAddress = `${address}/ringostat`;
	const ringostat = await saveCredential(session, {
		name: 'Ringostat sandbox',
		type: 'ringostatApi',
		data: { token: TOKEN, authKey: 'sandbox-auth-key', apiAddress },
	});
	return [asteril, ringostat];
}

async function servedAt(processUrl: string, types: NodeType[]): Promise<string> {
	const url = triggerUrl(processUrl, WEBHOOK_ID, types);
	await waitFor(`the webhook process to serve ${url}`, WEBHOOK_LIMIT_MS, async () => {
		const options = { proxy: false, timeout: 5000, validateStatus: () => true } as const;
		// Without a token nothing runs; 404 means that the webhook is not registered yet.
		const { status } = await axios.post(url, {}, options);
		return status === 404 ? undefined : true;
	});
	return url;
}
