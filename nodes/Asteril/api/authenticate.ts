import { cabinetAddress } from './address';
import { ApiError } from '../../shared/http/ApiError';
import { typedText } from '../../shared/text';
import { resolveContract } from './contract';

/** The Asteril credential as n8n decrypts it. */
export interface AsterilCredential {
	address: string;
	customAddress: boolean;
	apiKey: string;
	/** Id of the user who is responsible where a node names nobody; empty for none. */
	defaultResponsible: string;
	/** Addresses of a client's and a task's card, with `{id}`; empty for none. */
	clientCard?: string;
	taskCard?: string;
	/** n8n runs in queue mode: other processes write into the cabinet too. */
	severalWorkers?: boolean;
	/** JSON; empty for none. */
	contractOverrides: string;
}

interface Request {
	url?: string;
	/** In the place of `url` in requests of n8n's own HTTP Request node. */
	uri?: string;
	baseURL?: string;
	qs?: Record<string, unknown>;
	headers?: Record<string, unknown>;
}

/**
 * Turns a request for a path of the contract into one for this cabinet, with the key on it. This
 * is the only place where the key is added, and it decides itself where the request goes.
 *
 * @throws {ApiError} of kind `settings` when the request is for another host
 */
export function authenticateRequest<R extends Request>(
	credential: AsterilCredential,
	request: R,
): R {
	const address = cabinetAddress(credential);
	// An expression in the credential may give something else than a text.
	const apiKey = typedText(credential.apiKey);
	if (apiKey === '') {
		throw new ApiError('settings', 'The Asteril credential has no API key', {
			description: `Fill in API Key. To get one, write to Asteril's support and ask for an API key v3 with access to all methods for ${address}.`,
		});
	}
	const { basePath, key } = resolveContract(credential.contractOverrides);
	const value = key.prefix + apiKey;
	const place = key.in === 'query' ? 'qs' : 'headers';
	return {
		...request,
		...whereTo(request.url ?? request.uri ?? '', address, basePath),
		// The check sends a wrong key on purpose, which stays.
		[place]: { [key.name]: value, ...request[place] },
	};
}

function whereTo(
	url: string,
	address: string,
	basePath: string,
): { url: string; baseURL?: string } {
	// A slash in front leads to the address itself, past the base path.
	if (/^\/(?!\/)/.test(url)) return { url: url.slice(1), baseURL: address };
	if (!/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
		return { url, baseURL: basePath === '' ? address : `${address}/${basePath}` };
	}
	// Only n8n's own HTTP Request node gives a whole URL.
	if (URL.canParse(url) && url.startsWith(`${address}/`)) return { url };
	throw new ApiError('settings', 'The Asteril credential is for its own cabinet only', {
		description: `Use an address below ${address}, so that the API key is not sent elsewhere.`,
	});
}
