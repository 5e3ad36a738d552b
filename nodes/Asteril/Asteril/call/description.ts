import type { INodeProperties } from 'n8n-workflow';
import { amountParameters, simplifyParameter } from '../common/getManyParameters';
import { periodParameters } from '../common/periodParameters';

export const getManyProperties: INodeProperties[] = [
	...amountParameters,
	{
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1024',
		description: 'Only calls of this client. Empty for calls of everybody.',
	},
	...periodParameters('started', 'Started', 'the call began'),
	simplifyParameter,
];
