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
import { readParsing } from '../n8n/readParsing';
import { ringostatApiTest } from '../n8n/testCredential';
import { executeCallBack } from './callBack';
import { properties } from './description';
import { getCalls } from './getCalls';
import { getEmployees } from './getEmployees';
import { executeSyncContacts } from './syncContacts';

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
		// Only the editor evaluates this expression, no execution does.
		subtitle:
			'={{ { callBack: "call back", getCalls: "get calls", parseCall: "parse call", getMany: "get many employees", upsert: "create or update a contact" }[$parameter.operation] }}',
		description:
			'Works with calls, employees and contacts of Ringostat, telephony and call tracking',
		defaults: { name: 'Ringostat' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'ringostatApi',
				required: true,
				testedBy: 'ringostatApiTest',
				displayOptions: { show: { operation: ['callBack', 'getCalls', 'getMany', 'upsert'] } },
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
			case 'getMany':
				return await withCredential(this, async (credential, index) => {
					// The employees are the same for every item.
					if (index > 0) return [];
					return itemsOf(await getEmployees(this, credential, index), index);
				});
			case 'upsert': {
				const credential = await this.getCredentials<RingostatCredential>('ringostatApi');
				return [await executeSyncContacts(this, credential, secretsOf(credential))];
			}
			default:
				return await eachItem(this, [], async (index) => itemsOf(parsedCalls(this, index), index));
		}
	}
}

/** Does an operation that needs Ringostat's API for each item. */
async function withCredential(
	context: IExecuteFunctions,
	work: (credential: RingostatCredential, index: number) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][]> {
	const credential = await context.getCredentials<RingostatCredential>('ringostatApi');
	return await eachItem(
		context,
		secretsOf(credential),
		async (index) => await work(credential, index),
	);
}

function secretsOf({ token = '', authKey = '' }: RingostatCredential): string[] {
	return [token, authKey];
}

/** Does an operation for each item, one after another. */
async function eachItem(
	context: IExecuteFunctions,
	secrets: string[],
	work: (index: number) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const [index, { json }] of context.getInputData().entries()) {
		const about = typeof json.id === 'string' ? `Call ${json.id}` : '';
		const items = await work(index).catch((error: unknown) => {
			const failure = itemError(context.getNode(), error, index, about, secrets);
			if (!context.continueOnFail()) throw failure;
			return [failedItem(context, json, index, failure)];
		});
		output.push(...items);
	}
	return [output];
}

function parsedCalls(context: IExecuteFunctions, index: number): Call[] {
	const { options, selection } = readParsing(context, index);
	const { json } = context.getInputData()[index];
	return selectCalls(parseCalls(deliveryOf(json), { ...options, now: Date.now() }), selection);
}

function itemsOf(records: readonly object[], index: number): INodeExecutionData[] {
	return records.map((record) => ({
		json: { ...record } as IDataObject,
		pairedItem: { item: index },
	}));
}

/** The query and body that n8n's Webhook node put out; any other item is the body itself. */
function deliveryOf(json: IDataObject): { query?: object; body?: unknown } {
	const fromWebhook = 'body' in json && 'query' in json && 'headers' in json;
	return fromWebhook ? { query: json.query as object, body: json.body } : { body: json };
}
