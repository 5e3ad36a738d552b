import type { INodeProperties } from 'n8n-workflow';
import { callParameters } from '../n8n/callParameters';
import { optionParameters } from '../n8n/optionParameters';

export const properties: INodeProperties[] = [
	...callParameters,
	{
		displayName: 'Add to the Comment',
		name: 'commentFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Parameter',
		default: {
			values: [
				{ parameter: 'summary', label: 'Підсумок (AI)' },
				{ parameter: 'client_mood', label: 'Настрій клієнта (AI)' },
				{ parameter: 'employee_mood', label: 'Настрій співробітника (AI)' },
				{ parameter: 'recommended_actions', label: 'Рекомендовані дії (AI)' },
				{ parameter: 'transcript', label: 'Розшифровка (AI)' },
			],
		},
		options: [
			{
				displayName: 'Parameter',
				name: 'values',
				values: [
					{
						displayName: 'Parameter',
						name: 'parameter',
						type: 'string',
						default: '',
						placeholder: 'e.g. summary',
						description: 'Name of the parameter under "additional" in the call',
					},
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Підсумок',
						description: 'What is written before the value in the comment',
					},
				],
			},
		],
		description:
			'Which additional parameters go into the comment of the logged call, each once. What Ringostat AI finds out arrives later, by a webhook of its own: give its parameters these names there.',
	},
	optionParameters(),
];
