import type { IWebhookFunctions } from 'n8n-workflow';
import { processState } from './ProcessState';

/** Returns whether a delivery carries the webhook token of the trigger's credential. */
export async function isAllowed(
	context: IWebhookFunctions,
	{ tokens } = processState,
): Promise<boolean> {
	const credential = context.getNode().credentials?.ringostatApi;
	const delivery = {
		query: context.getQueryData() as object,
		authorization: context.getHeaderData().authorization,
	};
	const key = `${credential?.id} ${credential?.name}`;
	return await tokens.allows(delivery, key, Date.now(), async () => await readToken(context));
}

async function readToken(context: IWebhookFunctions): Promise<string> {
	const { token } = await context.getCredentials<{ token?: string }>('ringostatApi');
	// What was pasted with a space or a line break around it is still the token in the URL.
	return (token ?? '').trim();
}
