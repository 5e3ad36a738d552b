import { callOf, momentsBefore, type Plan } from '../chaos/plan.mts';
import { diceOf } from '../support/dice.mts';

export const CALLS = 400;
export const CALLS_A_SECOND = 20;
/** So many calls of one client come at the very same moment: that is where two workers collide. */
export const AT_ONCE = 4;

/** One call in so many moments comes from a client that rang before. */
const AGAIN = 5;

/**
 * 400 calls in moments of four, all four of one client, most of them new. The four began at different
 * seconds of the last 90 minutes, so that it is clear which came before which.
 * @param now milliseconds since 1970
 */
export function queuePlan(seed: number, now: number): Plan {
	const dice = diceOf(seed);
	const startedAt = momentsBefore(now, dice);
	const phones: string[] = [];
	const calls = Array.from({ length: CALLS / AT_ONCE }, (_, moment) => {
		const again = moment % AGAIN === AGAIN - 1;
		const phone = again ? dice.pick(phones) : `38067${String(2_000_000 + 137 * moment)}`;
		if (!again) phones.push(phone);
		return Array.from({ length: AT_ONCE }, (_, number) => {
			const index = moment * AT_ONCE + number;
			return callOf(dice, index, phone, startedAt[index]);
		});
	}).flat();
	const size = { calls: CALLS, clients: phones.length, kills: 1 };
	return { seed, size, calls, deliveries: [], kills: [] };
}
