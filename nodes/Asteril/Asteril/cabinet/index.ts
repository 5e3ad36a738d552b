import type { Resource } from '../types';
import { properties } from './description';

export const cabinet: Resource = {
	value: 'cabinet',
	name: 'Cabinet',
	description: 'The cabinet itself',
	default: 'check',
	operations: [
		{
			value: 'check',
			name: 'Check',
			action: 'Check the cabinet',
			description:
				'Find out where the cabinet differs from what the nodes assume, and what to put into API Differences of the credential',
			properties,
			load: async () => await import('./check'),
		},
	],
};
