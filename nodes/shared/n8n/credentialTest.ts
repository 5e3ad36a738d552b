import { type ICredentialTestFunctions, type INodeCredentialTestResult, sleep } from 'n8n-workflow';
import { ApiError } from '../http/ApiError';
import type { FailureOf } from '../http/failure';
import { createSender, type HttpResponse, type Send } from '../http/sender';
import { redact } from '../redact';
import { rethrowWithCode } from './rethrowWithCode';

/** Somebody is waiting for the test: each request is sent once. */
const LIMITS = { timeoutMs: 15_000, budgetMs: 0 };

/** A request with address and key, as a credential's `authenticateRequest` makes it. */
interface Authenticated {
	url: string;
	baseURL?: string;
	qs?: Record<string, unknown>;
	headers?: Record<string, unknown>;
}

/**
 * Creates the function through which a credential's test sends requests. It follows no redirect, which
 * would carry the key to another host; n8n's own `ICredentialTestRequest` does.
 *
 * @param authenticate adds address and key; throws when the credential can't be right
 */
export function credentialTestSender(
	context: ICredentialTestFunctions,
	authenticate: (request: Authenticated) => Authenticated,
	failureOf: FailureOf,
): Send {
	// n8n gives a credential test no other helper than this one.
	const { helpers } = context;
	return createSender({
		transport: async ({ method, path, query, headers }, timeoutMs) => {
			const request = authenticate({ url: path, qs: query, headers });
			const options = {
				method,
				uri: request.baseURL === undefined ? request.url : `${request.baseURL}/${request.url}`,
				qs: request.qs,
				headers: request.headers,
				json: true,
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
				timeout: timeoutMs,
			};
			const {
				statusCode,
				headers: received,
				body,
			} = (await helpers.request(options).catch(rethrowWithCode)) as {
				statusCode: number;
				headers?: HttpResponse['headers'];
				body: unknown;
			};
			return { status: statusCode, headers: received ?? {}, body };
		},
		sleep,
		now: Date.now,
		random: Math.random,
		failureOf,
		...LIMITS,
	});
}

/**
 * Runs a credential's test and returns the result as n8n shows it: one text with what happened and what to do.
 *
 * @param test sends the requests, and returns the text for success
 * @param secrets what must not show in the text
 */
export async function credentialTestResult(
	test: () => Promise<string>,
	secrets: readonly string[],
): Promise<INodeCredentialTestResult> {
	try {
		return { status: 'OK', message: await test() };
	} catch (error) {
		return { status: 'Error', message: redact(errorText(error), secrets) };
	}
}

function errorText(error: unknown): string {
	if (error instanceof ApiError) {
		return `${error.message.replace(/\.$/, '')}. ${error.description}`;
	}
	return error instanceof Error ? error.message : String(error);
}
