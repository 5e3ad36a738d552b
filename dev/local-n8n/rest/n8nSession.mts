import { randomUUID } from 'node:crypto';
import axios, { type AxiosInstance } from 'axios';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** n8n answered with something else than 2xx. */
export class N8nError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
		this.name = 'N8nError';
	}
}

/**
 * Speaks n8n's internal REST API, the one its editor uses: same cookie, same browser id. What the editor needs
 * is always there, unlike the public API, which wants a key created in the editor first.
 */
export class N8nSession {
	private readonly http: AxiosInstance;
	private cookie = '';

	constructor(readonly url: string) {
		this.http = axios.create({
			baseURL: url,
			proxy: false,
			timeout: 30_000,
			validateStatus: () => true,
			// n8n ties the login to the browser; another id, or none, and the cookie is worth nothing.
			headers: { 'browser-id': randomUUID() },
		});
	}

	/**
	 * @returns the `data` of n8n's answer
	 * @throws {N8nError} with n8n's own message when the status is not 2xx
	 */
	async request<T>(method: Method, path: string, body?: unknown): Promise<T> {
		const response = await this.http.request<unknown>({
			method,
			url: path,
			data: body,
			headers: this.cookie ? { cookie: this.cookie } : {},
		});
		if (response.status < 200 || response.status > 299) {
			const told = (response.data as { message?: string } | undefined)?.message;
			const why = told ?? JSON.stringify(response.data).slice(0, 300);
			throw new N8nError(
				`n8n answered ${response.status} to ${method} ${path}: ${why}`,
				response.status,
			);
		}
		const cookies = response.headers['set-cookie'];
		if (cookies) this.cookie = cookies.map((each) => each.split(';')[0]).join('; ');
		const { data } = response;
		const wrapped = typeof data === 'object' && data !== null && 'data' in data;
		return (wrapped ? data.data : data) as T;
	}
}
