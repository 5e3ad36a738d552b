import axios, { type AxiosInstance } from 'axios';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../../dev/sandbox/index.mts';

/** Speaks to 127.0.0.1 only, whatever proxy the machine has, and never for long. */
export function clientOf(baseURL: string, extra: { params?: object; headers?: object } = {}) {
	return axios.create({
		baseURL,
		proxy: false,
		timeout: 5000,
		validateStatus: () => true,
		params: extra.params,
		headers: { ...extra.headers },
	});
}

export interface Started {
	sandbox: Sandbox;
	/** With the cabinet's key. */
	crm: AxiosInstance;
	/** With the account's key. */
	ringostat: AxiosInstance;
}

export async function start(options: SandboxOptions = {}): Promise<Started> {
	const sandbox = await startSandbox(options);
	return {
		sandbox,
		crm: clientOf(`${sandbox.url}/api/v3.1`, { params: { api_key: 'sandbox-key' } }),
		ringostat: clientOf(`${sandbox.url}/ringostat`, {
			headers: { 'Auth-key': 'sandbox-auth-key' },
		}),
	};
}
