import { ApiError } from './ApiError';
import { type HttpResult, classifyResult, MAX_TRIES, retryDelay } from './classifyResult';
import type { FailureOf } from './failure';

export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH';
	/** Path below the service's address, without the key. */
	path: string;
	query?: Record<string, string | number>;
	/** Beside those that the credential adds. */
	headers?: Record<string, string>;
	body?: Record<string, unknown>;
	/** A write that does no harm when it is done twice: it is tried again like a read. */
	repeatable?: boolean;
}

export interface HttpResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string | undefined>;
	/** Parsed JSON, or the text when it was no JSON. */
	body: unknown;
}

/**
 * Sends one request with the key added and gives the answer whatever its status.
 * Fails only when no whole answer came, with an error that has a `code`; or with an `ApiError` when
 * the request can't be sent at all.
 */
export type Transport = (request: HttpRequest, timeoutMs: number) => Promise<HttpResponse>;

export interface SenderOptions {
	transport: Transport;
	sleep(milliseconds: number): Promise<void>;
	/** Milliseconds. */
	now(): number;
	/** 0 to 1. */
	random(): number;
	/** Longest wait for one answer, in milliseconds. */
	timeoutMs: number;
	/** Total time budget for one request including retries, in milliseconds. */
	budgetMs: number;
	/** Puts a request that came to no good end into words. */
	failureOf: FailureOf;
}

/** Sends a request and gives the JSON of a good answer. */
export type Send = (request: HttpRequest) => Promise<unknown>;

/**
 * Creates the function through which all requests to a service are sent.
 *
 * Bounded retry with backoff: a read, and a write that may be repeated, is tried again after
 * anything that may pass; another write only when it surely did not happen. A write that may have happened fails with `outcomeUnknown`, and who
 * sent it has to look (`createOnce`).
 *
 * @throws {ApiError} that says what happened and what to do
 */
export function createSender(options: SenderOptions): Send {
	return async (request) => {
		const begun = options.now();
		for (let tries = 1; ; tries++) {
			const result = await tryOnce(options, request);
			const classification = classifyResult(result);
			if (classification.action === 'accept' && 'answer' in result) return result.answer.body;

			const tried = tries >= (MAX_TRIES[classification.reason] ?? Number.POSITIVE_INFINITY);
			const harmless = request.method === 'GET' || request.repeatable === true;
			const mayRepeat = !tried && (harmless || !classification.outcomeUnknown);
			const retryAfter = 'answer' in result ? result.answer.headers['retry-after'] : undefined;
			const pause = retryDelay(tries, retryAfter, options.now(), options.random());
			const spent = options.now() - begun;
			if (classification.action !== 'retry' || !mayRepeat || !(spent + pause <= options.budgetMs)) {
				throw options.failureOf(request, result, classification, tries);
			}
			await options.sleep(pause);
		}
	};
}

async function tryOnce(options: SenderOptions, request: HttpRequest): Promise<HttpResult> {
	return await options
		.transport(request, options.timeoutMs)
		.then((answer): HttpResult => ({ answer }), failedResult);
}

function failedResult(error: unknown): HttpResult {
	// Nothing was sent, and another try would end the same.
	if (error instanceof ApiError) throw error;
	const { code } = error as { code?: unknown };
	return { failed: 'network', code: typeof code === 'string' ? code : null };
}
