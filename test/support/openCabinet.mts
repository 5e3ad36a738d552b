import axios from 'axios';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../dev/sandbox/index.mts';
import { AsterilApi } from '../../nodes/Asteril/api/AsterilApi';
import { type AsterilCredential, authenticateRequest } from '../../nodes/Asteril/api/authenticate';
import { resolveContract } from '../../nodes/Asteril/api/contract';
import { failureTexts } from '../../nodes/Asteril/api/failureTexts';
import type { Cabinet } from '../../nodes/Asteril/crm/cabinet';
import { ProcessState } from '../../nodes/Asteril/crm/ProcessState';
import { markFindable } from '../../nodes/Asteril/crm/verifyFindable';
import { failuresOf } from '../../nodes/shared/http/failure';
import { createSender, type Transport } from '../../nodes/shared/http/sender';

/** The credential of a cabinet that is not at Asteril. */
export function credentialFor(
	address: string,
	more: Partial<AsterilCredential> = {},
): AsterilCredential {
	return {
		address,
		customAddress: true,
		apiKey: 'sandbox-key',
		defaultResponsible: '',
		contractOverrides: '',
		...more,
	};
}

type Asked = Parameters<typeof authenticateRequest>[1];

// axios looks at them for every request, and jest's copy of `process` makes them anew each time.
Object.defineProperty(process, 'allowedNodeEnvironmentFlags', {
	value: process.allowedNodeEnvironmentFlags,
});

/** Real requests by axios, the key added by the real `authenticateRequest`. */
function transportTo(credential: AsterilCredential): Transport {
	return async ({ method, path, query, body }, timeout) => {
		const asked: Asked = { url: path, qs: query, headers: {} };
		const request = authenticateRequest(credential, asked);
		const answer = await axios.request({
			method,
			url: request.url,
			baseURL: request.baseURL,
			params: request.qs,
			headers: request.headers as Record<string, string>,
			data: body,
			timeout,
			proxy: false,
			maxRedirects: 0,
			validateStatus: () => true,
		});
		const headers = answer.headers as Record<string, string>;
		return { status: answer.status, headers, body: answer.data as unknown };
	};
}

/** A cabinet to work in, and what a test wants to know of the work. */
export interface WatchedCabinet extends Cabinet {
	credential: AsterilCredential;
	/** Requests that were sent, the oldest first: `GET clients`. */
	sent: string[];
	/** Pauses that were asked for; none is really waited for. */
	pauses: number[];
}

export interface OpenCabinet extends WatchedCabinet {
	sandbox: Sandbox;
	/** See `dev/sandbox/Faults.mts`; nothing for none. */
	fail(faults?: object): Promise<void>;
	close(): Promise<void>;
}

export interface CabinetOptions {
	/** Contract overrides. */
	overrides?: object;
	budgetMs?: number;
	severalWorkers?: boolean;
	/** As a cabinet in which nothing was created yet: the first record of a kind is looked for. */
	unproven?: boolean;
}

/** Connects with a server of any kind. */
export function cabinetAt(url: string, options: CabinetOptions = {}): WatchedCabinet {
	const { overrides = {}, budgetMs = 0, severalWorkers = false } = options;
	const credential = credentialFor(url, { contractOverrides: JSON.stringify(overrides) });
	const sent: string[] = [];
	const pauses: number[] = [];
	const sleep = async (milliseconds: number) => void pauses.push(milliseconds);
	const transport = transportTo(credential);
	const send = createSender({
		transport: async (request, timeoutMs) => {
			sent.push(`${request.method} ${request.path}`);
			return await transport(request, timeoutMs);
		},
		sleep,
		now: Date.now,
		random: () => 0,
		timeoutMs: 5_000,
		budgetMs,
		failureOf: failuresOf('Asteril', url, failureTexts),
	});
	const api = new AsterilApi(send, resolveContract(credential.contractOverrides));
	const state = new ProcessState();
	return { api, name: url, severalWorkers, state, sleep, now: Date.now, credential, sent, pauses };
}

/** Starts a sandbox and connects with it as a node does. */
export async function openCabinet(
	options: SandboxOptions & CabinetOptions = {},
): Promise<OpenCabinet> {
	const sandbox = await startSandbox(options);
	const fail = async (faults = {}) => sandbox.faults.set(faults);
	const cabinet = cabinetAt(sandbox.url, options);
	if (!options.unproven) workedIn(cabinet);
	return { ...cabinet, sandbox, fail, close: () => sandbox.close() };
}

/** Makes a cabinet one in which this process has created a record of each kind before. */
export function workedIn(cabinet: Cabinet): void {
	for (const kind of ['client', 'call', 'task'] as const) markFindable(cabinet, kind);
}
