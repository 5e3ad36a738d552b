import type { INodeProperties } from 'n8n-workflow';
import { patienceOptions } from '../../shared/n8n/patience';
import { parseParameters } from '../n8n/parseParameters';

const forGetCalls = { show: { operation: ['getCalls'] } };

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Get Calls',
				value: 'getCalls',
				action: 'Get calls',
				description: "Get the calls of a period from Ringostat's calls list",
			},
			{
				name: 'Parse Call',
				value: 'parseCall',
				action: 'Parse a call',
				description:
					'Turn what Ringostat sent another way (the Webhook node, a queue, a file) into a call',
			},
		],
		default: 'parseCall',
	},
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{
				name: 'Last Minutes',
				value: 'last',
				description: 'From so many minutes ago until now',
			},
			{ name: 'From … to …', value: 'range', description: 'Between two moments' },
		],
		default: 'last',
		displayOptions: forGetCalls,
		description: 'Of which time to get the calls',
	},
	{
		displayName: 'Minutes',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 120,
		displayOptions: { show: { operation: ['getCalls'], period: ['last'] } },
		description: 'How far back to look',
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { operation: ['getCalls'], period: ['range'] } },
		description: 'Begin of the period',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { operation: ['getCalls'], period: ['range'] } },
		description: 'End of the period; empty for now',
	},
	...parseParameters,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forGetCalls,
		options: patienceOptions,
	},
];
