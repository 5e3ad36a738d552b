/** A template of `templates/`, executed in n8n's own engine in this process. */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowBase,
	NodeConnectionTypes,
	NodeOperationError,
	Workflow,
} from 'n8n-workflow';
import { additionalDataFor, type Credentials } from './additionalData.mts';
import { nodeOf, PREFIX } from './nodeTypes.mts';

/** What n8n's *Stop and Error* does: throws the message that its parameter says. */
class StopAndError {
	description = {
		...nodeOf(`${PREFIX}start`).description,
		name: 'stopAndError',
		outputs: [],
		properties: [
			{ displayName: 'Error Message', name: 'errorMessage', type: 'string' as const, default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<never> {
		const message = this.getNodeParameter('errorMessage', 0) as string;
		throw new NodeOperationError(this.getNode(), message);
	}
}

/** What n8n's *Telegram* is given to send, and nothing is sent. */
class Telegram {
	description = {
		...nodeOf(`${PREFIX}start`).description,
		name: 'telegram',
		properties: [{ displayName: 'Text', name: 'text', type: 'string' as const, default: '' }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const texts = this.getInputData().map((_item, index) => this.getNodeParameter('text', index));
		return await Promise.resolve([texts.map((text) => ({ json: { text: text as string } }))]);
	}
}

/** What n8n's *Code* does, without its sandbox: runs the script with the real `$input` and `$`. */
class Code {
	description = {
		...nodeOf(`${PREFIX}start`).description,
		name: 'code',
		properties: [
			{ displayName: 'JavaScript', name: 'jsCode', type: 'string' as const, default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const script = this.getNodeParameter('jsCode', 0) as string;
		const { $input, $ } = this.getWorkflowDataProxy(0);
		const run = new Function('$input', '$', script) as (
			input: unknown,
			node: unknown,
		) => INodeExecutionData[];
		return await Promise.resolve([run($input, $)]);
	}
}

/** n8n's own nodes: a schedule passes on what it is started with. */
const CORE: Record<string, INodeType> = {
	'n8n-nodes-base.code': new Code() as unknown as INodeType,
	'n8n-nodes-base.scheduleTrigger': nodeOf(`${PREFIX}start`),
	'n8n-nodes-base.telegram': new Telegram() as unknown as INodeType,
	'n8n-nodes-base.stopAndError': new StopAndError() as unknown as INodeType,
	'n8n-nodes-base.manualTrigger': nodeOf(`${PREFIX}start`),
};

const nodeTypes: INodeTypes = {
	getByName: (type) => CORE[type] ?? nodeOf(type),
	getByNameAndVersion: (type) => CORE[type] ?? nodeOf(type),
	getKnownTypes: () => ({}),
};

export interface TemplateRun {
	/** Message of the error that stopped the execution. */
	error: string | undefined;
	/** The nodes that were executed. */
	executed: string[];
	/** What a node put out on its first output. */
	itemsOf(name: string): INodeExecutionData[];
}

/** Runs it from one of its nodes on. What the workflow keeps between executions is kept. */
export type RunFrom = (name: string, items: object[]) => Promise<TemplateRun>;

type TemplateFile = Pick<IWorkflowBase, 'nodes' | 'connections' | 'settings'>;

/** A template that is a piece of another, imported into it and connected. */
export interface Piece {
	file: string;
	/** The node of the other whose first output leads to it. */
	after: string;
	/** The node of the piece to which it leads. */
	first: string;
}

/**
 * Opens a template, with credentials in every node that takes one, and no waiting between tries.
 *
 * @param piece imported below it, when given
 */
export function openTemplate(file: string, credentials: Credentials, piece?: Piece): RunFrom {
	const alone = readTemplate(file);
	const template = piece === undefined ? alone : joined(alone, piece);
	const nodes = template.nodes
		.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
		.map(impatient);
	const base = { id: '1', name: 'test', active: true, ...template, nodes } as IWorkflowBase;
	const workflow = new Workflow({ ...base, active: true, nodeTypes });

	return async (name, items) => {
		const data = { main: [items.map((json) => ({ json: { ...json } }))] };
		const node = workflow.getNode(name) as INode;
		const runData = createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data, source: null }] },
		});
		const additionalData = additionalDataFor(base, credentials);
		const execute = new WorkflowExecute(additionalData, 'trigger', runData);
		return resultOf(await execute.processRunExecutionData(workflow));
	};
}

function readTemplate(file: string): TemplateFile {
	const text = readFileSync(join(__dirname, '../../templates', file), 'utf8');
	return JSON.parse(text) as TemplateFile;
}

/** Below all: n8n executes what stands above first. */
const BELOW = 2000;

function joined(whole: TemplateFile, { file, after, first }: Piece): TemplateFile {
	const piece = readTemplate(file);
	const below = piece.nodes.map((node): INode => {
		const [x, y] = node.position;
		return { ...node, position: [x, y + BELOW] };
	});
	const [to = [], ...others] = whole.connections[after]?.main ?? [];
	const begin = { node: first, type: NodeConnectionTypes.Main, index: 0 };
	const connections = {
		...whole.connections,
		...piece.connections,
		[after]: { main: [[...(to ?? []), begin], ...others] },
	};
	return { ...whole, nodes: [...whole.nodes, ...below], connections };
}

function impatient(node: INode): INode {
	const taken = CORE[node.type] ? [] : (nodeOf(node.type).description.credentials ?? []);
	const credentials = Object.fromEntries(taken.map(({ name }) => [name, { id: name, name }]));
	const options = { ...(node.parameters.options as object), budget: 0, timeout: 5 };
	const parameters = CORE[node.type] ? node.parameters : { ...node.parameters, options };
	return { ...node, parameters, credentials, maxTries: 2, waitBetweenTries: 0 };
}

function resultOf({ data: { resultData } }: IRun): TemplateRun {
	return {
		error: resultData.error?.message,
		executed: Object.keys(resultData.runData),
		itemsOf: (name) => resultData.runData[name]?.[0]?.data?.[NodeConnectionTypes.Main]?.[0] ?? [],
	};
}
