import { ASSUMED } from '../common/assumed';
import type { Resource } from '../types';
import { findByEmployeeProperties, getManyProperties } from './description';

export const user: Resource = {
	value: 'user',
	name: 'User',
	description: 'A user of the cabinet',
	notice: ASSUMED,
	default: 'getMany',
	operations: [
		{
			value: 'findByEmployee',
			name: 'Find by Employee',
			action: 'Find the user who is an employee',
			description:
				'Find the user who is an employee of Ringostat: by email, extension, phone or exact name, in this order',
			properties: findByEmployeeProperties,
			load: async () => await import('./findByEmployee'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many users',
			description: 'Get the users of the cabinet',
			properties: getManyProperties,
			load: async () => await import('./getMany'),
		},
	],
};
