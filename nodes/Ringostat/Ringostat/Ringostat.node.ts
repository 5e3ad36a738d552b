import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { itemError } from '../../shared/n8n/itemError';
import type { RingostatCredential } from '../api/authenticate';
import { parseCalls } from '../call';
import { selectCalls } from '../call/selectCalls';
import { readParsing } from '../n8n/parseParameters';
import { ringostatApiTest } from '../n8n/testCredential';
import { properties } from './description';
import { getCalls } from './getCalls';

export class Ringostat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ringostat',
		name: 'ringostat',
		icon: {
			light: 'file:../../../icons/ringostat.svg',
			dark: 'file:../../../icons/ringostat.dark.svg',
		},
		group: ['transform'],
		version: 1,
		// No expression: n8n would evaluate it for every view of the canvas, and the name says enough.
		subtitle: 'calls',
		description: 'Works with calls of Ringostat, telephony and call tracking',
		defaults: { name: 'Ringostat' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'ringostatApi',
				required: true,
				testedBy: 'ringostatApiTest',
				displayOptions: { show: { operation: ['getCalls'] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { ringostatApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return this.getNodeParameter('operation', 0) === 'getCalls'
			? await executeGetCalls(this)
			: executeParseCall(this);
	}
}

async function executeGetCalls(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const credential = await context.getCredentials<RingostatCredential>('ringostatApi');
	const secrets = [credential.token, credential.authKey ?? ''];
	const items: INodeExecutionData[] = [];
	for (const [index, { json }] of context.getInputData().entries()) {
		const calls = await getCalls(context, credential, index).catch((error: unknown) => {
			const failure = itemError(context.getNode(), error, index, '', secrets);
			if (!context.continueOnFail()) throw failure;
			items.push({ json: { ...json, error: failure.message }, error: failure, pairedItem: index });
			return [];
		});
		items.push(...itemsOf(calls, index));
	}
	return [items];
}

function executeParseCall(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = context.getInputData().flatMap(({ json }, index) => {
		const { options, selection } = readParsing(context, index);
		return itemsOf(selectCalls(parseCalls(deliveryOf(json), options), selection), index);
	});
	return [items];
}

function itemsOf(calls: readonly Call[], index: number): INodeExecutionData[] {
	return calls.map((call) => ({
		json: call as unknown as IDataObject,
		pairedItem: { item: index },
	}));
}

/** n8n's Webhook node puts query and body apart; what comes another way is the body itself. */
function deliveryOf(json: IDataObject): { query?: object; body?: unknown } {
	const fromWebhook = 'body' in json && 'query' in json && 'headers' in json;
	return fromWebhook ? { query: json.query as object, body: json.body } : { body: json };
}
