import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { type AsterilCredential, authenticateRequest } from '../nodes/Asteril/api/authenticate';

const WRONG_KEY =
	"Asteril refused the API key. Check it: it must be the key v3 that Asteril's support gave for this cabinet.";
const NO_CABINET =
	'There is no Asteril API at this address. Check the cabinet address: it is the one in the browser, crm and digits.';
const NO_ORDERS =
	'The address answers, but not with a list of orders as Asteril does. Check the cabinet address and the API key.';

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
			description:
				'The cabinet as you open it in the browser: crm1234567, crm1234567.asteril.com or the full URL',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"API key v3 with access to all methods. Asteril's support gives it by e-mail: name your cabinet's address in the request.",
		},
		{
			displayName: 'Custom Address',
			name: 'customAddress',
			type: 'boolean',
			default: false,
			description:
				'Whether to allow an address that is not https on *.asteril.com, for a proxy or a test cabinet. The API key is sent to that address.',
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
			type: 'json',
			default: '',
			placeholder: '{ "client": { "list": { "path": "contacts" } } }',
			description:
				'JSON that says where this cabinet differs from what the nodes assume. Leave empty unless a node or "Asteril Check Cabinet" tells you what to put here.',
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

	/** The orders list is the one read of Asteril's API that was observed. */
	test: ICredentialTestRequest = {
		request: { url: 'orders', qs: { page: 1, limit: 1 } },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: WRONG_KEY } },
			{ type: 'responseCode', properties: { value: 403, message: WRONG_KEY } },
			{ type: 'responseCode', properties: { value: 404, message: NO_CABINET } },
			{
				type: 'responseSuccessBody',
				properties: { key: 'orders', value: undefined, message: NO_ORDERS },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'pages', value: undefined, message: NO_ORDERS },
			},
			// n8n checks rules of both kinds in order; only its type wants them apart
		] as ICredentialTestRequest['rules'],
	};
}
