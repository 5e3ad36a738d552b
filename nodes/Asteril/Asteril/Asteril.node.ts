import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import { ringostatApiTest } from '../../Ringostat/n8n/testCredential';
import { searchAllClientFields, searchOrderFields, searchTaskFields } from '../n8n/fieldSearch';
import { searchUsers } from '../n8n/listSearch';
import { asterilApiTest } from '../n8n/testCredential';
import { properties } from './description';
import { operationOf } from './resources';

export class Asteril implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril',
		name: 'asteril',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		// Only the editor reads it; an execution has no expression to evaluate because of it.
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Reads and changes orders, clients, calls, tasks and users of Asteril CRM, checks the cabinet and reports missed calls',
		defaults: { name: 'Asteril' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' },
			{
				name: 'ringostatApi',
				required: true,
				testedBy: 'ringostatApiTest',
				displayOptions: {
					show: { resource: ['cabinet'], 'options.compareEmployees': [true] },
				},
			},
		],
		properties,
	};

	methods = {
		credentialTest: { asterilApiTest, ringostatApiTest },
		listSearch: { searchAllClientFields, searchOrderFields, searchTaskFields, searchUsers },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0);
		const operation = this.getNodeParameter('operation', 0);
		const chosen = operationOf(resource, operation);
		if (chosen === undefined) {
			throw new NodeOperationError(
				this.getNode(),
				`This node has no operation "${String(operation)}" for "${String(resource)}"`,
				{
					description:
						'Choose a resource and an operation. For a request of your own use n8n\'s HTTP Request node with the "Asteril API" credential.',
				},
			);
		}
		const { execute } = await chosen.load();
		return [await execute(this)];
	}
}
