import {
	type HttpResult,
	classifyResult,
	retryDelay,
	type Classification,
} from '../../shared/http/classifyResult';
import type { Transport } from '../../shared/http/sender';

/** A read, and nothing but a read: there is no method and no body to give. */
export interface ProbeRequest {
	/** Path from the cabinet's address on, with a slash in front. */
	path: string;
	query?: Record<string, string | number>;
	/** A key that the credential would put elsewhere. */
	headers?: Record<string, string>;
}

/** What the cabinet answered, whatever it was. */
export interface Answer {
	/** 0 when no whole answer came. */
	status: number;
	body: unknown;
	result: HttpResult;
	classification: Classification;
	tries: number;
}

/** Asks the cabinet; `null` when nothing more may be asked. */
export type Probe = (request: ProbeRequest) => Promise<Answer | null>;

export interface ProbeOptions {
	transport: Transport;
	sleep(milliseconds: number): Promise<void>;
	/** Milliseconds. */
	now(): number;
	/** 0 to 1. */
	random(): number;
	timeoutMs: number;
	/** The whole check begins no request after so many milliseconds. */
	budgetMs: number;
	/** The most requests, every repeated try included. */
	most: number;
}

export interface Prober {
	probe: Probe;
	/** How many requests were sent. */
	sent(): number;
	/** How many may still be sent. */
	left(): number;
}

/** Tries for one question while the cabinet is slow or failing. */
const TRIES = 3;
/** Questions in a row without an answer after which there is no use in going on. */
const FAILURES = 2;

/** Makes the one way in which the check asks: one request at a time, counted and bounded. */
export function createProber(options: ProbeOptions): Prober {
	const begun = options.now();
	let sent = 0;
	let failures = 0;
	const left = () => {
		const over = failures >= FAILURES || options.now() - begun > options.budgetMs;
		return over ? 0 : options.most - sent;
	};

	const probe: Probe = async (request) => {
		for (let tries = 1; left() > 0; tries++) {
			sent++;
			const result = await tryOnce(options, request);
			const classification = classifyResult(result);
			const answer: Answer = {
				status: 'answer' in result ? result.answer.status : 0,
				body: 'answer' in result ? result.answer.body : undefined,
				result,
				classification,
				tries,
			};
			// A page instead of JSON is an answer too: it will be the same the next time.
			if (classification.action !== 'retry' || classification.reason === 'notJson') {
				failures = 0;
				return answer;
			}
			const pause = pauseOf(options, result, tries);
			const late = options.now() - begun + pause > options.budgetMs;
			if (tries === TRIES || late || left() === 0) {
				failures = late ? FAILURES : failures + 1;
				return answer;
			}
			await options.sleep(pause);
		}
		return null;
	};
	return { probe, sent: () => sent, left };
}

async function tryOnce(options: ProbeOptions, request: ProbeRequest): Promise<HttpResult> {
	try {
		const answer = await options.transport({ method: 'GET', ...request }, options.timeoutMs);
		return { answer };
	} catch (error) {
		const { code } = error as { code?: unknown };
		return { failed: 'network', code: typeof code === 'string' ? code : null };
	}
}

function pauseOf(options: ProbeOptions, result: HttpResult, tries: number): number {
	const retryAfter = 'answer' in result ? result.answer.headers['retry-after'] : undefined;
	return retryDelay(tries, retryAfter, options.now(), options.random());
}
