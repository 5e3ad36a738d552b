import type { INodeProperties } from 'n8n-workflow';
import { userLocator } from '../../n8n/responsibleParameters';
import { fieldsParameter } from '../common/fieldsToSet';
import { amountParameters, simplifyParameter } from '../common/getManyParameters';

const taskId: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 512',
	description: 'ID of the task in Asteril',
};

const clientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1024',
	description: 'ID of the client whom the task is about; may be empty',
};

const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	description: 'Title of the task',
};

const rest: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'What is to be done',
	},
	{
		displayName: 'Deadline',
		name: 'deadline',
		type: 'dateTime',
		default: '',
		description: "When the task is due; without an offset on the workflow's clock",
	},
	userLocator({
		displayName: 'Responsible',
		name: 'responsible',
		description: 'User who has to do the task. Empty: as Asteril decides.',
	}),
	fieldsParameter('searchTaskFields'),
];

export const getManyProperties: INodeProperties[] = [
	...amountParameters,
	{
		...clientId,
		description: 'Only tasks about this client. Empty for tasks about everybody.',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Done', value: 'done' },
			{ name: 'Open', value: 'open' },
		],
		default: 'open',
		description: 'Whether to get tasks that are open, done or both',
	},
	simplifyParameter,
];

export const createProperties: INodeProperties[] = [
	{ ...title, required: true },
	clientId,
	...rest,
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1001-confirm',
		description:
			'What tells this task from all others: no second one is created with the same. Empty: it is derived from the node, the incoming item and the values above, so that a retry creates nothing twice.',
	},
];

export const updateProperties: INodeProperties[] = [
	taskId,
	{ ...title, description: 'New title of the task. Empty leaves it as it is.' },
	{ ...clientId, description: 'ID of another client for the task. Empty leaves it as it is.' },
	...rest,
];

export const completeProperties: INodeProperties[] = [taskId];
