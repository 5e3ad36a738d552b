import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';

export interface Question {
	id: number;
	/** Empties the cabinet and puts these clients into it. */
	clients?: Array<Record<string, string>>;
	/** Calls to put into the Ringostat account. */
	calls?: Array<Record<string, unknown>>;
}

export interface SandboxFacts {
	/** Call id → milliseconds since 1970. */
	lastWrites: Record<string, number>;
	counts: [clients: number, calls: number, tasks: number];
}

export interface BenchSandbox {
	url: string;
	apiKey: string;
	ask(question?: Omit<Question, 'id'>): Promise<SandboxFacts>;
	/** Requests so far. */
	requests(): Promise<number>;
	close(): void;
}

/** Starts a sandbox in a process of its own, which waits so long before each answer. */
export async function startBenchSandbox(latencyMs: number): Promise<BenchSandbox> {
	const apiKey = 'bench-key-4f1d0c77e2';
	const child = fork(join(projectRoot(), 'dev', 'bench', 'sandboxChild.mts'), {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, BENCH_KEY: apiKey, BENCH_LATENCY: String(latencyMs) },
	});
	const [{ url }] = (await once(child, 'message')) as [{ url: string }];
	let asked = 0;
	const waiting = new Map<number, (facts: SandboxFacts) => void>();
	child.on('message', ({ id, facts }: { id: number; facts: SandboxFacts }) => {
		waiting.get(id)?.(facts);
		waiting.delete(id);
	});
	return {
		url,
		apiKey,
		ask: async (question = {}) => {
			const id = ++asked;
			child.send({ id, ...question });
			return await new Promise((resolve) => waiting.set(id, resolve));
		},
		requests: async () => {
			const answer = await fetch(`${url}/_sandbox/state?latest=1`);
			return ((await answer.json()) as { requests: { count: number } }).requests.count;
		},
		close: () => child.disconnect(),
	};
}
