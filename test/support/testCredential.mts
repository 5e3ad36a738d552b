import 'reflect-metadata';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type ICredentialsDecrypted,
	type ICredentialTestRequest,
	type INode,
	type INodeType,
	type IWorkflowBase,
	Workflow,
} from 'n8n-workflow';
import { AsterilApi } from '../../credentials/AsterilApi.credentials';
import { additionalDataFor } from './additionalData.mts';

export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

const PLACE = 'asterilApi';

/**
 * Tests an Asteril credential as n8n 2.41 does when it is saved (`CredentialsTester.runRequestTest`):
 * the request of its `test` by n8n's own `RoutingNode`, then its rules in their order.
 */
export async function testCredential(data: object): Promise<Verdict> {
	const { test } = new AsterilApi();
	const nodeType = nodeTypeFor(test);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [PLACE]: { id: PLACE, name: PLACE } },
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataFor({ id: '1', name: 'test' } as IWorkflowBase, { [PLACE]: data }),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = { id: PLACE, name: PLACE, type: PLACE, data } as ICredentialsDecrypted;
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		return afterAnswer(test, output?.[0]?.[0]?.json ?? {});
	} catch (error) {
		return afterError(test, error as Failure);
	}
}

interface Failure extends Error {
	cause?: { code?: string; response?: { status: number; statusText: string } };
}

function afterAnswer({ rules = [] }: ICredentialTestRequest, json: object): Verdict {
	for (const { type, properties } of rules) {
		if (type !== 'responseSuccessBody') continue;
		const { key, value, message } = properties as { key: string; value: unknown; message: string };
		if ((json as Record<string, unknown>)[key] === value) return { status: 'Error', message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function afterError({ rules = [] }: ICredentialTestRequest, { cause, message }: Failure): Verdict {
	if (cause?.response) {
		const { status, statusText } = cause.response;
		const rule = rules.find(
			({ type, properties }) => type === 'responseCode' && properties.value === status,
		);
		return { status: 'Error', message: rule?.properties.message || statusText || String(status) };
	}
	return { status: 'Error', message: cause?.code ?? message };
}

function nodeTypeFor({ request }: ICredentialTestRequest): INodeType {
	return {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [],
			credentials: [{ name: PLACE, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}
