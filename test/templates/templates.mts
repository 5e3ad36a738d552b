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
	disabled?: boolean;
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

interface CoreType {
	versions: number[];
	parameters: string[];
	inputs: number;
	outputs: number;
}

/** n8n's own nodes that a template may use: every n8n of these years has them. */
const CORE: Record<string, CoreType> = {
	stickyNote: {
		versions: [1],
		parameters: ['content', 'height', 'width', 'color'],
		inputs: 0,
		outputs: 0,
	},
	manualTrigger: { versions: [1], parameters: [], inputs: 0, outputs: 1 },
	errorTrigger: { versions: [1], parameters: [], inputs: 0, outputs: 1 },
	scheduleTrigger: { versions: [1, 1.1, 1.2], parameters: ['rule'], inputs: 0, outputs: 1 },
	code: { versions: [1, 2], parameters: ['jsCode', 'mode'], inputs: 1, outputs: 1 },
	stopAndError: { versions: [1], parameters: ['errorMessage'], inputs: 1, outputs: 0 },
	telegram: {
		versions: [1.2],
		parameters: ['chatId', 'text', 'additionalFields'],
		inputs: 1,
		outputs: 1,
	},
	emailSend: {
		versions: [2.1],
		parameters: ['fromEmail', 'toEmail', 'subject', 'html', 'options'],
		inputs: 1,
		outputs: 1,
	},
};

export interface KnownType {
	versions: number[];
	parameters: string[];
	/** How many inputs, and how many outputs without the one for errors. */
	inputs: number;
	outputs: number;
}

/** What n8n knows of a type. @throws when there is no such node */
export function knownType(type: string): KnownType {
	const core = CORE[type.replace(/^n8n-nodes-base\./, '')];
	if (core) return core;
	if (!type.startsWith(PREFIX)) throw new Error(`${type} is no node of ours, nor an allowed one`);
	const { version, properties, inputs, outputs } = nodeOf(type).description;
	return {
		versions: [version].flat(),
		parameters: properties.map(({ name }) => name),
		inputs: inputs.length,
		outputs: outputs.length,
	};
}

export function isNote({ type }: Pick<TemplateNode, 'type'>): boolean {
	return type === 'n8n-nodes-base.stickyNote';
}

/** Whether it is one of this package's. */
export function isPackageNode({ type }: Pick<TemplateNode, 'type'>): boolean {
	return type.startsWith(PREFIX);
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

/** The names of all nodes that a way leads to from one of these, and these. */
export function reachedFrom(names: string[], template: Template): Set<string> {
	const reached = new Set(names);
	// A set that grows while it is iterated continues with what was added.
	for (const name of reached) {
		for (const { from, to } of waysOf(template)) if (from === name) reached.add(to);
	}
	return reached;
}
