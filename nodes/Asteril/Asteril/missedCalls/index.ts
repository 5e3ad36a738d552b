import type { Resource } from '../types';
import { properties } from './description';

export const missedCalls: Resource = {
	value: 'missedCalls',
	name: 'Missed Calls',
	description: 'The missed calls of a period',
	default: 'report',
	operations: [
		{
			value: 'report',
			name: 'Report',
			action: 'Report missed calls',
			description:
				'Report what became of the missed calls of a period: figures, and HTML to mail or post',
			properties,
			load: async () => await import('./report'),
		},
	],
};
