import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { type AsterilCredential, authenticateRequest } from '../nodes/Asteril/api/authenticate';

export class AsterilApi implements ICredentialType {
	name = 'asterilApi';

	displayName = 'Asteril API';

	icon: Icon = { light: 'file:../icons/asteril.svg', dark: 'file:../icons/asteril.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-asteril/n8n-nodes-asteril#set-up-asteril';

	properties: INodeProperties[] = [
		{
			displayName: 'Cabinet Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. crm1234567',
			description: 'Copy it from the browser, or type the crm and digits alone',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"API key v3 with access to all methods. Ask Asteril's support for it by e-mail, and name your cabinet's address.",
		},
		{
			displayName: 'Custom Address',
			name: 'customAddress',
			type: 'boolean',
			default: false,
			description:
				'Whether to allow an address that is not on *.asteril.com, for a proxy or a test cabinet. Type it with http:// or https://. The API key is sent to it.',
		},
		{
			displayName: 'Default Responsible',
			name: 'defaultResponsible',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12',
			description:
				'ID of the Asteril user who gets missed-call tasks when the node names nobody. The list under "Responsible" in "Asteril Create Missed-Call Task" shows the IDs. Empty: the owner of the API key, as Asteril decides.',
		},
		{
			displayName: 'Link to Client Card',
			name: 'clientCard',
			type: 'string',
			default: '',
			placeholder: 'e.g. /clients/{id}',
			description:
				"For messages: open a client in Asteril, copy the address from the browser, and put {id} in the place of the client's number. Empty: items carry no link.",
		},
		{
			displayName: 'Link to Task Card',
			name: 'taskCard',
			type: 'string',
			default: '',
			placeholder: 'e.g. /tasks/{id}',
			description: 'The same for a task',
		},
		{
			displayName: 'Several n8n Workers',
			name: 'severalWorkers',
			type: 'boolean',
			default: false,
			description:
				'Whether n8n runs in queue mode with several workers. Then each record is looked up once more after it was created, so that two workers at the same moment settle on one. Costs a request for each new record.',
		},
		{
			displayName: 'API Differences',
			name: 'contractOverrides',
			// Not "json": n8n marks an empty field of that type red.
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. { "client": { "list": { "path": "contacts" } } }',
			description:
				'Where this cabinet differs from what the nodes assume, as JSON. Leave empty, unless the Asteril node (Cabinet → Check) or a message tells you what to paste here.',
		},
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	) =>
		authenticateRequest(
			credentials as unknown as AsterilCredential,
			requestOptions as IHttpRequestOptions & { qs?: Record<string, unknown> },
		);
}
