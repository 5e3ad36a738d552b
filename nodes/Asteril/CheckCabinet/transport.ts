import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { HttpResponse } from '../../shared/http/sender';
import type { ProbeOptions } from '../check/probe';

/**
 * n8n's HTTP helper as the check wants it. Unlike the other nodes' it can carry a header, for an
 * API key that goes elsewhere than the credential says, and it has no method but GET.
 */
export function transportOf(context: IExecuteFunctions): ProbeOptions['transport'] {
	return async ({ path, query, headers }, timeoutMs) => {
		const options: IHttpRequestOptions = {
			method: 'GET',
			url: path,
			qs: query,
			headers,
			json: true,
			timeout: timeoutMs,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		};
		const response = (await context.helpers.httpRequestWithAuthentication
			.call(context, 'asterilApi', options)
			.catch(rethrowWithCode)) as {
			statusCode: number;
			headers: HttpResponse['headers'];
			body: unknown;
		};
		return { status: response.statusCode, headers: response.headers, body: response.body };
	};
}

/** The code of a broken connection, without n8n's error around it, which holds the API key. */
function rethrowWithCode(error: unknown): never {
	let at = error as { code?: unknown; cause?: unknown } | undefined;
	for (let depth = 0; at && depth < 5; depth++) {
		if (typeof at.code === 'string') break;
		at = at.cause as typeof at;
	}
	throw Object.assign(new Error('no answer'), { code: at?.code });
}
