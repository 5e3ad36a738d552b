import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { ParseOptions } from '../call';
import type { Selection } from '../call/selectCalls';

/** Call fields that a key of the user's own can be mapped to. */
const CALL_FIELDS: Array<[name: string, value: string]> = [
	['Call Card URL', 'callCardUrl'],
	['Call ID', 'id'],
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
	['Line (Our Number)', 'line'],
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

/** How to read what Ringostat sends, and which calls go further; trigger and "Parse Call". */
export const parseParameters: INodeProperties[] = [
	{
		displayName: 'Calls',
		name: 'calls',
		type: 'options',
		options: [
			{
				name: 'Incoming Only',
				value: 'incoming',
				description: 'Outgoing calls are left out',
			},
			{
				name: 'Incoming and Outgoing',
				value: 'both',
				description: 'Outgoing calls are logged too',
			},
		],
		default: 'both',
		description: 'Which calls go further. Callback-widget calls count as incoming.',
	},
	{
		displayName: 'More Settings',
		name: 'parsing',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		options: [
			{
				displayName: 'Country of Local Numbers',
				name: 'defaultCountry',
				type: 'string',
				default: 'UA',
				placeholder: 'UA',
				description: 'Two-letter code of the country that numbers without a country code belong to',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'string',
				default: '',
				placeholder: 'after_call,after_outgoing',
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
								options: CALL_FIELDS.map(([name, value]) => ({ name, value })),
								default: 'clientPhone',
								description: 'Fact about the call',
							},
							{
								displayName: 'Your Key',
								name: 'key',
								type: 'string',
								default: '',
								placeholder: 'номер клієнта',
								description:
									'Name of the parameter as you typed it in Ringostat; a dot leads into a nested one',
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
				placeholder: '380441234567, 0671234567',
				description:
					'Numbers of the shop, separated by commas. They are never taken for the number of a client.',
			},
			{
				displayName: 'Time Zone',
				name: 'timezone',
				type: 'string',
				default: 'Europe/Kyiv',
				placeholder: 'Europe/Kyiv',
				description:
					'Zone of the times that Ringostat sends: the one set in your Ringostat project',
			},
		],
	},
];

/** What is set in {@link parseParameters} for an item. */
export function readParsing(
	context: IExecuteFunctions | IWebhookFunctions,
	index?: number,
): { options: ParseOptions; selection: Selection } {
	const read = (name: string, fallback?: unknown) =>
		index === undefined
			? (context as IWebhookFunctions).getNodeParameter(name, fallback as object)
			: (context as IExecuteFunctions).getNodeParameter(name, index, fallback);
	const set = read('parsing', {}) as IDataObject;
	const mappings = ((set.mapping as IDataObject)?.values ?? []) as IDataObject[];
	return {
		options: {
			timezone: text(set.timezone) || 'Europe/Kyiv',
			ownNumbers: listOf(set.ownNumbers),
			mapping: Object.fromEntries(
				mappings.filter(({ key }) => text(key) !== '').map(({ field, key }) => [field, text(key)]),
			) as Record<string, string>,
			defaultCountry: text(set.defaultCountry).toUpperCase() || 'UA',
		},
		selection: {
			calls: read('calls') as Selection['calls'],
			events: listOf(set.events),
		},
	};
}

function listOf(value: unknown): string[] {
	return text(value)
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter(Boolean);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}
