import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Reads only, with at most 40 requests, and shows no name and no number of a client. The last item holds what to paste into "API Differences" of the Asteril credential.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Retry For (Seconds)',
				name: 'budget',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 120,
				description: 'How long the whole check may take; what is not asked by then cannot be told',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 15,
				description: 'How long to wait for one answer',
			},
		],
	},
];
