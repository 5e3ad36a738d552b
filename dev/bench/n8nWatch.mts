import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What happens inside an n8n that is started with this environment; `insideN8n.cjs` tells it over a socket. */
export class N8nWatch {
	failed = 0;
	isolates = 0;
	readonly env: Record<string, string>;
	private readonly waiting: Array<() => void> = [];

	/** @param inside the path of `insideN8n.cjs` */
	constructor(name: string, inside: string) {
		const path = join(tmpdir(), `asteril-bench-${process.pid}-${name}.sock`);
		const NODE_OPTIONS = `--require ${JSON.stringify(inside)}`;
		this.env = { NODE_OPTIONS, BENCH_SOCKET: path };
		const server = createServer((socket) => {
			socket.setEncoding('utf8').on('data', (events: string) => this.take(events));
			socket.on('error', () => undefined);
		});
		server.listen(path).unref();
		process.once('exit', () => rmSync(path, { force: true }));
	}

	/** The end of one execution; each end answers one who waits. */
	async oneEnds(): Promise<void> {
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	private take(events: string): void {
		for (const event of events) {
			if (event === 'i') this.isolates += 1;
			else this.waiting.shift()?.();
			if (event === 'f') this.failed += 1;
		}
	}
}
