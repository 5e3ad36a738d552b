import type { FailureOf } from './failure';
import { type RetryOptions, sendWithRetry } from './sendWithRetry';
import type { HttpRequest } from './types';

export type { HttpRequest, HttpResponse, Transport } from './types';

export interface SenderOptions extends RetryOptions {
	/** Turns the outcome of a request that failed into an error for people. */
	failureOf: FailureOf;
}

/** Sends a request and returns the JSON of a good answer. */
export type Send = (request: HttpRequest) => Promise<unknown>;

/**
 * Creates the function through which the nodes send requests to a service.
 *
 * Retries as {@link sendWithRetry} does. A write that may have happened fails with
 * `outcomeUnknown`, and the caller has to look for it (`createOnce`).
 *
 * @throws {ApiError} that says what happened and what to do
 */
export function createSender(options: SenderOptions): Send {
	return async (request) => {
		const { result, classification, tries } = await sendWithRetry(options, request);
		if (classification.action === 'accept' && 'answer' in result) return result.answer.body;
		throw options.failureOf(request, result, classification, tries);
	};
}
