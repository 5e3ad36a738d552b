import type { INodeProperties } from 'n8n-workflow';
import { countryOption } from '../../shared/n8n/country';

/** Call fields that a key of the user's own can be mapped to. */
const CALL_FIELDS: Array<[name: string, value: string, description?: string]> = [
	['Call Card URL', 'callCardUrl'],
	['Call ID', 'id'],
	[
		'Callback Widget',
		'callback',
		'Whether the call began with the callback widget: 0 or no, else yes',
	],
	['Client Phone', 'clientPhone'],
	['Direction', 'direction'],
	['Duration (Seconds)', 'durationSeconds'],
	['Employee: Department', 'employee.department'],
	['Employee: Email', 'employee.email'],
	['Employee: Extension', 'employee.extension'],
	['Employee: ID', 'employee.id'],
	['Employee: Name', 'employee.name'],
	['Employee: Phone', 'employee.phone'],
	['Employee: SIP Login', 'employee.sip'],
	['Event', 'event', 'What "Events" chooses by, when it does not stand in the URL'],
	['Line (Our Number)', 'line'],
	[
		'Missed',
		'missed',
		'Whether someone must call back: 0 or no, else yes. Only when the status does not tell.',
	],
	[
		'Outcome',
		'outcome',
		'One of answered, missed, notReached, inProgress, unknown. Only when the status does not tell.',
	],
	['Recording URL', 'recordingUrl'],
	['Started At', 'startedAt'],
	['Status', 'disposition'],
	['Talk Time (Seconds)', 'talkSeconds'],
	['UTM Campaign', 'utm.campaign'],
	['UTM Content', 'utm.content'],
	['UTM Medium', 'utm.medium'],
	['UTM Source', 'utm.source'],
	['UTM Term', 'utm.term'],
	['Waiting (Seconds)', 'waitSeconds'],
];

/** Parameters of the trigger and of "Parse Call": how to read what Ringostat sends, and which calls are passed on. */
export const parseParameters: INodeProperties[] = [
	{
		displayName: 'Calls',
		name: 'calls',
		type: 'options',
		options: [
			{
				name: 'Incoming Only',
				value: 'incoming',
				description:
					'Outgoing calls are left out. Then a task is completed only when the client rings again.',
			},
			{
				name: 'Incoming and Outgoing',
				value: 'both',
				description: 'Outgoing calls are logged too',
			},
		],
		default: 'both',
		description: 'Which calls are passed on. Callback-widget calls count as incoming.',
	},
	{
		displayName: 'More Settings',
		name: 'parsing',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		options: [
			countryOption('defaultCountry'),
			{
				displayName: 'Events',
				name: 'events',
				type: 'string',
				default: '',
				placeholder: 'e.g. after_call,after_outgoing',
				description:
					'Let only these events through, by the ?event= that you put into the webhook URL in Ringostat; separated by commas. Empty: all.',
			},
			{
				displayName: 'Field Mapping',
				name: 'mapping',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, sortable: true },
				placeholder: 'Add Field',
				default: {},
				options: [
					{
						displayName: 'Field',
						name: 'values',
						values: [
							{
								displayName: 'Call Field',
								name: 'field',
								type: 'options',
								options: CALL_FIELDS.map(([name, value, description]) => ({
									name,
									value,
									...(description && { description }),
								})),
								default: 'clientPhone',
								description: 'Fact about the call',
							},
							{
								displayName: 'Your Key',
								name: 'key',
								type: 'string',
								default: '',
								placeholder: 'e.g. номер клієнта',
								description:
									'Name of the parameter as you typed it in Ringostat. A dot leads into an object: client.phone.',
							},
						],
					},
				],
				description:
					'Only needed when you gave the parameters names of your own in Ringostat; the usual names are known',
			},
			{
				displayName: 'Own Numbers',
				name: 'ownNumbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 380441234567, 0671234567',
				description:
					'Numbers of the shop, separated by commas. They are never taken for the number of a client.',
			},
			{
				displayName: 'Time Zone',
				name: 'timezone',
				type: 'string',
				default: 'Europe/Kyiv',
				placeholder: 'e.g. Europe/Kyiv',
				description:
					'Zone of the times that Ringostat sends: the one set in your Ringostat project',
			},
		],
	},
];
