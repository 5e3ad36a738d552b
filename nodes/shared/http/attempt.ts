import type { HttpResponse } from './sender';

/** A page instead of JSON rarely passes: so many tries, whatever the budget. */
export const MOST_TRIES: Partial<Record<Verdict['reason'], number>> = { notJson: 3 };

/** What one try to send a request came to. */
export type Attempt =
	| { answer: HttpResponse }
	/** No whole answer: `code` as Node.js names it (`ECONNREFUSED`), when known. */
	| { failed: 'network'; code: string | null };

export interface Verdict {
	/**
	 * `ok`: use the answer. `again`: worth another try. `stop`: another try would end the same.
	 */
	verdict: 'ok' | 'again' | 'stop';
	/** Whether a write may have been carried out although we got no good answer. */
	maybeDone: boolean;
	reason:
		| 'fine'
		| 'key'
		| 'notFound'
		| 'refused'
		| 'limit'
		| 'failing'
		| 'notJson'
		| 'noConnection'
		| 'lostConnection'
		| 'timeout';
}

/** Failures in which the request can't have reached the service. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const TIMEOUTS = new Set([
	'ETIMEDOUT',
	'ECONNABORTED',
	'ESOCKETTIMEDOUT',
	'UND_ERR_HEADERS_TIMEOUT',
]);
/** Wrong for good: the address or its certificate, not the moment. */
const HOPELESS = /^(ERR_INVALID_URL|CERT_|DEPTH_ZERO|ERR_TLS)/;

/**
 * Decides what an attempt came to. The error forms of the services are not documented, so
 * this goes by what HTTP itself says.
 */
export function judge(attempt: Attempt): Verdict {
	if ('failed' in attempt) {
		const code = attempt.code ?? '';
		if (HOPELESS.test(code)) return { verdict: 'stop', maybeDone: false, reason: 'noConnection' };
		if (NEVER_SENT.has(code)) return { verdict: 'again', maybeDone: false, reason: 'noConnection' };
		const reason = TIMEOUTS.has(code) ? 'timeout' : 'lostConnection';
		return { verdict: 'again', maybeDone: true, reason };
	}
	const { status, body } = attempt.answer;
	if (status === 401 || status === 403) return { verdict: 'stop', maybeDone: false, reason: 'key' };
	if (status === 404) return { verdict: 'stop', maybeDone: false, reason: 'notFound' };
	if (status === 429) return { verdict: 'again', maybeDone: false, reason: 'limit' };
	if (status === 408 || status === 425)
		return { verdict: 'again', maybeDone: true, reason: 'timeout' };
	if (status >= 500) return { verdict: 'again', maybeDone: true, reason: 'failing' };
	if (status >= 400) return { verdict: 'stop', maybeDone: false, reason: 'refused' };
	// A redirect to a login page, a proxy's page, half an answer: done or not, we can't tell.
	if (status >= 300 || typeof body !== 'object' || body === null) {
		return { verdict: 'again', maybeDone: true, reason: 'notJson' };
	}
	return { verdict: 'ok', maybeDone: false, reason: 'fine' };
}

/** Longest pause between two tries, in milliseconds. */
const LONGEST_PAUSE = 10_000;

/**
 * How long to wait before the next try, in milliseconds: what the service asks for
 * (`Retry-After`, seconds or a date), but at least
 * a time that begins at 250 to 500 ms and doubles with each try up to 10 s, with jitter.
 *
 * @param tries how many tries there were
 * @param random a number from 0 to 1
 */
export function pauseBefore(
	tries: number,
	retryAfter: string | undefined,
	now: number,
	random: number,
): number {
	const asked = retryAfter === undefined ? Number.NaN : millisecondsOf(retryAfter, now);
	const longest = Math.min(LONGEST_PAUSE, 250 * 2 ** tries);
	const own = Math.round(longest / 2 + (longest / 2) * random);
	return Number.isFinite(asked) ? Math.max(asked, own) : own;
}

function millisecondsOf(retryAfter: string, now: number): number {
	const seconds = Number(retryAfter);
	return Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - now;
}
