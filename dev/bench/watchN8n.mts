import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What happened inside an n8n since it was started with `insideN8n.cjs`. */
export class N8nWatch {
	ended = 0;
	failed = 0;
	isolates = 0;
	private readonly waiting: Array<() => void> = [];

	/** The end of one execution; each end answers one who waits. */
	async oneEnds(): Promise<void> {
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	take(events: string): void {
		for (const event of events) {
			if (event === 'i') this.isolates += 1;
			else {
				this.ended += 1;
				if (event === 'f') this.failed += 1;
				this.waiting.shift()?.();
			}
		}
	}
}

/** Listens for what `insideN8n.cjs` tells; `path` goes into n8n's environment as `BENCH_SOCKET`. */
export async function listenToN8n(
	name: string,
): Promise<{ path: string; watch: N8nWatch; close(): Promise<void> }> {
	const path = join(tmpdir(), `asteril-bench-${process.pid}-${name}.sock`);
	const watch = new N8nWatch();
	const server = createServer((socket) => {
		socket.setEncoding('utf8').on('data', (events: string) => watch.take(events));
		socket.on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(path, resolve));
	server.unref();
	const close = async () => {
		server.close();
		await rm(path, { force: true });
	};
	return { path, watch, close };
}
