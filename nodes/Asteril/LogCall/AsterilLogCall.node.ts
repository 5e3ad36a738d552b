import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { LogOptions } from '../crm/calls/describeCallDraft';
import { logCall } from '../crm/calls/logCall';
import { connectForBatch } from '../n8n/connectForBatch';
import { forEachItem } from '../../shared/n8n/forEachItem';
import { readOptions } from '../n8n/optionParameters';
import { nameOfCall, callOfItem, clientOfItem, loggedCallOfItem } from '../n8n/callOfItem';
import { asterilApiTest } from '../n8n/testCredential';
import { properties } from './description';

export class AsterilLogCall implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril Log Call',
		name: 'asterilLogCall',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: 'log the call once',
		description: 'Logs a call in Asteril CRM with its recording, once for each call ID',
		defaults: { name: 'Asteril Log Call' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' }],
		properties,
	};

	methods = { credentialTest: { asterilApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { parallel, limits } = readOptions(this);
		return await forEachItem(this, {
			parallel,
			prepare: async () => await connectForBatch(this, limits),
			about: (index) => nameOfCall(this, index),
			work: async ({ cabinet, batch }, index) => {
				const call = callOfItem(this, index);
				const client = clientOfItem(this, index);
				const known = loggedCallOfItem(this, index) ?? (await batch.loggedCall(call.id));
				const commentFields = this.getNodeParameter(
					'commentFields.values',
					index,
					[],
				) as LogOptions['commentFields'];
				return await logCall(cabinet, call, client?.id ?? null, { commentFields }, known);
			},
		});
	}
}
