import { type RequestOutcome, type RetryOptions, sendWithRetry } from './sendWithRetry';
import type { HttpRequest } from './types';

export interface BoundedSenderOptions extends Omit<RetryOptions, 'maxTries'> {
	/** Time budget of all requests together, in milliseconds. */
	budgetMs: number;
	/** Most requests that are sent, retries included. */
	maxRequests: number;
}

export interface BoundedSender {
	/**
	 * Sends a request and returns its outcome, good or bad; `null` when nothing more may be sent.
	 *
	 * @throws {ApiError} only when the request can't be sent at all (no key in the credential)
	 */
	send(request: HttpRequest): Promise<RequestOutcome | null>;
	/** How many requests were sent, retries included. */
	sent(): number;
	/** How many requests may still be sent. */
	left(): number;
}

/** Tries for one request while the service is slow or failing. */
const MAX_TRIES = 3;
/** Requests in a row that failed after all retries; then the service is given up. */
const MAX_FAILURES = 2;

/**
 * Creates a sender for questions whose answer matters whatever its status. All its requests share
 * one time budget and one limit. It sends one request at a time.
 */
export function createBoundedSender(options: BoundedSenderOptions): BoundedSender {
	const begun = options.now();
	let sent = 0;
	let failures = 0;
	const timeLeft = () => options.budgetMs - (options.now() - begun);
	const left = () =>
		failures >= MAX_FAILURES || timeLeft() < 0 ? 0 : Math.max(0, options.maxRequests - sent);

	const send = async (request: HttpRequest) => {
		if (left() === 0) return null;
		const outcome = await sendWithRetry(
			{
				...options,
				transport: async (sending, timeoutMs) => {
					sent++;
					return await options.transport(sending, timeoutMs);
				},
				budgetMs: timeLeft(),
				// A page instead of JSON is an answer too: it will be the same the next time.
				maxTries: (reason) => (left() === 0 || reason === 'notJson' ? 1 : MAX_TRIES),
			},
			request,
		);
		const { action, reason } = outcome.classification;
		const failed = action === 'retry' && reason !== 'notJson';
		if (outcome.outOfTime) failures = MAX_FAILURES;
		else failures = failed ? failures + 1 : 0;
		return outcome;
	};
	return { send, sent: () => sent, left };
}
