import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authenticateRequest, type RingostatCredential } from '../nodes/Ringostat/api/authenticate';

export class RingostatApi implements ICredentialType {
	name = 'ringostatApi';

	displayName = 'Ringostat API';

	icon: Icon = { light: 'file:../icons/ringostat.svg', dark: 'file:../icons/ringostat.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-asteril/n8n-nodes-asteril#set-up-ringostat';

	properties: INodeProperties[] = [
		{
			displayName: 'Auth-key',
			name: 'authKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Key of your Ringostat project's API, in Ringostat under Settings, Integrations, API. Everything but the trigger needs it.",
		},
		{
			displayName: 'Webhook Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only the trigger needs it. Make up 16 or more letters and digits (say, 24 from a password manager) and write them down: you type them once more in Ringostat, at the end of the webhook URL (?token=…) or as the password of HTTP Basic.',
		},
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12345',
			description:
				'ID of your Ringostat project. Only extended calls back, employees, contacts and call routing need it.',
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			default: 'https://api.ringostat.net',
			description: 'Leave as it is. The Auth-key is sent to this address.',
		},
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	) => authenticateRequest(credentials as unknown as RingostatCredential, requestOptions);
}
