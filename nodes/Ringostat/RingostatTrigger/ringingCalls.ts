import type { Call } from '../../shared/Call';

/**
 * Returns the calls of events that come while the phone rings, as calls in progress. Such an event
 * has no status, or one that is not the last, so what it says of the outcome does not count.
 *
 * @param events values of `?event=` that the user gave to these webhooks
 */
export function ringingCalls(calls: readonly Call[], events: readonly string[]): Call[] {
	return calls
		.filter(({ event }) => event !== null && events.includes(event))
		.map((call) => ({ ...call, outcome: 'inProgress', missed: false }));
}
