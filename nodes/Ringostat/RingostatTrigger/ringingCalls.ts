import type { Call } from '../../shared/Call';

/**
 * Returns the calls of events that come while the phone rings, as calls in progress. The outcome
 * in such an event does not count, because its status is missing or not final.
 *
 * @param events values of `?event=` that the user gave to these webhooks
 */
export function ringingCalls(calls: readonly Call[], events: readonly string[]): Call[] {
	return calls
		.filter(({ event }) => event !== null && events.includes(event))
		.map((call) => ({ ...call, outcome: 'inProgress', missed: false }));
}
