/** One of the two simulated APIs on the server: logged, delayed, and spoiled when the faults say so. */
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultName, Faults } from './Faults.mts';
import type { LoggedRequest, RequestLog } from './RequestLog.mts';

/** What both APIs have in common. */
export interface Watch {
	log: RequestLog;
	faults: Faults;
	/** Waited before every answer, in milliseconds. */
	latencyMs: number;
	now: () => Date;
}

const HTML_PAGE =
	'<!DOCTYPE html><html><head><title>Bad gateway</title></head>' +
	'<body><h1>Bad gateway</h1><p>nginx</p></body></html>';

export interface Api {
	/** Path that all its routes begin with: `/api/v3.1`. */
	prefix: string;
	/** Part of the prefix that the counters leave out; the whole of it by default. */
	hidden?: string;
	/** Query parameter that is not logged. */
	secret?: string;
}

/** Adds an API whose requests are watched. */
export function addApi(
	app: FastifyInstance,
	watch: Watch,
	api: Api,
	addRoutes: (routes: FastifyInstance) => void,
): void {
	const plugin = async (routes: FastifyInstance) => {
		watchRequests(routes, watch, api);
		addRoutes(routes);
	};
	// Without a name Fastify looks for one among all loaded modules, which takes jest long.
	const named = Object.assign(plugin, { [Symbol.for('fastify.display-name')]: api.prefix });
	void app.register(named, { prefix: api.prefix });
}

function watchRequests(
	routes: FastifyInstance,
	{ log, faults, latencyMs, now }: Watch,
	{ prefix, hidden = prefix, secret = '' }: Api,
): void {
	const entries = new WeakMap<FastifyRequest, LoggedRequest>();
	routes.addHook('preHandler', async (request, reply) => {
		const { method, url, routeOptions, is404 } = request;
		const route = routeOptions.url?.slice(hidden.length + 1).replace(/:(\w+)/, '{$1}');
		const label = `${method} ${is404 ? '(unknown path)' : route}`;
		const { [secret]: _, ...query } = request.query as Record<string, unknown>;
		const { fault, latencyMs: drawnMs } = faults.draw(label);
		const entry = { at: now().toISOString(), method, path: pathOf(url), query, status: 0, fault };
		log.add(label, entry);
		entries.set(request, entry);
		const wait = latencyMs + drawnMs;
		if (wait > 0) await pause(wait);
		return spoil(reply, fault, faults);
	});
	routes.addHook('onSend', async (request, reply, payload) => {
		const entry = entries.get(request);
		if (entry?.fault === 'cutAfter') request.raw.socket.destroy();
		else if (entry) entry.status = reply.statusCode;
		if (entry?.fault !== 'slowBody') return payload;
		const bytes = Buffer.from(String(payload));
		reply.header('content-length', bytes.length);
		return Readable.from(inHalves(bytes, faults.settings.slowBodyMs));
	});
}

/** Answers in place of the API, or cuts the connection; nothing has been done then. */
function spoil(reply: FastifyReply, fault: FaultName | null, { settings }: Faults) {
	switch (fault) {
		case 'cutBefore':
			reply.hijack();
			reply.request.raw.socket.destroy();
			return reply;
		case 'rate503':
			return reply.status(503).send({ error: 'Service unavailable' });
		case 'rate429':
			reply.header('retry-after', settings.retryAfterSeconds);
			return reply.status(429).send({ error: 'Too many requests' });
		case 'html':
			return reply.status(settings.htmlStatus).type('text/html; charset=utf-8').send(HTML_PAGE);
		default:
			return undefined;
	}
}

/** A pause that does not keep this process alive once the server is closed. */
async function pause(milliseconds: number): Promise<void> {
	await sleep(milliseconds, undefined, { ref: false });
}

function pathOf(url: string): string {
	return url.split('?')[0] ?? '';
}

async function* inHalves(bytes: Buffer, pauseMs: number) {
	const half = Math.floor(bytes.length / 2);
	yield bytes.subarray(0, half);
	await pause(pauseMs);
	yield bytes.subarray(half);
}
