import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/**
 * A free port on this machine: the preferred one when nothing listens there, else any. No library: get-port keeps
 * a port back for a while once it gave it out, and an n8n that was killed has to come back at the same address.
 */
export async function freePort(preferred = 0): Promise<number> {
	const server = createServer().listen(preferred, '127.0.0.1');
	try {
		await once(server, 'listening');
	} catch (error) {
		if (preferred === 0) throw error;
		return await freePort();
	}
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
