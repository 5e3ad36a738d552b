import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { parseCalls } from '../call';
import { selectCalls } from '../call/selectCalls';
import { readParsing } from '../n8n/parseParameters';
import { properties } from './description';

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
		subtitle: 'parse calls',
		description: 'Works with calls of Ringostat, telephony and call tracking',
		defaults: { name: 'Ringostat' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output = this.getInputData().flatMap(({ json }, index) => {
			const { options, selection } = readParsing(this, index);
			const calls = parseCalls(deliveryOf(json), options);
			return selectCalls(calls, selection).map((call) => ({
				json: call as unknown as IDataObject,
				pairedItem: { item: index },
			}));
		});
		return [output];
	}
}

/** n8n's Webhook node puts query and body apart; what comes another way is the body itself. */
function deliveryOf(json: IDataObject): { query?: object; body?: unknown } {
	const fromWebhook = 'body' in json && 'query' in json && 'headers' in json;
	return fromWebhook ? { query: json.query as object, body: json.body } : { body: json };
}
