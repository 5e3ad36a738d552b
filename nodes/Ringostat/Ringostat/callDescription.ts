import type { INodeProperties } from 'n8n-workflow';
import { parseParameters } from '../n8n/parseParameters';

const forCallBack = { show: { resource: ['call'], operation: ['callBack'] } };
const forGetCalls = { show: { resource: ['call'], operation: ['getCalls'] } };

/** "Events" stand in the URL of a webhook; the calls list has none. */
function withoutEventsInLists<T extends { name: string }>(option: T): T {
	if (option.name !== 'events') return option;
	return { ...option, displayOptions: { show: { '/operation': ['parseCall'] } } };
}

export const callOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['call'] } },
	options: [
		{
			name: 'Call Back',
			value: 'callBack',
			action: 'Call back the client of a missed call',
			description: 'Ring an employee and then the client of a missed call, once for each call',
		},
		{
			name: 'Get Calls',
			value: 'getCalls',
			action: 'Get calls',
			description: "Get the calls of a period from Ringostat's calls list",
		},
		{
			name: 'Parse Call',
			value: 'parseCall',
			action: 'Parse a call',
			description:
				'Turn what Ringostat sent another way (the Webhook node, a queue, a file) into a call',
		},
	],
	default: 'parseCall',
};

export const callParameters: INodeProperties[] = [
	{
		displayName:
			'Put this after "Asteril Create Missed-Call Task": it rings only when that node has just created a task, so a client is never rung twice for the same call.',
		name: 'callBackNotice',
		type: 'notice',
		default: '',
		displayOptions: forCallBack,
	},
	{
		displayName: 'Employee',
		name: 'employee',
		type: 'string',
		default: '',
		placeholder: 'e.g. 380441112233',
		displayOptions: forCallBack,
		description:
			'Number or SIP login that Ringostat rings first. Empty: the extension or SIP login named in the call.',
	},
	{
		displayName: "Employee's Phone",
		name: 'form',
		type: 'options',
		options: [
			{
				name: 'Number of the Project',
				value: 'simple',
				description: 'A number or an extension of your Ringostat project',
			},
			{
				name: 'Any Number or SIP Login',
				value: 'extended',
				description: 'A mobile phone, for example; needs the project ID',
			},
		],
		default: 'simple',
		displayOptions: forCallBack,
		description: "What kind of number the employee's is",
	},
	{
		displayName: 'Project ID',
		name: 'projectId',
		type: 'string',
		default: '',
		displayOptions: { show: { resource: ['call'], operation: ['callBack'], form: ['extended'] } },
		description: 'ID of your project in Ringostat; it stands in the address of its pages',
	},
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Last Minutes', value: 'last', description: 'The last minutes until now' },
			{
				name: 'New Calls, on a Schedule',
				value: 'schedule',
				description:
					'The last two hours and, every six hours, the last three days. Calls before the first run are left alone.',
			},
			{ name: 'From … to …', value: 'range', description: 'Between two moments' },
		],
		default: 'last',
		displayOptions: forGetCalls,
		description: 'Which period to get the calls of',
	},
	{
		displayName: 'Minutes',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 120,
		displayOptions: { show: { resource: ['call'], operation: ['getCalls'], period: ['last'] } },
		description: 'How far back to look',
	},
	{
		displayName: 'Calls Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { resource: ['call'], operation: ['getCalls'], period: ['schedule'] } },
		description:
			'Get calls from this moment on, at most three days back. Empty: from ten minutes before the first run, since earlier calls may be logged by another integration.',
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { resource: ['call'], operation: ['getCalls'], period: ['range'] } },
		description: 'Start of the period',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { resource: ['call'], operation: ['getCalls'], period: ['range'] } },
		description: 'End of the period; empty for now',
	},
	...parseParameters.map((parameter) => ({
		...parameter,
		...(parameter.options && { options: parameter.options.map(withoutEventsInLists) }),
		displayOptions: { show: { resource: ['call'], operation: ['getCalls', 'parseCall'] } },
	})),
];
