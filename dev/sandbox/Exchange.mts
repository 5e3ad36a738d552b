/** One request and its answer: logged, delayed, and spoiled when the faults say so. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from './Faults.mts';
import type { LoggedRequest, RequestLog } from './RequestLog.mts';

export interface Answer {
	status: number;
	/** Text is sent as it is, anything else as JSON. */
	body: unknown;
	headers?: Record<string, string>;
}

export interface Asked {
	/** The route for the counters, such as `POST client/{id}`. */
	label: string;
	/** The query parameter that must not be logged. */
	secret: string | null;
	run: () => Answer;
}

const HTML_PAGE =
	'<!DOCTYPE html><html><head><title>Bad gateway</title></head>' +
	'<body><h1>Bad gateway</h1><p>nginx</p></body></html>';

export class Exchange {
	private readonly log: RequestLog;
	private readonly faults: Faults;
	private readonly latencyMs: number;
	private readonly now: () => Date;

	constructor(parts: { log: RequestLog; faults: Faults; latencyMs: number; now: () => Date }) {
		this.log = parts.log;
		this.faults = parts.faults;
		this.latencyMs = parts.latencyMs;
		this.now = parts.now;
	}

	/** Answers by `run`, or by what the faults make of it. */
	async answer(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<void> {
		const entry = this.enter(request, asked);
		const { latencyMs, fault } = this.faults.draw(asked.label);
		entry.fault = fault;
		const wait = this.latencyMs + latencyMs;
		if (wait > 0) await sleep(wait);
		if (fault === 'cutBefore') return cut(request, reply);
		const answer = this.spoiled(fault) ?? asked.run();
		if (fault === 'cutAfter') return cut(request, reply);
		entry.status = answer.status;
		if (fault === 'slowBody') return this.sendSlowly(reply, answer);
		await reply.status(answer.status).headers(headersOf(answer)).send(textOf(answer));
	}

	private enter(request: FastifyRequest, { label, secret }: Asked): LoggedRequest {
		const query = { ...(request.query as Record<string, unknown>) };
		if (secret !== null) delete query[secret];
		return this.log.add(label, {
			at: this.now().toISOString(),
			method: request.method,
			path: request.url.split('?')[0] ?? '',
			query,
		});
	}

	private spoiled(fault: string | null): Answer | undefined {
		const { retryAfterSeconds, htmlStatus } = this.faults.settings;
		if (fault === 'rate503') return { status: 503, body: { error: 'Service unavailable' } };
		if (fault === 'rate429') {
			const headers = { 'retry-after': String(retryAfterSeconds) };
			return { status: 429, body: { error: 'Too many requests' }, headers };
		}
		if (fault === 'html') {
			const headers = { 'content-type': 'text/html; charset=utf-8' };
			return { status: htmlStatus, body: HTML_PAGE, headers };
		}
		return undefined;
	}

	private async sendSlowly(reply: FastifyReply, answer: Answer): Promise<void> {
		const bytes = Buffer.from(textOf(answer));
		const half = Math.floor(bytes.length / 2);
		reply.hijack();
		reply.raw.writeHead(answer.status, {
			...headersOf(answer),
			'content-length': String(bytes.length),
		});
		reply.raw.write(bytes.subarray(0, half));
		await sleep(this.faults.settings.slowBodyMs);
		reply.raw.end(bytes.subarray(half));
	}
}

function cut(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	request.raw.socket.destroy();
}

function textOf({ body }: Answer): string {
	return typeof body === 'string' ? body : JSON.stringify(body);
}

function headersOf({ body, headers }: Answer): Record<string, string> {
	const type = typeof body === 'string' ? 'text/plain' : 'application/json';
	return { 'content-type': `${type}; charset=utf-8`, ...headers };
}
