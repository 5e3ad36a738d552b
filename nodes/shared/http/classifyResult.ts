import type { HttpRequest, HttpResponse, HttpResult } from './types';

export type { HttpResult } from './types';

export interface Classification {
	/** What to do: use the answer, send the request again, or give up. */
	action: 'accept' | 'retry' | 'fail';
	/** True if the server may have performed the write despite the failed response. */
	outcomeUnknown: boolean;
	reason:
		| 'fine'
		| 'key'
		| 'notFound'
		| 'refused'
		| 'limit'
		| 'failing'
		| 'notJson'
		| 'noConnection'
		| 'lostConnection'
		| 'timeout';
}

/** Failures in which the request can't have reached the service. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);
const TIMEOUTS = new Set([
	'ETIMEDOUT',
	'ECONNABORTED',
	'ESOCKETTIMEDOUT',
	'UND_ERR_HEADERS_TIMEOUT',
]);
/** Wrong for good: the address or its certificate, not the moment. */
const HOPELESS =
	/^(ERR_INVALID_URL$|EPROTO$|CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|(DEPTH_ZERO_)?SELF_SIGNED_)/;

/**
 * Decides what to do with the result of a request. The services do not document their errors, so
 * the decision uses HTTP's own terms.
 */
export function classifyResult(result: HttpResult, method: HttpRequest['method']): Classification {
	if ('failed' in result) {
		const code = result.code ?? '';
		if (HOPELESS.test(code))
			return { action: 'fail', outcomeUnknown: false, reason: 'noConnection' };
		if (NEVER_SENT.has(code))
			return { action: 'retry', outcomeUnknown: false, reason: 'noConnection' };
		const reason = TIMEOUTS.has(code) ? 'timeout' : 'lostConnection';
		return { action: 'retry', outcomeUnknown: true, reason };
	}
	const { status } = result.answer;
	if (status === 401 || status === 403)
		return { action: 'fail', outcomeUnknown: false, reason: 'key' };
	if (status === 404) return { action: 'fail', outcomeUnknown: false, reason: 'notFound' };
	if (status === 429) return { action: 'retry', outcomeUnknown: false, reason: 'limit' };
	if (status === 408 || status === 425)
		return { action: 'retry', outcomeUnknown: true, reason: 'timeout' };
	if (status >= 500) return { action: 'retry', outcomeUnknown: true, reason: 'failing' };
	if (status >= 400) return { action: 'fail', outcomeUnknown: false, reason: 'refused' };
	// A redirect to a login page, a proxy's page, half an answer: done or not, we can't tell.
	if (status >= 300 || !isGoodBody(result.answer, method)) {
		return { action: 'retry', outcomeUnknown: true, reason: 'notJson' };
	}
	return { action: 'accept', outcomeUnknown: false, reason: 'fine' };
}

/** Whether a body is JSON, or empty where it may be: with 204, and after a write. */
function isGoodBody({ status, body }: HttpResponse, method: HttpRequest['method']): boolean {
	const empty = body === undefined || (typeof body === 'string' && body.trim() === '');
	return empty ? status === 204 || status === 205 || method !== 'GET' : typeof body === 'object';
}
