import { ASSUMED } from '../common/assumed';
import type { Resource } from '../types';
import {
	completeProperties,
	createProperties,
	getManyProperties,
	updateProperties,
} from './description';

export const task: Resource = {
	value: 'task',
	name: 'Task',
	description:
		'A task of a user. For missed calls use the nodes "Asteril Create Missed-Call Task" and "Asteril Complete Missed-Call Task".',
	notice: ASSUMED,
	default: 'getMany',
	operations: [
		{
			value: 'complete',
			name: 'Complete',
			action: 'Complete a task',
			description: 'Set a task to done; a task that is done stays so',
			properties: completeProperties,
			load: async () => await import('./complete'),
		},
		{
			value: 'create',
			name: 'Create',
			action: 'Create a task',
			description:
				'Create a task, once: run again with the same External ID, or the same values, it gives the task that is there',
			properties: createProperties,
			load: async () => await import('./create'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many tasks',
			description: 'Get tasks, open or done, of a client or of everybody',
			properties: getManyProperties,
			load: async () => await import('./getMany'),
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update a task',
			description: 'Set fields of a task, custom fields included',
			properties: updateProperties,
			load: async () => await import('./update'),
		},
	],
};
