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
			displayName: 'Webhook Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A secret of your own: 16 or more letters and digits. Ringostat sends it with every call, at the end of the webhook URL (?token=…) or as the password of HTTP Basic.',
		},
		{
			displayName: 'Auth-key',
			name: 'authKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Key of your Ringostat project's API, under Settings, Integrations, API. Only needed for Get Calls (calls that the webhook missed) and Call Back.",
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			default: 'https://api.ringostat.net',
			description: 'Leave as it is; the Auth-key is sent to this address',
		},
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	) => authenticateRequest(credentials as unknown as RingostatCredential, requestOptions);
}
