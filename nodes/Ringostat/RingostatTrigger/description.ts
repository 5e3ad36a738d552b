import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { parseParameters } from '../n8n/parseParameters';

export const properties: INodeProperties[] = [
	{
		displayName: [
			'In Ringostat, under Integrations, Webhooks, create these. Method POST; address: the production URL under "Webhook URLs" above, with this at its end and your token in the place of TOKEN:<ul>',
			'<li>Incoming call, after call: ?event=after_call&token=TOKEN</li>',
			'<li>Outgoing call, after call: ?event=after_outgoing&token=TOKEN</li>',
			'<li>Call processed by AI, if you have it: ?event=ai&token=TOKEN</li></ul>',
			'Parameters:<ul>',
			'<li>Incoming: uniqueid, calldate, call_type, E164, dst, disposition, billsec, duration, waittime, has_recording, recording_wav, employee_fio, extension_number, employee_email, utm_source, utm_medium, utm_campaign, utm_content, utm_term</li>',
			'<li>Outgoing: the same, and callee, outbound_number</li>',
			'<li>AI: uniqueid, summary, client_mood, employee_mood, recommended_actions, transcript</li></ul>',
		].join(''),
		name: 'setUp',
		type: 'notice',
		default: '',
	},
	...parseParameters,
	{
		displayName: 'Largest Body (KB)',
		name: 'largestBody',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 256,
		description: 'Larger deliveries are refused with 413; a call needs less than 10 KB',
	},
	{
		displayName: 'Events While It Rings',
		name: 'ringingEvents',
		type: 'string',
		default: '',
		placeholder: 'before_call',
		description:
			'Let calls of these events through although they have not ended, by the ?event= that you put into the webhook URL in Ringostat; separated by commas. They come with the outcome inProgress, and the Asteril nodes that write skip them. Empty: none.',
	},
];

/** What is set in "Events While It Rings". */
export function readRingingEvents(context: IWebhookFunctions): string[] {
	const typed = String(context.getNodeParameter('ringingEvents', '') ?? '');
	return typed
		.split(/[,;\n]/)
		.map((event) => event.trim())
		.filter(Boolean);
}
