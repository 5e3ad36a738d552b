import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { type ClientOptions, findOrCreateClient } from '../crm/clients/findOrCreateClient';
import { connectForBatch } from '../n8n/connectForBatch';
import { forEachItem } from '../../shared/n8n/forEachItem';
import { searchClientFields } from '../n8n/listSearch';
import { readOptions } from '../n8n/optionParameters';
import { asterilApiTest } from '../n8n/testCredential';
import { locatorValue } from '../n8n/locatorValue';
import { nameOfCall, callOfItem } from '../n8n/callOfItem';
import { withCards } from '../n8n/withCards';
import { properties } from './description';

export class AsterilFindOrCreateClient implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril Find/Create Client',
		name: 'asterilFindOrCreateClient',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: 'find by phone, or create',
		description: 'Finds the client of a call in Asteril CRM by phone number, or creates one',
		defaults: { name: 'Asteril Find/Create Client' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' }],
		properties,
	};

	methods = { credentialTest: { asterilApiTest }, listSearch: { searchClientFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { parallel, maxPages, limits } = readOptions(this);
		return await forEachItem(this, {
			parallel,
			prepare: async () => await connectForBatch(this, limits),
			// The pipeline of a call begins here; another cabinet may lie behind it.
			replaces: ['loggedCall', 'callCreated', 'callCompleted'],
			// The call is logged, and gets its task, without a client; the next delivery binds them.
			whenFailed: { client: null, clientCreated: false },
			about: (index) => nameOfCall(this, index),
			work: async ({ cabinet, batch }, index) => {
				const options = { ...readClientOptions(this, index), maxPages };
				const call = callOfItem(this, index);
				return withCards(cabinet, await findOrCreateClient(batch, call, options));
			},
		});
	}
}

function readClientOptions(
	context: IExecuteFunctions,
	index: number,
): Omit<ClientOptions, 'maxPages'> {
	const passUtm = context.getNodeParameter('passUtm', index) as boolean;
	return {
		createFor: context.getNodeParameter('createFor', index) as ClientOptions['createFor'],
		matchOtherFormats: context.getNodeParameter('matchOtherFormats', index) as boolean,
		nameTemplate: context.getNodeParameter('clientName', index) as string,
		utmFields: passUtm
			? readList(context, 'utmFields', index).map(({ tag, field }) => ({
					tag: tag as ClientOptions['utmFields'][0]['tag'],
					field: locatorValue(field),
				}))
			: [],
		additionalFields: readList(context, 'additionalFields', index).map(({ parameter, field }) => ({
			parameter: String(parameter),
			field: locatorValue(field),
		})),
	};
}

function readList(context: IExecuteFunctions, name: string, index: number): IDataObject[] {
	return context.getNodeParameter(`${name}.values`, index, []) as IDataObject[];
}
