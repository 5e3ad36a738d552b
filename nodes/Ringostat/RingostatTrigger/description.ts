import type { INodeProperties } from 'n8n-workflow';
import { parseParameters } from '../n8n/parseParameters';

export const properties: INodeProperties[] = [
	{
		displayName: [
			'In Ringostat, under Integrations, Webhooks:<ul>',
			'<li>Create a webhook for the moment after an incoming call, and one for after an outgoing call. Method POST.</li>',
			'<li>Address: the production URL under "Webhook URLs" above, with your token at its end: ?token=…</li>',
			'<li>Parameters: uniqueid, calldate, call_type, E164, callee, dst, outbound_number, disposition, billsec, duration, waittime, has_recording, recording_wav, employee_fio, extension_number, employee_email, utm_source, utm_medium, utm_campaign, utm_content, utm_term</li>',
			'<li>With Ringostat AI, a third one for the processed call, with &event=ai behind the token; parameters: uniqueid, summary, client_mood, employee_mood, recommended_actions, transcript</li></ul>',
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
];
