import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of a server that is no Asteril: as it is, half of it, or none. */
export type OddAnswer =
	| { status?: number; headers?: Record<string, string>; body?: unknown; half?: boolean }
	| 'reset'
	| 'silence';

export interface Asked {
	method: string;
	/** With its query. */
	url: string;
	headers: IncomingMessage['headers'];
	body: string;
}

export interface OddServer {
	url: string;
	/** What was asked, the oldest first. */
	asked: Asked[];
	close(): Promise<void>;
}

/** Answers as it is told, to every request. An object as a body is sent as JSON. */
export async function startOddServer(
	answer: OddAnswer | ((asked: Asked, number: number) => OddAnswer),
): Promise<OddServer> {
	const asked: Asked[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const one: Asked = {
				method: request.method ?? '',
				url: request.url ?? '',
				headers: request.headers,
				body: Buffer.concat(chunks).toString('utf8'),
			};
			asked.push(one);
			const odd = typeof answer === 'function' ? answer(one, asked.length) : answer;
			if (odd === 'silence') return;
			if (odd === 'reset') return void request.socket.destroy();
			const { status = 200, headers, body = '', half = false } = odd;
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			const type = typeof body === 'string' ? 'text/html' : 'application/json';
			const length = String(Buffer.byteLength(text));
			response.writeHead(status, { 'content-type': type, 'content-length': length, ...headers });
			if (!half) return void response.end(text);
			response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// A test that fails before it closes this must not keep jest waiting.
	server.unref();
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		asked,
		close: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** An address at which nothing answers. */
export async function closedPort(): Promise<string> {
	const server = await startOddServer('silence');
	await server.close();
	return server.url;
}
