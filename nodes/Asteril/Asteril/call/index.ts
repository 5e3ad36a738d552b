import { ASSUMED } from '../common/assumed';
import type { Resource } from '../types';
import { getManyProperties } from './description';

export const call: Resource = {
	value: 'call',
	name: 'Call',
	description: 'A logged call. To log one, use the node "Asteril Log Call".',
	notice: ASSUMED,
	default: 'getMany',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many calls',
			description: 'Get logged calls, of a client or of a period',
			properties: getManyProperties,
			load: async () => await import('./getMany'),
		},
	],
};
