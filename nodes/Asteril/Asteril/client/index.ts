import { ASSUMED } from '../common/assumed';
import type { Resource } from '../types';
import {
	createOrUpdateProperties,
	getManyProperties,
	getProperties,
	updateProperties,
} from './description';

export const client: Resource = {
	value: 'client',
	name: 'Client',
	description: 'A client of the cabinet',
	notice: ASSUMED,
	default: 'get',
	operations: [
		{
			value: 'createOrUpdate',
			name: 'Create or Update',
			action: 'Create or update a client',
			description:
				'Create a client with a phone number, or update the one who has it (upsert). Never makes a second client for a number.',
			properties: createOrUpdateProperties,
			load: async () => await import('./createOrUpdate'),
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get a client',
			description: 'Get one client by phone number in any spelling, or by ID',
			properties: getProperties,
			load: async () => await import('./get'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many clients',
			description:
				'Get all clients, those with a phone number in any spelling, or those with given IDs',
			properties: getManyProperties,
			load: async () => await import('./getMany'),
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update a client',
			description: 'Set fields of a client whose ID is known, custom fields included',
			properties: updateProperties,
			load: async () => await import('./update'),
		},
	],
};
