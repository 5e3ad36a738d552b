import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is something.
 * @param what completes the error's sentence "Waited 60 s for …"
 * @param attempt returns `undefined` for "not yet"; what it throws ends the wait at once
 * @throws when `timeoutMs` have passed without an answer
 */
export async function waitFor<T>(
	what: string,
	timeoutMs: number,
	attempt: () => Promise<T | undefined> | T | undefined,
	everyMs = 250,
): Promise<T> {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const answer = await attempt();
		if (answer !== undefined) return answer;
		if (Date.now() >= end) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}, in vain.`);
		await sleep(everyMs);
	}
}
