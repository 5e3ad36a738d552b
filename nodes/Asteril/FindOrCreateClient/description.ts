import type { INodeProperties } from 'n8n-workflow';
import { callParameters } from '../n8n/callParameters';
import { optionParameters, pagesOption } from '../n8n/optionParameters';

const clientField: INodeProperties = {
	displayName: 'Field of the Client',
	name: 'field',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Text field of the client in Asteril that takes the value',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchClientFields', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. custom_field_1',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\w*$',
						errorMessage: 'A name has Latin letters, digits and _ only: custom_field_1',
					},
				},
			],
		},
	],
};

export const properties: INodeProperties[] = [
	...callParameters,
	{
		displayName: 'Create For',
		name: 'createFor',
		type: 'options',
		options: [
			{
				name: 'All Calls',
				value: 'all',
				description: 'A call from or to an unknown number makes a client',
			},
			{
				name: 'Answered Calls Only',
				value: 'answered',
				description: 'A missed call from an unknown number makes no client',
			},
			{
				name: 'Incoming Calls Only',
				value: 'incoming',
				description: 'A call to an unknown number makes no client',
			},
			{
				name: 'Never',
				value: 'never',
				description: 'Clients are only found, never created',
			},
		],
		default: 'all',
		description: 'Which calls create a client for a number that Asteril does not know',
	},
	{
		displayName: 'Match Other Formats',
		name: 'matchOtherFormats',
		type: 'boolean',
		default: true,
		description:
			'Whether to find clients whose number is stored as +380…, 0…, (067) 123-45-67 and the like. Off: only the full form 380671234567 counts, and a client whose number is stored otherwise is created a second time, unless "Create For" is "Never".',
	},
	{
		displayName: 'Name of a New Client',
		name: 'clientName',
		type: 'string',
		default: 'Клієнт {phone}',
		description: 'Name that a new client gets; {phone} is the number',
	},
	{
		displayName: 'Pass UTM Tags',
		name: 'passUtm',
		type: 'boolean',
		default: false,
		description:
			'Whether to write UTM tags into text fields of a new client. They are written only when the client is created, so the first source is kept.',
	},
	{
		displayName: 'UTM Tags',
		name: 'utmFields',
		type: 'fixedCollection',
		// With none chosen, tags that should be passed on would be lost without a word.
		typeOptions: { multipleValues: true, sortable: true, minRequiredFields: 1 },
		placeholder: 'Add Tag',
		default: {},
		displayOptions: { show: { passUtm: [true] } },
		options: [
			{
				displayName: 'Tag',
				name: 'values',
				values: [
					{
						displayName: 'Tag',
						name: 'tag',
						type: 'options',
						options: [
							{ name: 'Campaign', value: 'campaign' },
							{ name: 'Content', value: 'content' },
							{ name: 'Medium', value: 'medium' },
							{ name: 'Source', value: 'source' },
							{ name: 'Term', value: 'term' },
						],
						default: 'source',
						description: 'Tag of the visit that led to the call',
					},
					clientField,
				],
			},
		],
		description: 'Which tag goes into which text field of the client',
	},
	{
		displayName: 'Additional Parameters',
		name: 'additionalFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Parameter',
		default: {},
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
						required: true,
						placeholder: 'e.g. landing',
						description: 'Name of the parameter under "additional" in the call',
					},
					clientField,
				],
			},
		],
		description:
			'Which additional parameter of the call goes into which text field of a new client; written only when the client is created',
	},
	optionParameters(pagesOption),
];
