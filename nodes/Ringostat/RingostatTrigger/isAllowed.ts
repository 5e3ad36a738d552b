import type { IWebhookFunctions } from 'n8n-workflow';
import { TtlCache } from '../../shared/TtlCache';
import { carriesToken } from './token';

/**
 * n8n makes an isolate to read a credential for a webhook, tens of milliseconds of processor time,
 * so the deliveries of ten seconds share one reading.
 */
const tokens = new TtlCache<string>(10 * 1000);

/**
 * Whether a delivery carries the webhook token of the trigger's credential. A token that was changed
 * counts at once; the one before is taken for ten seconds more, at most.
 */
export async function isAllowed(context: IWebhookFunctions): Promise<boolean> {
	const credential = context.getNode().credentials?.ringostatApi;
	const key = `${credential?.id} ${credential?.name}`;
	const delivery = {
		query: context.getQueryData() as object,
		authorization: context.getHeaderData().authorization,
	};
	const carries = async () =>
		carriesToken(await tokens.get(key, Date.now(), async () => await readToken(context)), delivery);
	if (await carries()) return true;
	tokens.forget(key);
	return await carries();
}

async function readToken(context: IWebhookFunctions): Promise<string> {
	const { token } = await context.getCredentials<{ token?: string }>('ringostatApi');
	// What was pasted with a space or a line break around it is still the token in the URL.
	return (token ?? '').trim();
}
