import type { Call } from '../../shared/Call';

export interface Selection {
	/** With `incoming`, outgoing calls are left out. */
	calls: 'incoming' | 'both';
	/** Values of `?event=` to let through; none means all. */
	events: readonly string[];
}

/**
 * Returns the calls to pass on: in a final state, of a wanted direction and event. A call without a
 * direction is passed on, because it can't be told that it is not wanted.
 */
export function selectCalls(calls: readonly Call[], { calls: wanted, events }: Selection): Call[] {
	return calls.filter(
		(call) =>
			call.outcome !== 'inProgress' &&
			(wanted === 'both' || call.direction !== 'outgoing') &&
			(events.length === 0 || events.includes(call.event ?? '')),
	);
}

/** How long a call may be listed as NO ANSWER without any length before it is over. */
const UNFINISHED_MAX_MS = 30 * 60 * 1000;

/**
 * Returns whether a row of the calls list may be a call that still goes on: it is listed as NO ANSWER
 * without any length, waiting included, and becomes e.g. REPEATED, 425 s, minutes later under the
 * same id (observed).
 *
 * @param now milliseconds since 1970
 */
export function isUnfinished(call: Call, now: number): boolean {
	if (call.outcome === 'inProgress') return true;
	const { durationSeconds, talkSeconds, waitSeconds } = call;
	const lasted = [durationSeconds, talkSeconds, waitSeconds].some((seconds) => (seconds ?? 0) > 0);
	const started = call.startedAt === null ? Number.NaN : Date.parse(call.startedAt);
	return !lasted && now - started < UNFINISHED_MAX_MS;
}
