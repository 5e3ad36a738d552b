import { type Sandbox, type SandboxOptions, startSandbox } from '../../dev/sandbox/index.mts';
import type { Routed, RouteRequest } from '../../dev/sandbox/ringostat/routing.mts';
import type { RoutedCall } from '../../nodes/CallRouting/RingostatCallRouting/routeCall';
import { closeAfterTest } from './closeAfterTest.mts';
import { type ServedTrigger, serveTrigger } from './deliver.mts';
import { credentialFor } from './openCabinet.mts';
import type { Step } from './straightLine.mts';

export const TOKEN = 'token-0123456789';

/** Ringostat asks the node; the sandbox is the cabinet and the account. */
export interface Routing extends ServedTrigger {
	sandbox: Sandbox;
	/** A phone rings: where the call went, and what the execution records. */
	ring(request?: Partial<RouteRequest>): Promise<Routed & { execution: RoutedCall | undefined }>;
	/** Requests since the last look: `GET clients`. */
	asked(): string[];
}

export interface RoutingOptions {
	parameters?: Step['parameters'];
	/** Changes of the Ringostat credential. */
	ringostat?: object;
	/** Changes of the Asteril credential. */
	asteril?: object;
	sandbox?: SandboxOptions;
}

let served = 0;

export async function startRouting(options: RoutingOptions = {}): Promise<Routing> {
	const sandbox = closeAfterTest(await startSandbox(options.sandbox));
	const trigger = await serveTrigger({
		type: 'ringostatCallRouting',
		parameters: { fallback: '0441112233', ...options.parameters },
		credentialId: `routing ${(served += 1)}`,
		credentials: {
			asterilApi: credentialFor(sandbox.url, options.asteril),
			ringostatApi: {
				token: TOKEN,
				authKey: 'sandbox-auth-key',
				projectId: '11111',
				apiAddress: `${sandbox.url}/ringostat`,
				...options.ringostat,
			},
		},
	});
	let seen = 0;
	return {
		...trigger,
		sandbox,
		ring: async (request = {}) => {
			const before = trigger.outcomes.length;
			const routed = await sandbox.ringostat.route({ url: trigger.url, token: TOKEN, ...request });
			// The answer is on its way before the execution is.
			for (let i = 0; i < 1000 && trigger.outcomes.length === before; i++) {
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
			const item = trigger.outcomes.at(-1)?.workflowData?.[0]?.[0];
			return { ...routed, execution: item?.json as RoutedCall | undefined };
		},
		asked: () => {
			const all = sandbox.log.latest();
			const fresh = all.slice(seen);
			seen = all.length;
			return fresh.map(({ method, path }) => `${method} ${path.replace(/^\/(api\/v3.1\/)?/, '')}`);
		},
	};
}
