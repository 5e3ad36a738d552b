import type { INodeProperties } from 'n8n-workflow';

const forEmployees = { show: { resource: ['employee'], operation: ['getMany'] } };

export const employeeOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['employee'] } },
	options: [
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many employees',
			description: 'Get the employees of the project, with who is online and who talks',
		},
	],
	default: 'getMany',
};

export const employeeParameters: INodeProperties[] = [
	{
		displayName: 'Employees',
		name: 'show',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Online', value: 'online' },
			{ name: 'Online and Not in a Talk', value: 'free' },
		],
		default: 'all',
		displayOptions: forEmployees,
		description: 'Which employees to get. The credential needs the Auth-key and the Project ID.',
	},
];
