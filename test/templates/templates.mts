/** The workflows that people import, as they are in `templates/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { nodeOf, PREFIX } from '../support/nodeTypes.mts';

export const FOLDER = join(__dirname, '../../templates');

export interface TemplateNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [x: number, y: number];
	parameters: INodeParameters;
	onError?: string;
}

export interface Template {
	name: string;
	nodes: TemplateNode[];
	connections: Record<
		string,
		{ main: Array<Array<{ node: string; type: string; index: number }>> }
	>;
}

export const templates = readdirSync(FOLDER)
	.filter((file) => file.endsWith('.json'))
	.map((file) => {
		const text = readFileSync(join(FOLDER, file), 'utf8');
		return { file, text, template: JSON.parse(text) as Template };
	});

/** n8n's own nodes that a template may use: every n8n of these years has them. */
const CORE: Record<string, { versions: number[]; parameters: string[]; inputs: number }> = {
	'n8n-nodes-base.stickyNote': {
		versions: [1],
		parameters: ['content', 'height', 'width', 'color'],
		inputs: 0,
	},
	'n8n-nodes-base.manualTrigger': { versions: [1], parameters: [], inputs: 0 },
	'n8n-nodes-base.scheduleTrigger': { versions: [1, 1.1, 1.2], parameters: ['rule'], inputs: 0 },
	'n8n-nodes-base.code': { versions: [1, 2], parameters: ['jsCode', 'mode'], inputs: 1 },
};

export interface KnownType {
	versions: number[];
	parameters: string[];
	/** How many inputs, and how many outputs without the one for errors. */
	inputs: number;
	outputs: number;
	/** The credentials it wants, as the editor calls them. */
	credentials: string[];
}

/** What n8n knows of a type. @throws when there is no such node */
export function knownType(type: string): KnownType {
	const core = CORE[type];
	if (core) return { ...core, outputs: isNote({ type }) ? 0 : 1, credentials: [] };
	if (!type.startsWith(PREFIX)) throw new Error(`${type} is no node of ours, nor an allowed one`);
	const { version, properties, inputs, outputs, credentials } = nodeOf(type).description;
	return {
		versions: [version].flat(),
		parameters: properties.map(({ name }) => name),
		inputs: inputs.length,
		outputs: outputs.length,
		credentials: (credentials ?? []).map(({ name }) => name),
	};
}

export function isNote({ type }: Pick<TemplateNode, 'type'>): boolean {
	return type === 'n8n-nodes-base.stickyNote';
}

export function isTrigger({ type }: TemplateNode): boolean {
	return /(Trigger|CallRouting)$/.test(type);
}

export interface Way {
	from: string;
	output: number;
	to: string;
	input: number;
	type: string;
}

export function waysOf({ connections }: Template): Way[] {
	return Object.entries(connections).flatMap(([from, { main }]) =>
		main.flatMap((ends, output) =>
			ends.map(({ node, index, type }) => ({ from, output, to: node, input: index, type })),
		),
	);
}
