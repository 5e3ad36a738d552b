import type { INodeProperties } from 'n8n-workflow';
import { parseParameters } from '../n8n/parseParameters';

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Parse Call',
				value: 'parseCall',
				action: 'Parse a call',
				description:
					'Turn what Ringostat sent another way (the Webhook node, a queue, a file) into a call',
			},
		],
		default: 'parseCall',
	},
	...parseParameters.map((property) => ({
		...property,
		displayOptions: { show: { operation: ['parseCall'] } },
	})),
];
