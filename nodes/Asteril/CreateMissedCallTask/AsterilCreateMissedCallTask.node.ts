import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { createMissedCallTask } from '../crm/missedCalls/createMissedCallTask';
import type { TaskOptions } from '../crm/missedCalls/draftTask';
import { connectForBatch } from '../n8n/connectForBatch';
import { forEachItem } from '../../shared/n8n/forEachItem';
import { readDeadline } from '../n8n/deadlineParameters';
import { searchUsers } from '../n8n/listSearch';
import { readOptions } from '../n8n/optionParameters';
import { readResponsible } from '../n8n/responsibleParameters';
import { nameOfCall, callOfItem, clientOfItem, loggedCallOfItem } from '../n8n/callOfItem';
import { asterilApiTest } from '../n8n/testCredential';
import { withCards } from '../n8n/withCards';
import { withResponsibleName } from '../n8n/withResponsibleName';
import { properties, readMaxAgeDays, readWording } from './description';

export class AsterilCreateMissedCallTask implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril Create Missed-Call Task',
		name: 'asterilCreateMissedCallTask',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: 'task when a call was missed',
		description: 'Creates a task in Asteril CRM to call back when an incoming call was missed',
		defaults: { name: 'Asteril Create Missed-Call Task' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' }],
		properties,
	};

	methods = { credentialTest: { asterilApiTest }, listSearch: { searchUsers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { parallel, limits, set } = readOptions(this);
		return await forEachItem(this, {
			parallel,
			prepare: async () => await connectForBatch(this, limits),
			about: (index) => nameOfCall(this, index),
			work: async ({ cabinet, batch }, index) => {
				const options: TaskOptions = {
					createFor: this.getNodeParameter('createFor', index) as TaskOptions['createFor'],
					oneOpenTask: this.getNodeParameter('oneOpenTask', index) as boolean,
					maxAgeDays: readMaxAgeDays(set),
					responsible: readResponsible(this, index, set, cabinet.defaultResponsible),
					...readDeadline(this, index, set),
					...readWording(this.getNodeParameter('options', index, {}) as IDataObject),
				};
				const client = clientOfItem(this, index);
				const call = callOfItem(this, index);
				const logged = loggedCallOfItem(this, index);
				const done = await createMissedCallTask(batch, call, client, options, logged);
				return withCards(cabinet, await withResponsibleName(cabinet, batch, done));
			},
		});
	}
}
