import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { completeMissedCallTasks } from '../crm/missedCalls/completeMissedCallTasks';
import { connectForBatch } from '../n8n/connectForBatch';
import { forEachItem } from '../../shared/n8n/forEachItem';
import { readOptions } from '../n8n/optionParameters';
import { nameOfCall, callOfItem, clientOfItem, loggedCallOfItem } from '../n8n/callOfItem';
import { asterilApiTest } from '../n8n/testCredential';
import { properties } from './description';

export class AsterilCompleteMissedCallTask implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril Complete Missed-Call Task',
		name: 'asterilCompleteMissedCallTask',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: 'done when called back',
		description:
			'Completes the open missed-call tasks of a client in Asteril CRM when the client has been reached',
		defaults: { name: 'Asteril Complete Missed-Call Task' },
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
			work: async ({ batch }, index) => {
				const client = clientOfItem(this, index);
				const call = callOfItem(this, index);
				const logged = loggedCallOfItem(this, index);
				return await completeMissedCallTasks(batch, call, client, logged);
			},
		});
	}
}
