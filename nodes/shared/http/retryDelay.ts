/** Longest wait before a retry, in milliseconds. */
const RETRY_DELAY_MAX_MS = 10_000;

/**
 * How long to wait before the next try, in milliseconds: what the service asks for
 * (`Retry-After`, seconds or a date), but at least a time that begins at 250 to 500 ms and doubles
 * with each try up to 10 s, with jitter.
 *
 * @param tries how many tries there were
 * @param random a number from 0 to 1
 */
export function retryDelay(
	tries: number,
	retryAfter: string | undefined,
	now: number,
	random: number,
): number {
	const asked = retryAfter === undefined ? Number.NaN : millisecondsOf(retryAfter, now);
	const longest = Math.min(RETRY_DELAY_MAX_MS, 250 * 2 ** tries);
	const own = Math.round(longest / 2 + (longest / 2) * random);
	return Number.isFinite(asked) ? Math.max(asked, own) : own;
}

function millisecondsOf(retryAfter: string, now: number): number {
	const seconds = Number(retryAfter);
	return Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - now;
}
