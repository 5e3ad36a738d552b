import { saveCredential } from '../local-n8n/rest/credentials.mts';
import { waitForWebhook } from '../local-n8n/rest/waitForWebhook.mts';
import {
	nodeTypes,
	publishWorkflow,
	replaceWorkflow,
	withCredentials,
	type Workflow,
} from '../local-n8n/rest/workflows.mts';
import { saveCredentials } from '../scripts/stage.mts';
import { routingTemplate, routingUrl } from '../scripts/template.mts';
import type { Publish } from './startN8n.mts';
import { readBench, withKey } from './workflows.mts';

export const routers = ['ours', 'own'] as const;
export type Router = (typeof routers)[number];

export const titles: Record<Router, string> = {
	ours: 'Ringostat Call Routing (`templates/route-to-manager.json`)',
	own: "n8n's own nodes (`dev/bench/diy-routing.json`)",
};

const WEBHOOK_ID = 'bench-routing';
const FALLBACK = '380441112233';

/** Publishes both, and gives the addresses that Ringostat would ask. */
export const publishRouting: Publish<Router> = async (session, n8nUrl, sandbox, token) => {
	const { apiKey } = sandbox;
	const saved = await saveCredentials(session, sandbox.url, { apiKey, token });
	const data = { name: 'api_key', value: apiKey };
	const key = await saveCredential(session, { name: 'Key', type: 'httpQueryAuth', data });
	const types = await nodeTypes(session);
	const ours = { ...routingTemplate(WEBHOOK_ID, FALLBACK), name: 'Bench: routing' };
	const publish = async (workflow: Workflow, url: string): Promise<string> => {
		const id = await replaceWorkflow(session, workflow);
		await publishWorkflow(session, id);
		await waitForWebhook(url);
		return url;
	};
	return {
		ours: await publish(
			withCredentials(ours, Object.values(saved), types),
			`${routingUrl(n8nUrl, WEBHOOK_ID)}?token=${token}`,
		),
		own: await publish(
			withKey(readBench('diy-routing.json', sandbox), key),
			`${n8nUrl}/webhook/bench-diyRouting`,
		),
	};
};
