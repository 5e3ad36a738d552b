/** The calls of the bench, always the same for a seed but for the time. */
import { completeCall } from '../sandbox/ringostat/calls.mts';
import { webhookBody } from '../sandbox/ringostat/webhookBody.mts';

export const SEED = 20261122;
const KNOWN = 100;
const PROJECT = {
	...{ baseUrl: 'https://app.ringostat.com', zone: 'Europe/Kyiv', projectId: '1' },
	recordingToken: () => 't',
};

export type Body = Record<string, unknown>;

/** The clients whom the cabinet knows. */
export const knownClients = Array.from({ length: KNOWN }, (_, n) => ({
	name: `Client ${n}`,
	phone: knownPhone(n),
}));

function knownPhone(number: number): string {
	return `380671${String(number).padStart(6, '0')}`;
}

/**
 * What Ringostat's "after call" webhook sends. Of 20 calls 14 are answered ones of known clients, 3 of new ones;
 * 2 known clients are missed and 1 new one.
 *
 * @param run begins all ids, and makes the numbers of new clients others than those of any other run
 */
export function callsOf(run: number, count: number): Body[] {
	// The calls have just ended, as when a webhook brings them.
	const startedAt = new Date(Date.now() - 60_000).toISOString();
	return Array.from({ length: count }, (_, n) => {
		const unrelated = `38050${String(((SEED % 997) + run * 1000 + n) % 10_000_000).padStart(7, '0')}`;
		const asked = {
			id: `b${run}.${n}`,
			client: n % 5 === 0 ? unrelated : knownPhone((n * 7) % KNOWN),
			status: isMissedCall(n) ? 'NO ANSWER' : 'ANSWERED',
			startedAt,
		};
		const call = completeCall(asked, { before: undefined, number: n, now: new Date() });
		return webhookBody(call, PROJECT);
	});
}

/** Whether the nth call is missed: three of twenty. */
export function isMissedCall(n: number): boolean {
	return [5, 7, 12].includes(n % 20);
}
