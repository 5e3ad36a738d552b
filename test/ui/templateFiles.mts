import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import type { Workflow } from '../../dev/local-n8n/rest/workflows.mts';

export interface Template {
	/** As one copies it. */
	json: string;
	/** The names of its nodes that are of this package. */
	ours: string[];
	/** The names of its nodes that want a credential of another service, which the test does not have. */
	unset: string[];
	/** What its picture is called. */
	picture: string;
}

const MAIN = 'ringostat-to-asteril.json';
const OTHER_SERVICES = ['n8n-nodes-base.telegram', 'n8n-nodes-base.emailSend'];
const pictures: Record<string, string> = {
	[MAIN]: 'template',
};

export const mainTemplate = (): Template => readTemplate(MAIN);

/** Every template but the main one. */
export const otherTemplates = (): Template[] =>
	readdirSync(folder())
		.filter((file) => file.endsWith('.json') && file !== MAIN)
		.map(readTemplate);

const folder = () => join(projectRoot(), 'templates');

export function readTemplate(file: string): Template {
	const json = readFileSync(join(folder(), file), 'utf8');
	const { nodes } = JSON.parse(json) as Workflow;
	const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-asteril.'));
	const others = nodes.filter(({ type, disabled }) => OTHER_SERVICES.includes(type) && !disabled);
	const unset = others.map(({ name }) => name);
	const picture = pictures[file] ?? file.replace('.json', '');
	// n8n selects a credential by itself only where a node takes one kind.
	const ofTwoKinds = ours.filter(({ type }) => type.endsWith('.ringostatCallRouting'));
	const names = (of: typeof ours) => of.map(({ name }) => name);
	return {
		json,
		ours: names(ours.filter((node) => !ofTwoKinds.includes(node))),
		unset: [...unset, ...names(ofTwoKinds)],
		picture,
	};
}
