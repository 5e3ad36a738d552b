/**
 * A stand-in Asteril cabinet and a stand-in Ringostat account on one local server, for trying the
 * nodes out and for tests. It is written apart from them: it shares no code with what it checks.
 */
import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { addCabinetApi } from './cabinet/api.mts';
import { Cabinet } from './cabinet/Cabinet.mts';
import type { CabinetContract } from './cabinet/contract.mts';
import { seedCabinet } from './cabinet/seedCabinet.mts';
import { variants, type VariantName } from './cabinet/variants.mts';
import { Faults } from './Faults.mts';
import { addPage } from './page.mts';
import { rootMessage, Problem } from './Problem.mts';
import { RequestLog } from './RequestLog.mts';
import { addRingostatApi } from './ringostat/api.mts';
import { Ringostat } from './ringostat/Ringostat.mts';

export type { Cabinet, CabinetRecord, CabinetState } from './cabinet/Cabinet.mts';
export { variantNames, type VariantName } from './cabinet/variants.mts';
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
	cabinet: Cabinet;
	ringostat: Ringostat;
	/** What the two APIs were sent. */
	log: RequestLog;
	/** What goes wrong with them from now on. */
	faults: Faults;
	/** Takes everything back to the start: records, calls, faults and the log. */
	reset(): void;
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
	const cabinet = new Cabinet(contract, now, seed ? seedCabinet : undefined);
	const ringostat = new Ringostat(ringostatAuthKey, now);
	const faults = new Faults();
	const log = new RequestLog();
	const watch = { log, faults, latencyMs, now };
	const reset = () => [cabinet, ringostat, faults, log].forEach((each) => each.reset());

	const app = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 * 1024 });
	answerProblems(app);
	await app.register(formbody);
	addPage(app, { cabinet, ringostat, log, reset });
	addCabinetApi(app, watch, { cabinet, apiKey });
	addRingostatApi(app, watch, { ringostat, authKey: ringostatAuthKey });

	await app.listen({ port, host });
	const address = app.server.address() as AddressInfo;
	const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}`;
	ringostat.project.baseUrl = url;
	return { url, cabinet, ringostat, log, faults, reset, close: () => app.close() };
}

function answerProblems(app: FastifyInstance): void {
	app.setNotFoundHandler(({ method, url }, reply) =>
		reply.status(404).send({ error: `No such path: ${method} ${url.split('?')[0]}` }),
	);
	app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
		if (error instanceof ZodError) {
			const details = error.issues.map(
				({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
			);
			return reply.status(400).send({ error: details.join('; ') });
		}
		const status = error instanceof Problem ? error.status : (error.statusCode ?? 500);
		return reply.status(status).send({ error: rootMessage(error) });
	});
}
