import type { INodeProperties } from 'n8n-workflow';
import { fieldsParameter } from '../common/fieldsToSet';
import { amountParameters, simplifyParameter } from '../common/getManyParameters';
import { periodParameters } from '../common/periodParameters';

export const getManyProperties: INodeProperties[] = [
	...amountParameters,
	...periodParameters('created', 'Created', 'the order was created; whole days'),
	...periodParameters('changed', 'Changed', 'the order was last changed; whole days'),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Client ID',
				name: 'clientId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1024',
				description:
					"Only orders that hold this client's ID. The cabinet can't be asked for them, so the orders of the period are looked through: choose a short one under Created.",
			},
			{
				displayName: 'Client Phone',
				name: 'clientPhone',
				type: 'string',
				default: '',
				placeholder: 'e.g. 380671234567',
				description:
					"Only orders that hold this number, in any spelling. The cabinet can't be asked for them, so the orders of the period are looked through: choose a short one under Created.",
			},
			{
				displayName: 'Status ID',
				name: 'status',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3',
				description:
					'Only orders of this status. It is the number of the status, as in the address of the list of orders in Asteril, not its name.',
			},
		],
	},
	simplifyParameter,
];

export const updateProperties: INodeProperties[] = [
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1001',
		description: 'ID of the order in Asteril',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'string',
		default: '',
		placeholder: 'e.g. in_work',
		description:
			'System name of the new status: Latin letters in lower case, with underscores, as the settings of Asteril show it. Empty leaves the status as it is.',
	},
	fieldsParameter('searchOrderFields'),
];
