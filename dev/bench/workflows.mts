import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { StoredCredential } from '../local-n8n/rest/credentials.mts';
import type { Workflow, WorkflowNode } from '../local-n8n/rest/workflows.mts';
import { changed, readTemplate, withoutSchedule, withWebhookId } from '../scripts/template.mts';
import type { BenchSandbox } from './sandbox.mts';

/** A cabinet, and what n8n's own nodes need for it: the API key in HTTP Request, the password in Webhook. */
interface Surroundings {
	sandbox: BenchSandbox;
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
const COMPLETE = 'Complete Missed-Call Task';

export type Contestant = 'floor' | 'diy' | 'guarded' | 'parse' | 'trigger' | 'template' | 'code';

export const contestants: Record<Contestant, Entry> = {
	floor: {
		title: "n8n's floor: Webhook → No-Op",
		build: () => ({
			name: '',
			nodes: [coreWebhook('floor'), nodeOf('No-Op', 'n8n-nodes-base.noOp', {})],
			connections: { Webhook: towards('No-Op') },
			settings: { executionOrder: 'v1' },
		}),
	},
	diy: { title: "n8n's own nodes (`dev/bench/diy-workflow.json`)", build: diy },
	guarded: {
		title: 'the same, its Webhook with Basic Auth, as our trigger has its token',
		trigger: 'guarded',
		build: (surroundings) =>
			changed(diy(surroundings), WEBHOOK, (node) => ({
				...node,
				...coreWebhook('guarded', { authentication: 'basicAuth' }),
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
	code: {
		title: 'one Code node that does it all (`dev/bench/code-workflow.json`)',
		build: ({ sandbox }) => readBench('code-workflow.json', sandbox),
	},
};

export const names = Object.keys(contestants) as Contestant[];

function diy({ sandbox, queryAuth }: Surroundings): Workflow {
	return withKey(readBench('diy-workflow.json', sandbox), queryAuth);
}

function template(webhookId: string): Workflow {
	return withoutSchedule(withWebhookId(readTemplate(), webhookId));
}

function nodeOf(name: string, type: string, parameters: WorkflowNode['parameters']): WorkflowNode {
	return { id: name, name, type, typeVersion: 1, parameters, position: [200, 420] };
}

function coreWebhook(name: string, more: object = {}): WorkflowNode {
	const path = `bench-${name}`;
	const parameters = { httpMethod: 'POST', path, options: {}, ...more };
	return { ...nodeOf('Webhook', WEBHOOK, parameters), typeVersion: 2, webhookId: path };
}

function towards(node: string) {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}

/** One of the workflows beside this file, for this cabinet. */
export function readBench(file: string, { url, apiKey }: BenchSandbox): Workflow {
	const text = readFileSync(join(projectRoot(), 'dev', 'bench', file), 'utf8');
	const here = text.replaceAll('https://shop.asteril.example', url).replace('API_KEY', apiKey);
	return JSON.parse(here) as Workflow;
}

/** The workflow with the cabinet's key in each node that asks the cabinet. */
export function withKey(workflow: Workflow, httpQueryAuth: StoredCredential): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.parameters.genericAuthType === undefined
			? node
			: { ...node, credentials: { httpQueryAuth } },
	);
	return { ...workflow, nodes };
}

/** The template's pipeline with n8n's own Webhook before it instead of our trigger. */
function withParseCall(pipeline: Workflow): Workflow {
	const { 'Ringostat Trigger': first, ...rest } = pipeline.connections;
	// One of the notes is named "Webhook" as well.
	const nodes = pipeline.nodes.filter(
		({ name, type }) => name !== 'Ringostat Trigger' && type !== 'n8n-nodes-base.stickyNote',
	);
	const operation = { operation: 'parseCall' };
	const parse = nodeOf('Parse Call', 'n8n-nodes-asteril.ringostat', operation);
	return {
		...pipeline,
		nodes: [coreWebhook('parse'), parse, ...nodes],
		connections: { ...rest, Webhook: towards(parse.name), [parse.name]: first },
	};
}

function withoutCompletion(workflow: Workflow): Workflow {
	const { [COMPLETE]: _, ...others } = workflow.connections as Record<string, Connections>;
	const connections = Object.entries(others).map(([from, { main }]) => [
		from,
		{ main: main.map((output) => output.filter(({ node }) => node !== COMPLETE)) },
	]);
	return {
		...workflow,
		nodes: workflow.nodes.filter(({ name }) => name !== COMPLETE),
		connections: Object.fromEntries(connections) as Workflow['connections'],
	};
}

interface Connections {
	main: Array<Array<{ node: string }>>;
}
