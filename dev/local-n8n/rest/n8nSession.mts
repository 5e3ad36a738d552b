import { randomUUID } from 'node:crypto';
import { http } from '../http.mts';

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
	// n8n ties the login to the browser; another id, or none, and the cookie is worth nothing.
	private readonly headers: Record<string, string> = { 'browser-id': randomUUID() };

	constructor(readonly url: string) {}

	/**
	 * @returns the `data` of n8n's answer
	 * @throws {N8nError} with n8n's own message when the status is not 2xx
	 */
	async request<T>(method: Method, path: string, body?: unknown): Promise<T> {
		const asked = { method, url: `${this.url}${path}`, data: body, headers: this.headers };
		const { status, data, headers } = await http.request<unknown>(asked);
		if (status < 200 || status > 299) {
			const told = (data as { message?: string } | undefined)?.message;
			const why = told ?? JSON.stringify(data).slice(0, 300);
			throw new N8nError(`n8n answered ${status} to ${method} ${path}: ${why}`, status);
		}
		const cookies = headers['set-cookie'];
		if (cookies) this.headers.cookie = cookies.map((each) => each.split(';')[0]).join('; ');
		const wrapped = typeof data === 'object' && data !== null && 'data' in data;
		return (wrapped ? data.data : data) as T;
	}
}
