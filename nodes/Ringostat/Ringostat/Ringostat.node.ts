import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { failedItem } from '../../shared/n8n/forEachItem';
import { itemError } from '../../shared/n8n/itemError';
import type { RingostatCredential } from '../api/authenticate';
import { parseCalls } from '../call';
import { selectCalls } from '../call/selectCalls';
import { readParsing } from '../n8n/parseParameters';
import { ringostatApiTest } from '../n8n/testCredential';
import { executeCallBack } from './callBack';
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
				displayOptions: { show: { operation: ['callBack', 'getCalls'] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { ringostatApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		switch (this.getNodeParameter('operation', 0)) {
			case 'getCalls':
				return await withCredential(this, async (credential, index) =>
					itemsOf(await getCalls(this, credential, index), index),
				);
			case 'callBack':
				return await withCredential(this, async (credential, index) => {
					const { json } = this.getInputData()[index];
					const added = await executeCallBack(this, credential, index);
					return [{ json: { ...json, ...added }, pairedItem: { item: index } }];
				});
			default:
				return executeParseCall(this);
		}
	}
}

/** Does an operation that needs Ringostat's API for each item, one after another. */
async function withCredential(
	context: IExecuteFunctions,
	work: (credential: RingostatCredential, index: number) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][]> {
	const credential = await context.getCredentials<RingostatCredential>('ringostatApi');
	const secrets = [credential.token, credential.authKey ?? ''];
	const output: INodeExecutionData[] = [];
	for (const [index, { json }] of context.getInputData().entries()) {
		const about = typeof json.id === 'string' ? `Call ${json.id}` : '';
		const items = await work(credential, index).catch((error: unknown) => {
			const failure = itemError(context.getNode(), error, index, about, secrets);
			if (!context.continueOnFail()) throw failure;
			return [failedItem(context, json, index, failure)];
		});
		output.push(...items);
	}
	return [output];
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
