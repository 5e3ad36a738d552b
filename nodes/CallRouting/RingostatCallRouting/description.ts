import type { INodeProperties } from 'n8n-workflow';
import { employeesOption } from '../../Asteril/n8n/responsibleParameters';

export const properties: INodeProperties[] = [
	{
		displayName: [
			'In Ringostat, under Virtual PBX, create a "Webhook number" and put it as the first block of a forwarding scheme:<ul>',
			'<li>Address: the production URL under "Webhook URLs" above, with ?token=TOKEN at its end and your token in the place of TOKEN; method POST, parameters as JSON</li>',
			'<li>Parameters: caller_number with the number of the caller, dst with the number that was called, call_id</li>',
			'<li>Name in response for destination: destination. How long Ringostat waits: a second longer than "Answer Within".</li>',
			'<li>Next block of the scheme: where calls go now. It rings when the answer is empty or does not pick up.</li></ul>',
		].join(''),
		name: 'setUp',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: "Client's Responsible",
				value: 'responsible',
				description: 'The user who is responsible for the client in Asteril',
			},
			{
				name: 'Who Talked to the Client Last',
				value: 'lastTalk',
				description: 'By the calls logged in Asteril; costs one more request to Asteril',
			},
		],
		default: 'responsible',
		description: 'Whose SIP account rings, when it is online and not in a talk',
	},
	{
		displayName: 'Fallback',
		name: 'fallback',
		type: 'string',
		default: '',
		placeholder: 'e.g. 380441234567',
		description:
			'Where all other calls go: a number, a SIP login or the ID of a forwarding scheme in Ringostat. Empty: an empty destination, after which the next block of the scheme is assumed to ring.',
	},
	{
		...employeesOption,
		description:
			'Only for those users of Asteril who are not found by email, extension, phone or exact name among the employees of Ringostat',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Answer As',
				name: 'answerAs',
				type: 'options',
				options: [
					{ name: 'JSON', value: 'json', description: 'The destination under its name' },
					{
						name: 'JSON-RPC',
						value: 'jsonRpc',
						description: 'The destination under its name in "result"',
					},
					{
						name: 'Text',
						value: 'text',
						description: 'The destination alone, for HTTP in Ringostat',
					},
				],
				default: 'json',
				description: 'As it is set in Ringostat',
			},
			{
				displayName: 'Answer Within (Seconds)',
				name: 'answerWithin',
				type: 'number',
				typeOptions: { minValue: 0.5, maxValue: 30, numberPrecision: 1 },
				default: 2,
				description:
					'How long a call may wait. When Asteril or Ringostat does not answer in that time, the call goes to the fallback.',
			},
			{
				displayName: 'Country of Local Numbers',
				name: 'defaultCountry',
				type: 'string',
				default: 'UA',
				placeholder: 'e.g. UA',
				description: 'Two-letter code of the country that numbers without a country code belong to',
			},
			{
				displayName: 'Name of Destination',
				name: 'answerName',
				type: 'string',
				default: 'destination',
				description:
					'Under which name the destination stands in the answer: "Name in response for destination" in Ringostat',
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
		],
	},
];
