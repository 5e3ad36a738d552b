import type { INodeProperties } from 'n8n-workflow';
import { requestLimitOptions } from '../../shared/n8n/requestLimits';

const forContacts = { show: { resource: ['contact'], operation: ['upsert'] } };

export const contactOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['contact'] } },
	options: [
		{
			name: 'Create or Update',
			value: 'upsert',
			action: 'Create or update a contact',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
		},
	],
	default: 'upsert',
};

/** Parameters that stay empty are taken from the item: a client, or a call with its client. */
export const contactParameters: INodeProperties[] = [
	{
		displayName:
			'Ringostat Smart Phone then shows the name when the client rings. Takes clients, or calls with their client, as they come; the contacts of all items go out in few requests.',
		name: 'contactNotice',
		type: 'notice',
		default: '',
		displayOptions: forContacts,
	},
	{
		displayName: 'Name',
		name: 'contactName',
		type: 'string',
		default: '',
		displayOptions: forContacts,
		description: 'What the telephone shows. Empty: the name of the client in the item.',
	},
	{
		displayName: 'Phones',
		name: 'contactPhones',
		type: 'string',
		default: '',
		placeholder: 'e.g. 380671234567, 380501112233',
		displayOptions: forContacts,
		description: 'Numbers, separated by commas. Empty: those of the client in the item.',
	},
	{
		displayName: 'Client ID',
		name: 'externalId',
		type: 'string',
		default: '',
		displayOptions: forContacts,
		description:
			'ID of the client in Asteril, by which Ringostat knows the contact again. Empty: the ID of the client in the item.',
	},
	{
		displayName: 'Link to Card',
		name: 'contactLink',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://crm1234567.asteril.com/client/{ID}',
		displayOptions: forContacts,
		description:
			"Address of the client's card, as the browser shows it in your cabinet, with {ID} in the place of the ID. Empty: no link.",
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forContacts,
		options: [
			{
				displayName: 'Contacts per Request',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 50,
				description: 'How many contacts go out in one request',
			},
			{
				displayName: 'Employee ID',
				name: 'staffId',
				type: 'string',
				default: '',
				description: 'ID of the employee in Ringostat who is responsible for the client',
			},
			{
				displayName: 'Origin',
				name: 'origin',
				type: 'string',
				default: 'Asteril',
				description: 'Name of the CRM that Ringostat shows',
			},
			{
				displayName: 'Responsible ID',
				name: 'responsible',
				type: 'string',
				default: '',
				description:
					'ID of the responsible in Asteril. Empty: the responsible of the client in the item.',
			},
			...requestLimitOptions,
		],
	},
];
