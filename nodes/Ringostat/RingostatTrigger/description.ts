import type { INodeProperties } from 'n8n-workflow';
import { parseParameters } from '../n8n/parseParameters';

export const properties: INodeProperties[] = [
	{
		displayName:
			'In Ringostat: <b>Integrations → Webhooks → Create</b>, moment <b>after call</b>, method <b>POST</b>, and as the address the production URL above with your token at its end: <code>?token=…</code>. Add the parameters <code>uniqueid, calldate, call_type, E164, dst, disposition, billsec, duration, waittime, has_recording, recording_wav, employee_fio, extension_number, employee_email, utm_source, utm_medium, utm_campaign, utm_content, utm_term</code>. Make a second one for <b>outgoing, after call</b> (add <code>callee, outbound_number</code>), and with Ringostat AI a third one for the processed call, with <code>&event=ai</code> behind the token.',
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
