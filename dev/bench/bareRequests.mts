/** What the nodes are measured against: their requests, and nothing else. */
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Body } from './calls.mts';
import type { BenchSandbox } from './sandbox.mts';

type Send = (method: string, path: string, body?: object) => Promise<unknown>;

/** Nothing but the request, on connections that are kept; or, as n8n does it, on a new one each time. */
export function sender({ url, apiKey }: BenchSandbox, keepAlive = true): Send {
	const agent = new Agent({ keepAlive });
	return async (method, path, body) => {
		const at = `${url}/api/v3.1/${path}${path.includes('?') ? '&' : '?'}api_key=${apiKey}`;
		const text = body && JSON.stringify(body);
		const headers = text ? { 'content-type': 'application/json' } : {};
		const sent = request(at, { method, agent, headers }).end(text);
		const [answer] = (await once(sent, 'response')) as [IncomingMessage];
		return await json(answer);
	};
}

/** The three requests of an answered call of a known client. */
export async function bareCall(send: Send, body: Body): Promise<void> {
	const phone = body.userfield;
	const { clients } = (await send('GET', `clients?phone=${phone}&page=1&limit=100`)) as {
		clients: Array<{ id: number }>;
	};
	await send('GET', `calls?externalId=${body.uniqueid}&page=1&limit=100`);
	const fields = { external_id: body.uniqueid, client_id: clients[0].id, phone };
	await send('POST', 'call', { fields: { ...fields, comment: 'x'.repeat(200) } });
}
