import { createServer } from 'node:net';

/** A free port on this machine: the preferred one when nothing listens there, else any. */
export async function freePort(preferred = 0): Promise<number> {
	return (await tryPort(preferred)) ?? (await freePort(0));
}

async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => (port === 0 ? reject(error) : resolve(undefined)));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const found = typeof address === 'object' && address ? address.port : undefined;
			server.close(() => resolve(found));
		});
	});
}
