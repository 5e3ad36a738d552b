/** A tiny local webhook receiver: keeps what came, answers 200. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	method: string;
	query: URLSearchParams;
	contentType: string;
	authorization: string;
	body: string;
}

export interface Receiver {
	url: string;
	received: Received[];
	close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({
				method: request.method ?? '',
				query: new URL(request.url ?? '/', 'http://local').searchParams,
				contentType: request.headers['content-type'] ?? '',
				authorization: request.headers.authorization ?? '',
				body: Buffer.concat(chunks).toString('utf8'),
			});
			response.end('{"ok":true}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook`,
		received,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
