/** The stand-in account, and "Ringostat: Get Calls" asking it. */
import type { Call } from '../../nodes/shared/Call';
import type { Sandbox } from '../../dev/sandbox/index.mts';
import { runWorkflow, type Ran, type Step } from './runWorkflow.mts';

export const AUTH_KEY = 'auth-key-4f1d0c77e2';

export interface AskedFor {
	authKey?: string;
	apiAddress?: string;
	settings?: Step['settings'];
	/** How many items come in. */
	items?: number;
}

/** Runs the node, without retries unless the parameters say so. */
export async function getCallsOf(
	sandbox: Sandbox,
	parameters: Step['parameters'] = {},
	asked: AskedFor = {},
): Promise<Ran & { calls: Call[] }> {
	const { authKey = AUTH_KEY, apiAddress = `${sandbox.url}/ringostat`, settings } = asked;
	const token = 'token-of-the-webhook';
	const step = {
		type: 'ringostat',
		parameters: { operation: 'getCalls', options: { budget: 0 }, ...parameters },
		settings,
	} as Step;
	const items = Array.from({ length: asked.items ?? 1 }, (_, n) => ({ json: { n } }));
	const ran = await runWorkflow([step], items, { ringostatApi: { token, authKey, apiAddress } });
	return { ...ran, calls: ran.items.map(({ json }) => json as unknown as Call) };
}

/** Puts a call into the account that began so many minutes ago. */
export function rang(sandbox: Sandbox, id: string, minutesAgo: number, more: object = {}): void {
	const startedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
	sandbox.ringostat.add({ id, startedAt, ...more });
}

export const idsOf = (calls: Call[]): string[] => calls.map(({ id }) => id);
