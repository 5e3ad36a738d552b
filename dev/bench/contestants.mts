import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { StoredCredential } from '../local-n8n/rest/credentials.mts';
import type { Workflow, WorkflowNode } from '../local-n8n/rest/workflows.mts';
import { changed, readTemplate, withoutSchedule, withWebhookId } from '../scripts/template.mts';

/** A cabinet, and what n8n's own nodes need for it: the API key in HTTP Request, the password in Webhook. */
interface Surroundings {
	sandboxUrl: string;
	queryAuth: StoredCredential;
	basicAuth: StoredCredential;
}

interface Entry {
	title: string;
	build(surroundings: Surroundings): Workflow;
	/** What answers at its address, when that is not n8n's Webhook. */
	trigger?: 'ours' | 'guarded';
}

const WEBHOOK = 'n8n-nodes-base.webhook';
const COMPLETE = 'n8n-nodes-asteril.asterilCompleteMissedCallTask';
const TRIGGER_NAME = 'Ringostat Trigger';

export type Contestant = 'floor' | 'diy' | 'guarded' | 'parse' | 'trigger' | 'template';

export const contestants: Record<Contestant, Entry> = {
	floor: {
		title: "n8n's floor: Webhook → No-Op",
		build: () => ({
			name: '',
			nodes: [webhook('floor'), nodeOf('No-Op', 'n8n-nodes-base.noOp')],
			connections: { Webhook: towards('No-Op') },
			settings: { executionOrder: 'v1' },
		}),
	},
	diy: { title: "n8n's own nodes (`dev/bench/diy-workflow.json`)", build: ownNodes },
	guarded: {
		title: 'the same, its Webhook with Basic Auth, as our trigger has its token',
		trigger: 'guarded',
		build: (surroundings) =>
			changed(ownNodes(surroundings), WEBHOOK, () => ({
				...webhook('guarded', { authentication: 'basicAuth' }),
				credentials: { httpBasicAuth: surroundings.basicAuth },
			})),
	},
	parse: {
		title: 'Webhook → Parse Call → Find/Create Client → Log Call → Create Missed-Call Task',
		build: () => withParseCall(withoutCompletion(template('bench-none'))),
	},
	trigger: {
		title: 'Ringostat Trigger → Find/Create Client → Log Call → Create Missed-Call Task',
		trigger: 'ours',
		build: () => withoutCompletion(template('bench-trigger')),
	},
	template: {
		title: 'the whole template: the same → Complete Missed-Call Task',
		trigger: 'ours',
		build: () => template('bench-template'),
	},
};

export const names = Object.keys(contestants) as Contestant[];

/** `diy-workflow.json` for this cabinet, with its key in each node that asks it. */
function ownNodes({ sandboxUrl, queryAuth }: Surroundings): Workflow {
	const text = readFileSync(join(projectRoot(), 'dev', 'bench', 'diy-workflow.json'), 'utf8');
	const here = text.replaceAll('https://shop.asteril.example', sandboxUrl);
	return changed(JSON.parse(here) as Workflow, 'n8n-nodes-base.httpRequest', (node) => ({
		...node,
		credentials: { httpQueryAuth: queryAuth },
	}));
}

function template(webhookId: string): Workflow {
	return withoutSchedule(withWebhookId(readTemplate(), webhookId));
}

function nodeOf(
	name: string,
	type: string,
	parameters: WorkflowNode['parameters'] = {},
): WorkflowNode {
	return { id: name, name, type, typeVersion: 1, parameters, position: [200, 420] };
}

function webhook(contestant: string, more: object = {}): WorkflowNode {
	const path = `bench-${contestant}`;
	const parameters = { httpMethod: 'POST', path, options: {}, ...more };
	return { ...nodeOf('Webhook', WEBHOOK, parameters), typeVersion: 2, webhookId: path };
}

function towards(node: string) {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}

/** The template's pipeline with n8n's own Webhook and Parse Call in the place of our trigger. */
function withParseCall(pipeline: Workflow): Workflow {
	const parse = nodeOf(TRIGGER_NAME, 'n8n-nodes-asteril.ringostat', { operation: 'parseCall' });
	const nodes = pipeline.nodes
		// One of the notes is named "Webhook" as well.
		.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
		.map((node) => (node.name === TRIGGER_NAME ? parse : node));
	return {
		...pipeline,
		nodes: [webhook('parse'), ...nodes],
		connections: { ...pipeline.connections, Webhook: towards(TRIGGER_NAME) },
	};
}

/** A disabled node passes on what it gets. */
function withoutCompletion(workflow: Workflow): Workflow {
	return changed(workflow, COMPLETE, (node) => ({ ...node, disabled: true }));
}
