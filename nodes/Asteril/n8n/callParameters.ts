import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { countryOption } from '../../shared/n8n/country';

const whenDefined: IDisplayOptions = { show: { call: ['define'] } };

/** Where a node takes the call from; the same in every node of the pipeline. */
export const callParameters: INodeProperties[] = [
	{
		displayName: 'Call',
		name: 'call',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Incoming Item',
				value: 'incomingItem',
				description: 'The call that the Ringostat Trigger or "Ringostat: Parse Call" put out',
			},
			{
				name: 'Define Below',
				value: 'define',
				description: 'Type or map the values yourself, for calls that come from elsewhere',
			},
		],
		default: 'incomingItem',
		description: 'Where the facts about the call come from',
	},
	{
		displayName: 'Call ID',
		name: 'callId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: whenDefined,
		description: 'What distinguishes this call from all others. The same ID is logged only once.',
	},
	{
		displayName: 'Client Phone',
		name: 'clientPhone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 380671234567',
		displayOptions: whenDefined,
		description:
			'In any form: 380671234567, 0671234567 and +380 (67) 123-45-67 are the same. Empty when the number is hidden.',
	},
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{ name: 'Incoming', value: 'incoming', description: 'The client called us' },
			{ name: 'Outgoing', value: 'outgoing', description: 'We called the client' },
		],
		default: 'incoming',
		displayOptions: whenDefined,
		description: 'Who called whom',
	},
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		options: [
			{ name: 'Answered', value: 'answered', description: 'The client and an employee talked' },
			{ name: 'Missed', value: 'missed', description: 'No employee talked to the client' },
			{ name: 'Not Reached', value: 'notReached', description: 'The client did not answer us' },
		],
		default: 'answered',
		displayOptions: whenDefined,
		description: 'How the call ended',
	},
	{
		displayName: 'More About the Call',
		name: 'callDetails',
		type: 'collection',
		placeholder: 'Add Detail',
		default: {},
		displayOptions: whenDefined,
		options: [
			{
				displayName: 'Client ID',
				name: 'clientId',
				type: 'string',
				default: '',
				description: 'ID of the client in Asteril, when it is known',
			},
			countryOption('country'),
			{
				displayName: 'Duration (Seconds)',
				name: 'durationSeconds',
				type: 'number',
				default: 0,
				description: 'How long the call lasted altogether',
			},
			{
				displayName: 'Employee Name',
				name: 'employeeName',
				type: 'string',
				default: '',
				description: 'Your employee who took or made the call',
			},
			{
				displayName: 'Line',
				name: 'line',
				type: 'string',
				default: '',
				description: 'Your number that was called or shown',
			},
			{
				displayName: 'Recording URL',
				name: 'recordingUrl',
				type: 'string',
				default: '',
				description: 'Link to the recording',
			},
			{
				displayName: 'Started At',
				name: 'startedAt',
				type: 'dateTime',
				default: '',
				description: 'When the call began',
			},
			{
				displayName: 'Talk Time (Seconds)',
				name: 'talkSeconds',
				type: 'number',
				default: 0,
				description: 'How long the client and the employee talked',
			},
			{
				displayName: 'UTM Campaign',
				name: 'utmCampaign',
				type: 'string',
				default: '',
				description: 'Tag utm_campaign of the visit that led to the call',
			},
			{
				displayName: 'UTM Content',
				name: 'utmContent',
				type: 'string',
				default: '',
				description: 'Tag utm_content of the visit that led to the call',
			},
			{
				displayName: 'UTM Medium',
				name: 'utmMedium',
				type: 'string',
				default: '',
				description: 'Tag utm_medium of the visit that led to the call',
			},
			{
				displayName: 'UTM Source',
				name: 'utmSource',
				type: 'string',
				default: '',
				description: 'Tag utm_source of the visit that led to the call',
			},
			{
				displayName: 'UTM Term',
				name: 'utmTerm',
				type: 'string',
				default: '',
				description: 'Tag utm_term of the visit that led to the call',
			},
		],
	},
];
