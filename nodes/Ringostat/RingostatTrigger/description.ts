import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { parseParameters } from '../n8n/parseParameters';

export const properties: INodeProperties[] = [
	{
		displayName: [
			'In Ringostat, add a webhook for incoming and one for outgoing calls, after the call: method POST, the production URL above with your token, parameters uniqueid, calldate, call_type, E164, callee, dst, disposition, billsec, has_recording, recording_wav. ',
			'<a href="https://github.com/n8n-nodes-asteril/n8n-nodes-asteril/blob/main/docs/set-up-ringostat.md" target="_blank">Step by step</a>',
		].join(''),
		name: 'setUp',
		type: 'notice',
		default: '',
	},
	...parseParameters,
	{
		displayName: 'Maximum Body Size (KB)',
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
		placeholder: 'e.g. before_call',
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
