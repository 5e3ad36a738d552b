import { setTimeout as sleep } from 'node:timers/promises';
import { asRung, type Plan } from '../chaos/plan.mts';
import { AT_ONCE, CALLS_A_SECOND } from './plan.mts';
import type { QueueStage } from './queueStage.mts';

/** One call in so many comes in two deliveries at the same moment. */
export const TWICE_EVERY = 10;

export interface Rush {
	/** What the webhook process answered, by status. */
	answers: Record<string, number>;
	/** How long the ringing took. */
	ms: number;
}

/**
 * Rings all calls at 20 a second, four at the same moment, and kills the first worker in the middle
 * as a power cut would.
 */
export async function rush(plan: Plan, stage: QueueStage): Promise<Rush> {
	const { sandbox, webhookUrl, token, stack } = stage;
	const began = Date.now();
	const underWay: Array<Promise<number[]>> = [];
	let death: Promise<void> | undefined;
	for (const [index, call] of plan.calls.entries()) {
		if (index % AT_ONCE === 0) {
			await sleep(Math.max(0, began + (index * 1000) / CALLS_A_SECOND - Date.now()));
		}
		if (index === plan.calls.length / 2) death = stack.workers[0].n8n.kill();
		// Ringostat delivers some calls twice.
		const repeat = index % TWICE_EVERY === 0 ? 2 : 1;
		const rung = { webhookUrl, token, shape: 'form', repeat, parallel: true } as const;
		const ring = sandbox.ringostat.ring({ ...rung, call: asRung(call) });
		underWay.push(ring.then(({ deliveries }) => deliveries.map(({ status }) => status)));
	}
	const answers: Record<string, number> = {};
	for (const status of (await Promise.all(underWay)).flat()) {
		answers[status] = (answers[status] ?? 0) + 1;
	}
	const ms = Date.now() - began;
	await death;
	return { answers, ms };
}
