import type { INodeProperties } from 'n8n-workflow';
import { callParameters } from '../n8n/callParameters';
import { optionParameters } from '../n8n/optionParameters';

const PLACEHOLDERS =
	'it can mention {phone}, {client}, {time}, {line}, {wait} (seconds), {employee} and {id}, and a line that mentions something unknown is left out';

export const properties: INodeProperties[] = [
	...callParameters,
	{
		displayName: 'Create For',
		name: 'createFor',
		type: 'options',
		options: [
			{
				name: 'Missed Incoming Calls',
				value: 'missed',
				description: 'Of new clients and of existing ones',
			},
			{ name: 'Never', value: 'never', description: 'No task is created' },
		],
		default: 'missed',
		description: 'Which calls create a task. Other calls pass through this node unchanged.',
	},
	{
		displayName: 'Responsible',
		name: 'responsible',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			'Who gets the task. Empty: the "Default Responsible" of the Asteril credential, else the owner of the API key.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Default of the credential',
				typeOptions: { searchListMethod: 'searchUsers', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: '12',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\S*$', errorMessage: 'An ID has no spaces' },
					},
				],
			},
		],
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: 'Пропущений дзвінок {phone}',
		description: `Title of the task; ${PLACEHOLDERS}`,
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 5 },
		default: [
			'Пропущено дзвінок з номера {phone}.',
			'Клієнт: {client}',
			'Час: {time}',
			'Лінія: {line}',
			'Очікування: {wait} с',
			'Передзвоніть, будь ласка.',
		].join('\n'),
		description: `Text of the task; ${PLACEHOLDERS}`,
	},
	optionParameters(),
];
