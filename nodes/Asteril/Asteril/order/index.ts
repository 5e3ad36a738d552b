import type { Resource } from '../types';
import { getManyProperties, updateProperties } from './description';

export const order: Resource = {
	value: 'order',
	name: 'Order',
	description: 'An order of the cabinet',
	notice:
		'The list of orders with its filters, and the change of an order, are the two requests of Asteril\'s API that were seen in public code. How an order names its client was seen by nobody: each item says in "foundBy" by which field it was taken for the client\'s.',
	default: 'getMany',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many orders',
			description: 'Get orders, by status, by when they were created or changed, or of a client',
			properties: getManyProperties,
			load: async () => await import('./getMany'),
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update an order',
			description: 'Set the status or any other field of an order, custom fields included',
			properties: updateProperties,
			load: async () => await import('./update'),
		},
	],
};
