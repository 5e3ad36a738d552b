import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { NodeType, Workflow } from '../local-n8n/rest/workflows.mts';

const TRIGGER = 'n8n-nodes-asteril.ringostatTrigger';
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
	const nodes = workflow.nodes.map((node) =>
		node.type === TRIGGER ? { ...node, webhookId } : node,
	);
	return { ...workflow, nodes };
}

/**
 * The template with its question about UTM tags answered with yes. It cannot come answered: every cabinet has
 * text fields of its own.
 */
export function withUtmTags(workflow: Workflow): Workflow {
	const values = Object.entries(utmFields).map(([tag, field]) => ({
		tag,
		field: { __rl: true, mode: 'name', value: field },
	}));
	const answer = { passUtm: true, utmFields: { values } };
	const nodes = workflow.nodes.map((node) =>
		node.type === CLIENT ? { ...node, parameters: { ...node.parameters, ...answer } } : node,
	);
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
