import { ApiError } from './ApiError';
import { type Classification, classifyResult } from './classifyResult';
import { retryDelay } from './retryDelay';
import type { HttpRequest, HttpResult, Transport } from './types';

export interface RetryOptions {
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
	/** Tries allowed for a reason; asked before each retry. By default {@link maxTriesByDefault}. */
	maxTries?(reason: Classification['reason']): number;
}

/** Result of a request and its retries: the last try. */
export interface RequestOutcome {
	result: HttpResult;
	classification: Classification;
	/** How many times the request was sent. */
	tries: number;
	/** Whether it was not retried because the pause would have gone over the budget. */
	outOfTime: boolean;
}

/** A page instead of JSON rarely becomes JSON; everything else is limited by the budget alone. */
export function maxTriesByDefault(reason: Classification['reason']): number {
	return reason === 'notJson' ? 3 : Number.POSITIVE_INFINITY;
}

/**
 * Sends a request and retries it within bounds. This is the only retry loop.
 *
 * A read, and a write that may be repeated, is retried after anything that may pass; any other write
 * only when it surely did not happen.
 *
 * @returns the last result, good or bad
 * @throws {ApiError} only when the request can't be sent at all (no key in the credential)
 */
export async function sendWithRetry(
	options: RetryOptions,
	request: HttpRequest,
): Promise<RequestOutcome> {
	const { maxTries = maxTriesByDefault } = options;
	const begun = options.now();
	const harmless = request.method === 'GET' || request.repeatable === true;
	for (let tries = 1; ; tries++) {
		const result = await sendOnce(options, request);
		const classification = classifyResult(result, request.method);
		const outcome = { result, classification, tries, outOfTime: false };
		if (classification.action !== 'retry') return outcome;
		if (classification.outcomeUnknown && !harmless) return outcome;
		if (tries >= maxTries(classification.reason)) return outcome;

		const retryAfter = 'answer' in result ? result.answer.headers['retry-after'] : undefined;
		const pause = retryDelay(tries, retryAfter, options.now(), options.random());
		const spent = options.now() - begun;
		// Negated, so that a budget which is no number allows no retry.
		if (!(spent + pause <= options.budgetMs)) return { ...outcome, outOfTime: true };
		await options.sleep(pause);
	}
}

async function sendOnce(options: RetryOptions, request: HttpRequest): Promise<HttpResult> {
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
