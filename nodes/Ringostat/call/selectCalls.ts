import type { Call } from '../../shared/Call';

export interface Selection {
	/** `incoming`: outgoing calls go no further. */
	calls: 'incoming' | 'both';
	/** Values of `?event=` to let through; none means all. */
	events: readonly string[];
}

/**
 * The calls that go further: in a final state, of a wanted direction and event. A call without a
 * direction goes on, because it can't be told that it is not wanted.
 */
export function selectCalls(calls: readonly Call[], { calls: wanted, events }: Selection): Call[] {
	return calls.filter(
		(call) =>
			call.outcome !== 'inProgress' &&
			(wanted === 'both' || call.direction !== 'outgoing') &&
			(events.length === 0 || events.includes(call.event ?? '')),
	);
}
