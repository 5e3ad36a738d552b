import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { StoredCredential } from '../local-n8n/rest/credentials.mts';
import type { Workflow, WorkflowNode } from '../local-n8n/rest/workflows.mts';
import { readTemplate, withoutSchedule, withWebhookId } from '../scripts/template.mts';
import type { BenchSandbox } from './sandbox.mts';

export const contestants = [
	'floor',
	'diy',
	'guarded',
	'parse',
	'trigger',
	'template',
	'code',
] as const;

export type Contestant = (typeof contestants)[number];

export const titles: Record<Contestant, string> = {
	floor: "n8n's floor: Webhook → No-Op",
	diy: "n8n's own nodes (`dev/bench/diy-workflow.json`)",
	guarded: 'the same, its Webhook with Basic Auth, as our trigger has its token',
	parse: 'Webhook → Parse Call → Find/Create Client → Log Call → Create Missed-Call Task',
	trigger: 'Ringostat Trigger → Find/Create Client → Log Call → Create Missed-Call Task',
	code: 'one Code node that does it all (`dev/bench/code-workflow.json`)',
	template: 'the whole template: the same → Complete Missed-Call Task',
};

const COMPLETE = 'Complete Missed-Call Task';

/** For n8n's own nodes: the API key in HTTP Request, the password in Webhook. */
export interface CoreCredentials {
	queryAuth: StoredCredential;
	basicAuth: StoredCredential;
}

/** The workflow of a contestant, with its cabinet and its credentials for n8n's own nodes. */
export function workflowOf(
	contestant: Contestant,
	{ sandbox, queryAuth, basicAuth }: { sandbox: BenchSandbox } & CoreCredentials,
): Workflow {
	switch (contestant) {
		case 'floor':
			return { ...line([coreWebhook('floor'), noOp]), name: 'Bench: floor' };
		case 'diy':
			return withKey(readBench('diy-workflow.json', sandbox), queryAuth);
		case 'guarded':
			return guarded(withKey(readBench('diy-workflow.json', sandbox), queryAuth), basicAuth);
		case 'code':
			return readBench('code-workflow.json', sandbox);
		case 'parse':
			return withParseCall(without(template('bench-none'), COMPLETE));
		case 'trigger': {
			const pipeline = without(template('bench-trigger'), COMPLETE);
			return { ...pipeline, name: 'Bench: trigger' };
		}
		case 'template':
			return { ...template('bench-template'), name: 'Bench: template' };
	}
}

function template(webhookId: string): Workflow {
	return withoutSchedule(withWebhookId(readTemplate(), webhookId));
}

const noOp: WorkflowNode = {
	...{ id: 'noOp', name: 'No-Op', type: 'n8n-nodes-base.noOp', typeVersion: 1 },
	...{ parameters: {}, position: [200, 0] },
};

function coreWebhook(name: string): WorkflowNode {
	const path = `bench-${name}`;
	return {
		...{ id: path, name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2 },
		...{ parameters: { httpMethod: 'POST', path, options: {} }, webhookId: path, position: [0, 0] },
	};
}

function line(nodes: WorkflowNode[]): Workflow {
	const connections = Object.fromEntries(
		nodes.slice(1).map((node, index) => [nodes[index].name, towards(node.name)]),
	);
	return { name: '', nodes, connections, settings: { executionOrder: 'v1' } };
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
export function withKey(workflow: Workflow, { id, name }: StoredCredential): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.parameters.genericAuthType === undefined
			? node
			: { ...node, credentials: { httpQueryAuth: { id, name } } },
	);
	return { ...workflow, nodes };
}

/** The same workflow for callers with a password, at an address of its own. */
function guarded(workflow: Workflow, { id, name }: StoredCredential): Workflow {
	const path = 'bench-guarded';
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.webhook')
			? {
					...node,
					parameters: { ...node.parameters, path, authentication: 'basicAuth' },
					webhookId: path,
					credentials: { httpBasicAuth: { id, name } },
				}
			: node,
	);
	return { ...workflow, name: 'Bench: guarded', nodes };
}

/** The template's pipeline with n8n's own Webhook before it instead of our trigger. */
function withParseCall(pipeline: Workflow): Workflow {
	const trigger = 'Ringostat Trigger';
	const parse: WorkflowNode = {
		...{ id: 'parse', name: 'Parse Call', type: 'n8n-nodes-asteril.ringostat', typeVersion: 1 },
		...{ parameters: { operation: 'parseCall' }, position: [200, 420] },
	};
	const { [trigger]: first, ...rest } = pipeline.connections;
	return {
		...pipeline,
		name: 'Bench: parse',
		nodes: [coreWebhook('parse'), parse, ...pipeline.nodes.filter(({ name }) => name !== trigger)],
		connections: { ...rest, Webhook: towards(parse.name), [parse.name]: first },
	};
}

function without(workflow: Workflow, last: string): Workflow {
	const connections = Object.entries(workflow.connections as Record<string, Connections>)
		.filter(([from]) => from !== last)
		.map(([from, { main }]) => [
			from,
			{ main: main.map((output) => output.filter(({ node }) => node !== last)) },
		]);
	return {
		...workflow,
		nodes: workflow.nodes.filter(({ name }) => name !== last),
		connections: Object.fromEntries(connections) as Workflow['connections'],
	};
}

interface Connections {
	main: Array<Array<{ node: string }>>;
}
