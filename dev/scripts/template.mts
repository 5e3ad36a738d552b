import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { NodeType, Workflow } from '../local-n8n/rest/workflows.mts';

const TRIGGER = 'n8n-nodes-asteril.ringostatTrigger';
const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';
const ROUTING = 'n8n-nodes-asteril.ringostatCallRouting';
const RINGOSTAT = 'n8n-nodes-asteril.ringostat';
const CLIENT = 'n8n-nodes-asteril.asterilFindOrCreateClient';

/** Which UTM tag goes into which of the sandbox's text fields of a client. */
const utmFields = {
	source: 'custom_field_1',
	medium: 'custom_field_2',
	campaign: 'custom_field_3',
};

/** A workflow that people import, by its file under `templates/`; the main one when none is named. */
export function readTemplate(name = 'ringostat-to-asteril.json'): Workflow {
	const file = join(projectRoot(), 'templates', name);
	return JSON.parse(readFileSync(file, 'utf8')) as Workflow;
}

/**
 * The template with a webhook id of our own, as n8n gives every imported workflow a new one.
 * @throws when it has no Ringostat Trigger
 */
export function withWebhookId(workflow: Workflow, webhookId: string): Workflow {
	if (!workflow.nodes.some(({ type }) => type === TRIGGER)) {
		throw new Error(`The template has no node of type ${TRIGGER}.`);
	}
	return changed(workflow, TRIGGER, (node) => ({ ...node, webhookId }));
}

/** The template with UTM tags switched on. It comes with them off, because every cabinet has text fields of its own. */
export function withUtmTags(workflow: Workflow): Workflow {
	const values = Object.entries(utmFields).map(([tag, field]) => ({
		tag,
		field: { __rl: true, mode: 'name', value: field },
	}));
	const answer = { passUtm: true, utmFields: { values } };
	return changed(workflow, CLIENT, (node) => ({
		...node,
		parameters: { ...node.parameters, ...answer },
	}));
}

/** The template with its schedule deactivated, for a count of executions that the clock must not change. */
export function withoutSchedule(workflow: Workflow): Workflow {
	return changed(workflow, SCHEDULE, (node) => ({ ...node, disabled: true }));
}

/** The template for calls that ring, at an address of its own and with this fallback. */
export function routingTemplate(webhookId: string, fallback: string): Workflow {
	return changed(readTemplate('route-to-manager.json'), ROUTING, (node) => ({
		...node,
		webhookId,
		parameters: { ...node.parameters, fallback },
	}));
}

/** Where Ringostat has to ask for a route, without the token. */
export function routingUrl(n8nUrl: string, webhookId: string): string {
	return `${n8nUrl}/webhook/${webhookId}/ringostat-routing`;
}

/**
 * The template for the calls of *Get Calls*, to be started by hand. It has another name and a disabled trigger, so
 * that it can stand beside the one for webhooks.
 *
 * @param since the moment from which it reads calls; by itself it leaves out those before its first run
 */
export function asBackfill(workflow: Workflow, since: Date): Workflow {
	const begun = changed(workflow, RINGOSTAT, (node) => ({
		...node,
		parameters: { ...node.parameters, since: since.toISOString() },
	}));
	const silent = changed(begun, TRIGGER, (node) => ({ ...node, disabled: true }));
	return { ...silent, name: `${workflow.name}: by hand` };
}

export function changed(
	workflow: Workflow,
	type: string,
	change: (node: Workflow['nodes'][number]) => Workflow['nodes'][number],
): Workflow {
	const nodes = workflow.nodes.map((node) => (node.type === type ? change(node) : node));
	return { ...workflow, nodes };
}

/** Where Ringostat has to send its webhooks: what the opened trigger shows as its production address. */
export function triggerUrl(n8nUrl: string, webhookId: string, types: NodeType[]): string {
	const path = types.find(({ name }) => name === TRIGGER)?.webhooks?.[0]?.path;
	if (path === undefined) {
		throw new Error(`n8n has not loaded ${TRIGGER} with a webhook. Its log says why.`);
	}
	return `${n8nUrl}/webhook/${[webhookId, path].filter(Boolean).join('/')}`;
}
