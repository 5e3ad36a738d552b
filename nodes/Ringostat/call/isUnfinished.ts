import type { Call } from '../../shared/Call';

/** So long a call may show as NO ANSWER with zero length before it is over. */
const GRACE = 30 * 60 * 1000;

/**
 * Whether a row of the calls list may be a call that still goes on: it is listed as NO ANSWER with
 * zero duration and becomes e.g. REPEATED, 425 s, minutes later under the same id (observed).
 *
 * @param now milliseconds since 1970
 */
export function isUnfinished(call: Call, now: number): boolean {
	if (call.outcome === 'inProgress') return true;
	const lasted = (call.durationSeconds ?? 0) > 0 || (call.talkSeconds ?? 0) > 0;
	const started = call.startedAt === null ? Number.NaN : Date.parse(call.startedAt);
	return !lasted && now - started < GRACE;
}
