import type { INodeProperties } from 'n8n-workflow';
import { amountParameters, simplifyParameter } from '../common/getManyParameters';

export const getManyProperties: INodeProperties[] = [...amountParameters, simplifyParameter];

export const findByEmployeeProperties: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'employeeEmail',
		type: 'string',
		placeholder: 'e.g. name@email.com',
		default: '',
		description: 'Email address of the employee; empty when not known',
	},
	{
		displayName: 'Extension',
		name: 'employeeExtension',
		type: 'string',
		default: '',
		placeholder: 'e.g. 101',
		description: 'Internal number of the employee; empty when not known',
	},
	{
		displayName: 'Phone',
		name: 'employeePhone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 380671234567',
		description: 'Phone number of the employee in any spelling; empty when not known',
	},
	{
		displayName: 'Name',
		name: 'employeeName',
		type: 'string',
		default: '',
		description: 'Full name of the employee as in Asteril; empty when not known',
	},
	simplifyParameter,
];
