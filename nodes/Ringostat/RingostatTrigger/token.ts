import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a delivery carries the webhook token: as `?token=` or as the password of HTTP Basic
 * (Ringostat has no signature; both are in use with its webhooks). Compared in constant time.
 */
export function carriesToken(
	token: string,
	delivery: { query: object; authorization: string | undefined },
): boolean {
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
