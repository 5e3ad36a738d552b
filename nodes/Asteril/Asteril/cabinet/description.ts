import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			'The first item says whether calls can be logged; the last one holds "json" to paste into "API Differences" of the Asteril credential. No name and no number of a client is shown.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Try Writing',
		name: 'tryWriting',
		type: 'boolean',
		default: false,
		description:
			'Whether to create one client, one call and one task, and to change them: only that shows how this cabinet is written to',
	},
	{
		displayName:
			'This leaves one client, one call and one task in the cabinet, called "Тест n8n, можна видалити". Managers may see a pop-up. No other record is changed. Run again, it uses the same three.',
		name: 'writingNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { tryWriting: [true] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'All Facts',
				name: 'allFacts',
				type: 'boolean',
				default: false,
				description: 'Whether to put out every fact, also those that need no attention',
			},
			{
				displayName: 'Compare Employees of Ringostat',
				name: 'compareEmployees',
				type: 'boolean',
				default: false,
				description:
					'Whether to say which employees of Ringostat are found among the users of Asteril. Needs a Ringostat credential with Auth-key and Project ID.',
			},
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
