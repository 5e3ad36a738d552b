import type { INodeProperties } from 'n8n-workflow';
import { requestLimitOptions } from '../../../shared/n8n/requestLimits';

export const properties: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Yesterday', value: 'yesterday', description: 'From midnight to midnight' },
			{ name: 'Last 24 Hours', value: 'day', description: 'Until now' },
			{ name: 'Last 7 Days', value: 'week', description: 'Until now' },
		],
		default: 'yesterday',
		description: 'Of which time to report the missed calls',
	},
	{
		displayName: 'Time Zone',
		name: 'zone',
		type: 'string',
		default: 'Europe/Kyiv',
		description: 'Clock that days and times are meant on',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: requestLimitOptions,
	},
];
