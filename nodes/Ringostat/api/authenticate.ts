import { ApiError } from '../../shared/http/ApiError';

/** The Ringostat credential as n8n decrypts it. */
export interface RingostatCredential {
	/** Secret of the webhook, chosen by the user; only the trigger needs it. */
	token?: string;
	/** Key of the project's API; empty when only the webhook is used. */
	authKey?: string;
	apiAddress?: string;
	/** Needed by extended calls back, the list of employees and contacts. */
	projectId?: string;
}

interface Request {
	url: string;
	baseURL?: string;
	headers?: Record<string, unknown>;
}

export const API_ADDRESS = 'https://api.ringostat.net';

/** Where the project's API is, without a slash at its end. */
export function apiAddress({ apiAddress: typed }: RingostatCredential): string {
	return (String(typed ?? '').trim() || API_ADDRESS).replace(/\/+$/, '');
}

/**
 * Turns a request for a path into one for Ringostat's API, with the key in the header `Auth-key`
 * (article 6312678).
 *
 * @throws {ApiError} of kind `settings` without a key, or for another host
 */
export function authenticateRequest<R extends Request>(
	credential: RingostatCredential,
	request: R,
): R {
	const authKey = String(credential.authKey ?? '').trim();
	if (authKey === '') {
		throw new ApiError('settings', 'The Ringostat credential has no Auth-key', {
			description:
				'Fill in Auth-key. The trigger works without it; everything else needs it. It stands in Ringostat under Settings, Integrations, API.',
		});
	}
	const address = apiAddress(credential);
	const headers = { ...request.headers, 'Auth-key': authKey };
	if (!/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(request.url)) {
		return { ...request, baseURL: address, headers };
	}
	if (request.url.startsWith(`${address}/`)) return { ...request, headers };
	throw new ApiError('settings', "The Ringostat credential is for Ringostat's API only", {
		description: `Use an address below ${address}, so that the key is not sent elsewhere.`,
	});
}
