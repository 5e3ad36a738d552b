import { createHash, timingSafeEqual } from 'node:crypto';
import { TtlCache } from '../../shared/TtlCache';

/** The places of a request where a token may stand. */
export interface Delivery {
	query: object;
	authorization: string | undefined;
}

/**
 * How long a token is used before the credential is read again. n8n makes an isolate to read a
 * credential for a webhook: tens of milliseconds of processor time.
 */
const TOKEN_TTL_MS = 10_000;
/** How often deliveries with a wrong token may have the credential read again. */
const REREAD_INTERVAL_MS = 1_000;

/**
 * Checks deliveries against the webhook token of a credential. The deliveries of ten seconds share
 * one reading. A wrong token has the credential read again, at most once a second, so a token that
 * was changed counts at once, and somebody who guesses costs one reading a second.
 */
export class TokenCheck {
	private readonly tokens = new TtlCache<string>(TOKEN_TTL_MS);
	private readonly rereadAt = new Map<string, number>();

	/**
	 * Returns whether the delivery carries the token.
	 *
	 * @param key names the credential
	 * @param now milliseconds since 1970
	 */
	async allows(
		delivery: Delivery,
		key: string,
		now: number,
		readToken: () => Promise<string>,
	): Promise<boolean> {
		const carries = async () => carriesToken(await this.tokens.get(key, now, readToken), delivery);
		if (await carries()) return true;
		const last = this.rereadAt.get(key);
		if (last === undefined || Math.abs(now - last) >= REREAD_INTERVAL_MS) {
			this.rereadAt.set(key, now);
			this.tokens.forget(key);
		}
		// Another delivery may have just begun to read the token that was changed.
		return await carries();
	}
}

/**
 * Returns whether a delivery carries the webhook token: as `?token=` or as the password of HTTP Basic
 * (Ringostat has no signature; both are in use with its webhooks). Compared in constant time.
 */
function carriesToken(token: string, delivery: Delivery): boolean {
	const given = [
		(delivery.query as { token?: unknown }).token,
		basicPassword(delivery.authorization),
	];
	// No short cut between the two, so that the time tells nothing.
	const matches = given.map((one) => typeof one === 'string' && sameText(one, token));
	return token !== '' && matches.includes(true);
}

function basicPassword(authorization: string | undefined): string | undefined {
	const encoded = /^basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
	if (encoded === undefined) return undefined;
	const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
	return password;
}

function sameText(one: string, other: string): boolean {
	return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
