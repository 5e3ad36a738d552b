/**
 * A stand-in Asteril cabinet and a stand-in Ringostat account on one local server, for trying the
 * nodes out and for tests. It is written apart from them: it shares no code with what it checks.
 */
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { addCabinetApi } from './cabinet/api.mts';
import { Cabinet } from './cabinet/Cabinet.mts';
import type { CabinetContract } from './cabinet/contract.mts';
import { variants, type VariantName } from './cabinet/variants/index.mts';
import { addControl, type Screen } from './control.mts';
import { Exchange } from './Exchange.mts';
import { Faults } from './Faults.mts';
import { addPage } from './page.mts';
import { messageOf, Problem } from './Problem.mts';
import { type LoggedRequest, RequestLog } from './RequestLog.mts';
import { addRingostatApi } from './ringostat/api.mts';
import { Ringostat } from './ringostat/Ringostat.mts';

export type { Cabinet, CabinetRecord } from './cabinet/Cabinet.mts';
export { variantNames, type VariantName } from './cabinet/variants/index.mts';
export type { Ringostat, RingAnswer, RingRequest } from './ringostat/Ringostat.mts';

export interface SandboxOptions {
	/** 0, the default, takes any free one. */
	port?: number;
	host?: string;
	/** The cabinet's key. */
	apiKey?: string;
	/** The key of the Ringostat account. */
	ringostatAuthKey?: string;
	/** Waited before every answer of the two APIs, in milliseconds. */
	latencyMs?: number;
	/** The clock of both; for tests. */
	now?: () => Date;
	/** false for a cabinet without a single record, users included. */
	seed?: boolean;
	/** Which imagined cabinet it is. */
	variant?: VariantName;
	/** A cabinet of one's own, in place of a variant. */
	contract?: CabinetContract;
}

export interface Sandbox {
	/** `http://127.0.0.1:…`, no slash at the end. The Ringostat API is at `<url>/ringostat`. */
	url: string;
	port: number;
	cabinet: Cabinet;
	ringostat: Ringostat;
	/** How many requests the two APIs were sent. */
	requests(): number;
	/** The latest of them. */
	log(): LoggedRequest[];
	close(): Promise<void>;
}

/** Starts the stand-ins. @throws when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const {
		port = 0,
		host = '127.0.0.1',
		apiKey = 'sandbox-key',
		ringostatAuthKey = 'sandbox-auth-key',
		latencyMs = 0,
		now = () => new Date(),
		seed = true,
		variant = 'default',
		contract = variants[variant],
	} = options;
	const cabinet = new Cabinet(contract, now, seed);
	const ringostat = new Ringostat(ringostatAuthKey, now);
	const faults = new Faults();
	const log = new RequestLog();
	const screen: Screen = { popups: true, telephony: 'external' };
	const exchange = new Exchange({ log, faults, latencyMs, now });

	const app = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 * 1024 });
	answerProblems(app);
	await app.register(formbody);
	addPage(app, () => ({ cabinet, ringostat, screen, requests: log.count }));
	addCabinetApi(app, { cabinet, apiKey, exchange });
	addRingostatApi(app, { ringostat, authKey: ringostatAuthKey, exchange });
	addControl(app, { cabinet, ringostat, faults, log, screen });

	await app.listen({ port, host });
	const address = app.server.address();
	const taken = typeof address === 'object' && address !== null ? address.port : port;
	const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${taken}`;
	ringostat.project.baseUrl = url;
	const requests = () => log.count;
	const latest = () => log.latest();
	return { url, port: taken, cabinet, ringostat, requests, log: latest, close: () => app.close() };
}

function answerProblems(app: FastifyInstance): void {
	app.setNotFoundHandler((request, reply) => {
		void reply
			.status(404)
			.send({ error: `No such path: ${request.method} ${request.url.split('?')[0]}` });
	});
	app.setErrorHandler((error, _request, reply) => {
		if (error instanceof ZodError) {
			const details = error.issues.map(
				({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
			);
			void reply.status(400).send({ error: details.join('; ') });
			return;
		}
		const status = error instanceof Problem ? error.status : statusOf(error);
		void reply.status(status).send({ error: messageOf(error) });
	});
}

function statusOf(error: unknown): number {
	const status = (error as { statusCode?: unknown } | null)?.statusCode;
	return typeof status === 'number' ? status : 500;
}
