import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { control, resetSandbox, type CabinetState } from '../scripts/sandboxControl.mts';

export interface BenchSandbox {
	url: string;
	apiKey: string;
	/** Empties the cabinet and the account, and puts these records into them. */
	fill(records: object): Promise<void>;
	/** What is in the cabinet, and how many requests there were so far. */
	state(): Promise<CabinetState & { requests: { count: number } }>;
	/** Call id → when it was last written about, in milliseconds since 1970. */
	lastWrites(): Promise<Record<string, number>>;
	close(): void;
}

/** Starts a sandbox in a process of its own, which waits so long before each answer. */
export async function startBenchSandbox(latencyMs: number): Promise<BenchSandbox> {
	const apiKey = 'bench-key-4f1d0c77e2';
	const child = fork(join(projectRoot(), 'dev', 'bench', 'sandboxChild.mts'), {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, BENCH_KEY: apiKey, BENCH_LATENCY: String(latencyMs) },
	});
	const [url] = (await once(child, 'message')) as [string];
	return {
		url,
		apiKey,
		fill: async (records) => {
			await resetSandbox(url);
			await control(url, 'POST', 'seed', records);
		},
		state: async () => await control(url, 'GET', 'state'),
		lastWrites: async () => {
			child.send('lastWrites');
			const [answer] = (await once(child, 'message')) as [Record<string, number>];
			return answer;
		},
		close: () => child.disconnect(),
	};
}
