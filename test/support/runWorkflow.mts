import 'reflect-metadata';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type INodeExecutionData,
	type IRun,
	type NodeApiError,
} from 'n8n-workflow';
import { additionalDataFor, type Credentials } from './additionalData.mts';
import { straightLine, type Step } from './straightLine.mts';

export type { Credentials, Step };

export interface Ran {
	/** n8n's whole record of the execution. */
	run: IRun;
	/** What the last node put out, and what it put out on its error output. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	/** What stopped the execution. */
	error: NodeApiError | undefined;
}

/** Executes a straight line of our nodes in n8n's own engine, in this process. */
export async function runWorkflow(
	steps: Step[],
	items: INodeExecutionData[],
	credentials: Credentials,
): Promise<Ran> {
	const { nodes, base, workflow } = straightLine([{ type: 'start' }, ...steps]);
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: nodes[0], data: { main: [items] }, source: null }],
		},
	});
	const execute = new WorkflowExecute(additionalDataFor(base, credentials), 'trigger', runData);
	const run = await execute.processRunExecutionData(workflow);
	const output = run.data.resultData.runData[nodes[nodes.length - 1].name]?.[0]?.data?.main;
	return {
		run,
		items: output?.[0] ?? [],
		errorItems: output?.[1] ?? [],
		error: run.data.resultData.error as NodeApiError | undefined,
	};
}
