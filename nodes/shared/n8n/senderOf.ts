import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	sleep,
} from 'n8n-workflow';
import type { FailureOf } from '../http/failure';
import { createSender, type HttpResponse, type Send, type Transport } from '../http/sender';
import type { RequestLimits } from './requestLimits';
import { rethrowWithCode } from './rethrowWithCode';

/** Creates the function through which a node sends requests: n8n's HTTP helper with a credential, and our retry. */
export function senderOf(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	credentialType: string,
	failureOf: FailureOf,
	limits: RequestLimits,
): Send {
	return createSender({
		transport: transportOf(context, credentialType),
		sleep,
		now: Date.now,
		random: Math.random,
		failureOf,
		...limits,
	});
}

/** n8n's HTTP helper as the sender wants it: no retry, no exception for a status, a time-out. */
export function transportOf(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	credentialType: string,
): Transport {
	return httpTransport(
		async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options),
	);
}

/** @param request sends what n8n's HTTP helper takes, with the key added */
export function httpTransport(
	request: (options: IHttpRequestOptions) => Promise<unknown>,
): Transport {
	return async ({ method, path, query, headers, body }, timeoutMs) => {
		// n8n leaves out a body that is an empty object.
		const empty = body !== undefined && Object.keys(body).length === 0;
		const options: IHttpRequestOptions = {
			method,
			url: path,
			qs: query,
			headers: empty ? { ...headers, 'content-type': 'application/json' } : headers,
			body: empty ? '{}' : body,
			json: true,
			timeout: timeoutMs,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		};
		const response = (await request(options).catch(rethrowWithCode)) as {
			statusCode: number;
			headers: HttpResponse['headers'];
			body: unknown;
		};
		return { status: response.statusCode, headers: response.headers, body: response.body };
	};
}
