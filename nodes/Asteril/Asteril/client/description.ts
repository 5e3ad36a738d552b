import type { INodeProperties } from 'n8n-workflow';
import { userLocator } from '../../n8n/responsibleParameters';
import { fieldsParameter } from '../common/fieldsToSet';
import { amountParameters, simplifyParameter } from '../common/getManyParameters';

const clientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1024',
	description: 'ID of the client in Asteril',
};

const phone: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 380671234567',
	description:
		'Phone number of the client in any spelling: 380671234567, 0671234567 and +380 (67) 123-45-67 are the same',
};

const writable: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		description: 'Name of the client. Empty leaves it as it is.',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. name@email.com',
		default: '',
		description: 'Email address of the client. Empty leaves it as it is.',
	},
	{
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Comment on the client; replaces the one that is there. Empty leaves it as it is.',
	},
	userLocator({
		displayName: 'Responsible',
		name: 'responsible',
		description: 'User who is responsible for the client. Empty leaves it as it is.',
	}),
	fieldsParameter('searchAllClientFields'),
];

export const getProperties: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		options: [
			{
				name: 'ID',
				value: 'id',
				description:
					'Asteril is not known to give one client by ID, so the list of clients is looked through',
			},
			{ name: 'Phone', value: 'phone', description: 'The oldest client with the number' },
		],
		default: 'phone',
		description: 'How the client is found',
	},
	{ ...phone, displayOptions: { show: { findBy: ['phone'] } } },
	{ ...clientId, displayOptions: { show: { findBy: ['id'] } } },
	simplifyParameter,
];

export const getManyProperties: INodeProperties[] = [
	...amountParameters,
	{
		...phone,
		required: false,
		description:
			'Only clients who have this number, in any spelling. Empty for all. Puts out nothing when nobody has it.',
	},
	{
		displayName: 'Client IDs',
		name: 'clientIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1024, 1025',
		description:
			'Only clients with these IDs, separated by commas. Empty for all. Asteril is not known to give clients by ID, so the list is looked through until all are found.',
	},
	simplifyParameter,
];

export const createOrUpdateProperties: INodeProperties[] = [phone, ...writable];

export const updateProperties: INodeProperties[] = [
	clientId,
	...writable.slice(0, 1),
	{
		...phone,
		required: false,
		description: 'New phone number of the client in any spelling. Empty leaves it as it is.',
	},
	...writable.slice(1),
];
