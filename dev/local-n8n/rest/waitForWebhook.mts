import axios from 'axios';
import { waitFor } from '../waitFor.mts';

const LIMIT_MS = 60_000;

/**
 * Posts to a production webhook until it is registered, which is a moment after publishing: n8n answers 404 before.
 * Our trigger runs nothing for a delivery without a call, if the URL holds its token: without the token it shows
 * a refusal. Another's workflow runs, once.
 *
 * @returns the status of the answer
 */
export async function waitForWebhook(url: string, body: object = {}): Promise<number> {
	return await waitFor(`n8n to serve ${url}`, LIMIT_MS, async () => {
		const options = { proxy: false, timeout: 30_000, validateStatus: () => true } as const;
		const { status } = await axios.post(url, body, options);
		return status === 404 ? undefined : status;
	});
}
