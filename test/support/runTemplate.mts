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

/** n8n's own nodes: a schedule passes on what it is started with. */
const CORE: Record<string, INodeType> = {
	'n8n-nodes-base.scheduleTrigger': nodeOf(`${PREFIX}start`),
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

/** Opens a template, with credentials in every node that takes one, and no waiting between tries. */
export function openTemplate(file: string, credentials: Credentials): RunFrom {
	const text = readFileSync(join(__dirname, '../../templates', file), 'utf8');
	const template = JSON.parse(text) as Pick<IWorkflowBase, 'nodes' | 'connections' | 'settings'>;
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

function impatient(node: INode): INode {
	const taken = CORE[node.type] ? [] : (nodeOf(node.type).description.credentials ?? []);
	const credentials = Object.fromEntries(taken.map(({ name }) => [name, { id: name, name }]));
	const options = { budget: 0, timeout: 5 };
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
