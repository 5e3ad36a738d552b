import { http } from '../local-n8n/http.mts';
import type { RingAnswer, RingRequest } from '../sandbox/index.mts';

export type SandboxRecord = { id: number } & Record<string, string | number | null | undefined>;

/** What the cabinet holds, in its own field names. */
export interface CabinetState {
	clients: SandboxRecord[];
	calls: SandboxRecord[];
	tasks: SandboxRecord[];
}

/** Lets the stand-in Ringostat ring. */
export async function ring(sandboxUrl: string, request: RingRequest): Promise<RingAnswer> {
	return await control<RingAnswer>(sandboxUrl, 'POST', 'ring', request);
}

export async function cabinetState(sandboxUrl: string): Promise<CabinetState> {
	return await control<CabinetState>(sandboxUrl, 'GET', 'state');
}

export async function resetSandbox(sandboxUrl: string): Promise<void> {
	await control(sandboxUrl, 'POST', 'reset', {});
}

/** Sets what goes wrong from now on; `{}` for nothing. See `dev/sandbox/Faults.mts`. */
export async function setFaults(sandboxUrl: string, faults: object): Promise<void> {
	await control(sandboxUrl, 'POST', 'faults', faults);
}

/** Asks `/_sandbox/…` of a sandbox. @throws when it does not answer 200 */
export async function control<T>(
	sandboxUrl: string,
	method: 'GET' | 'POST',
	path: string,
	data?: unknown,
): Promise<T> {
	const response = await http.request<T>({ url: `${sandboxUrl}/_sandbox/${path}`, method, data });
	if (response.status === 200) return response.data;
	const body = JSON.stringify(response.data).slice(0, 300);
	throw new Error(
		`The sandbox answered ${response.status} to ${method} /_sandbox/${path}: ${body}`,
	);
}
