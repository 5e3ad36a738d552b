import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

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
	];
}
