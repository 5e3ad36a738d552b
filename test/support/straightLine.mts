import {
	type INode,
	type IWorkflowBase,
	NodeConnectionTypes,
	type NodeParameterValueType,
	Workflow,
} from 'n8n-workflow';
import { nodeOf, nodeTypes, PREFIX } from './nodeTypes.mts';

export interface Step {
	/** Name of the type, without the package: `asterilLogCall`. */
	type: string;
	parameters?: Record<string, NodeParameterValueType>;
	/** Settings of the node: `onError`, `retryOnFail` … */
	settings?: Partial<INode>;
}

export interface Line {
	nodes: INode[];
	base: IWorkflowBase;
	workflow: Workflow;
}

/** The n8n workflow of a straight line of nodes; a second output leads to the last node too. */
export function straightLine(steps: Step[]): Line {
	const nodes = steps.map(nodeFor);
	const base = {
		id: '1',
		name: 'test',
		nodes,
		connections: Object.fromEntries(
			nodes.slice(0, -1).map((node, index) => [
				node.name,
				{
					main: [[towards(nodes[index + 1])], [towards(nodes[nodes.length - 1])]].slice(
						0,
						node.onError === 'continueErrorOutput' ? 2 : 1,
					),
				},
			]),
		),
		active: true,
		isArchived: false,
		settings: { executionOrder: 'v1' },
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	} as unknown as IWorkflowBase;
	const workflow = new Workflow({ ...base, nodeTypes } as ConstructorParameters<
		typeof Workflow
	>[0]);
	return { nodes, base, workflow };
}

function towards({ name }: INode) {
	return { node: name, type: NodeConnectionTypes.Main, index: 0 };
}

function nodeFor({ type, parameters = {}, settings }: Step, index: number): INode {
	const { description } = nodeOf(PREFIX + type);
	const { version } = description;
	return {
		id: `n${index}`,
		name: `${index} ${description.displayName}`,
		type: PREFIX + type,
		typeVersion: Array.isArray(version) ? version[0] : version,
		position: [index * 200, 0],
		parameters: parameters as INode['parameters'],
		credentials: Object.fromEntries(
			(description.credentials ?? []).map(({ name }) => [name, { id: name, name }]),
		),
		...settings,
	};
}
