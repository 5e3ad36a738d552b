import { diceOf } from '../chaos/dice.mts';
import type { Plan, PlannedCall } from '../chaos/plan.mts';

export const CALLS = 400;
export const CALLS_A_SECOND = 20;
/** So many calls of one client come at the very same moment: that is where two workers collide. */
export const AT_ONCE = 4;

/** One call in so many moments comes from a client that rang before. */
const AGAIN = 5;
const SPAN_SECONDS = 90 * 60;

/**
 * 400 calls in moments of four, all four of one client, most of them new. The four began at different
 * seconds of the last 90 minutes, so that it is clear which came before which.
 * @param now milliseconds since 1970
 */
export function queuePlan(seed: number, now: number): Plan {
	const dice = diceOf(seed);
	const ages = dice.shuffle(Array.from({ length: SPAN_SECONDS }, (_, second) => second + 60));
	const phones: string[] = [];
	const calls = Array.from({ length: CALLS / AT_ONCE }, (_, moment) => {
		const again = moment % AGAIN === AGAIN - 1;
		const phone = again ? dice.pick(phones) : `38067${String(2_000_000 + 137 * moment)}`;
		if (!again) phones.push(phone);
		return Array.from({ length: AT_ONCE }, (_, number): PlannedCall => {
			const index = moment * AT_ONCE + number;
			const startedAt = now - ages[index] * 1000;
			const direction = dice.happens(0.2) ? 'out' : 'in';
			const answered = dice.happens(0.4);
			return {
				id: `ua5_-${Math.floor(startedAt / 1000)}.${String(index + 1).padStart(7, '0')}`,
				client: phone,
				direction,
				answered,
				missed: direction === 'in' && !answered,
				status: answered ? 'ANSWERED' : 'NO ANSWER',
				talkSeconds: answered ? dice.between(5, 600) : 0,
				waitSeconds: dice.between(1, 40),
				startedAt: new Date(startedAt).toISOString(),
			};
		});
	}).flat();
	const size = { calls: CALLS, clients: phones.length, kills: 1 };
	return { seed, size, calls, deliveries: [], kills: [] };
}
