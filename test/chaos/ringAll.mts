import { setTimeout as sleep } from 'node:timers/promises';
import type { Ringostat } from '../../dev/sandbox/index.mts';
import { asRung, type Plan, type PlannedDelivery } from './plan.mts';
import type { UnrulyN8n } from './UnrulyN8n.mts';

/**
 * While n8n is down the shop is called less often and then not at all, or on a slow machine most
 * calls would never reach a webhook.
 */
const GAP_WHILE_DOWN_MS = 400;
const MOST_WHILE_DOWN = 12;
/** Deliveries under way; a machine that is slow to take them is not buried under them. */
const MOST_AT_ONCE = 16;

export interface Rung {
	/** Deliveries that n8n answered with 200. */
	accepted: number;
	/** Deliveries that nobody took, by status; Ringostat does not send them again. */
	lostBy: Record<number, number>;
	lost: number;
	/** Answers other than 200 and none at all: they would be a fault of ours. */
	refused: number[];
}

interface Where {
	ringostat: Ringostat;
	webhookUrl: string;
	token: string;
}

/** Rings all deliveries of the plan, several at once, while n8n is killed in between. */
export async function ringAll(plan: Plan, n8n: UnrulyN8n, where: Where): Promise<Rung> {
	const rung: Rung = { accepted: 0, lostBy: {}, lost: 0, refused: [] };
	const underWay = new Set<Promise<void>>();
	let crash: Promise<void> = Promise.resolve();
	const kills = [...plan.kills];
	let whileDown = 0;
	for (const [number, delivery] of plan.deliveries.entries()) {
		await sleep(n8n.up ? delivery.after : GAP_WHILE_DOWN_MS);
		whileDown = n8n.up ? 0 : whileDown + 1;
		if (whileDown > MOST_WHILE_DOWN) await crash;
		if (kills[0]?.delivery === number) {
			const { after } = kills.shift() as { after: number };
			crash = crash.then(async () => {
				await sleep(after);
				await n8n.dieAndComeBack();
			});
			// Told when it is waited for below.
			crash.catch(() => undefined);
		}
		const ringing: Promise<void> = ringOnce(delivery, where, rung).finally(() =>
			underWay.delete(ringing),
		);
		underWay.add(ringing);
		if (underWay.size >= MOST_AT_ONCE) await Promise.race(underWay);
	}
	await Promise.all(underWay);
	await crash;
	return rung;
}

async function ringOnce({ call, shape, times }: PlannedDelivery, where: Where, rung: Rung) {
	const { ringostat, webhookUrl, token } = where;
	const { deliveries } = await ringostat.ring({
		webhookUrl,
		token,
		shape,
		call: asRung(call),
		repeat: times,
		parallel: true,
	});
	for (const { status } of deliveries) {
		if (status === 200) rung.accepted += 1;
		// Nobody there (0), or an n8n that is not all up yet (404, 503).
		else if ([0, 404, 503].includes(status)) {
			rung.lost += 1;
			rung.lostBy[status] = (rung.lostBy[status] ?? 0) + 1;
		} else rung.refused.push(status);
	}
}
