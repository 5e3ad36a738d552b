import type { INodeProperties } from 'n8n-workflow';
import { requestLimitOptions } from '../../shared/n8n/requestLimits';
import { callOperation, callParameters } from './callDescription';
import { contactOperation, contactParameters } from './contactDescription';
import { employeeOperation, employeeParameters } from './employeeDescription';

export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Call', value: 'call' },
			{ name: 'Contact', value: 'contact' },
			{ name: 'Employee', value: 'employee' },
		],
		default: 'call',
	},
	callOperation,
	contactOperation,
	employeeOperation,
	...callParameters,
	...contactParameters,
	...employeeParameters,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { resource: ['call'], operation: ['callBack', 'getCalls'] } },
		options: requestLimitOptions,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { resource: ['employee'], operation: ['getMany'] } },
		options: requestLimitOptions,
	},
];
