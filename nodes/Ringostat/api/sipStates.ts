import { ApiError } from '../../shared/http/ApiError';
import type { Send } from '../../shared/http/sender';
import { describeShape } from '../../shared/http/shape';

/** SIP logins by what they do just now; lower case. */
export interface SipStates {
	online: ReadonlySet<string>;
	talking: ReadonlySet<string>;
}

/**
 * Which SIP logins are online and which are in a talk: `sipstatus/online` and `sipstatus/speaking`
 * give arrays of logins (article 6313081). The two are asked for at the same moment.
 *
 * @throws {ApiError}
 */
export async function getSipStates(send: Send): Promise<SipStates> {
	const [online, talking] = await Promise.all([
		logins(send, 'sipstatus/online'),
		logins(send, 'sipstatus/speaking'),
	]);
	return { online, talking };
}

async function logins(send: Send, path: string): Promise<ReadonlySet<string>> {
	const answer = await send({ method: 'GET', path });
	// An empty list may be `null` or `{}`; a list may be an object keyed by number.
	const list: unknown[] | null = typeof answer === 'object' ? Object.values(answer ?? {}) : null;
	if (list?.every((login) => typeof login === 'string')) return new Set(list.map(sipKey));
	throw new ApiError('contract', `Ringostat answered ${path} with something else than a list`, {
		description: `Expected an array of SIP logins, received ${describeShape(answer)}. Check the API address in the Ringostat credential: https://api.ringostat.net.`,
	});
}

/** A SIP login for comparing. */
export function sipKey(login: string): string {
	return login.trim().toLowerCase();
}
