import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	sleep,
} from 'n8n-workflow';
import { cabinetAddress } from '../api/address';
import { AsterilApi } from '../api/AsterilApi';
import type { AsterilCredential } from '../api/authenticate';
import { resolveContract } from '../api/contract';
import { createSender, type HttpResponse, type Transport } from '../api/http';
import type { Cabinet } from '../crm/cabinet';

/** The cabinet of the node's credential. */
export interface Connection extends Cabinet {
	/** A user's id, or `null`. */
	defaultResponsible: string | null;
	/** What must not show in a message. */
	secrets: string[];
}

/** How patient the node is; milliseconds. */
export interface Patience {
	timeoutMs: number;
	budgetMs: number;
}

/**
 * Connects a node with the cabinet of its Asteril credential. Nothing is sent yet.
 *
 * @throws {AsterilError} or {ContractError} when something in the credential can't be right
 */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	patience: Patience,
): Promise<Connection> {
	const credential = await context.getCredentials<AsterilCredential>('asterilApi');
	const address = cabinetAddress(credential);
	const contract = resolveContract(credential.contractOverrides);
	const send = createSender({
		transport: transportOf(context),
		sleep,
		now: Date.now,
		random: Math.random,
		address,
		...patience,
	});
	return {
		api: new AsterilApi(send, contract),
		name: address,
		severalWorkers: false,
		sleep,
		now: Date.now,
		defaultResponsible: String(credential.defaultResponsible ?? '').trim() || null,
		secrets: [credential.apiKey],
	};
}

/** n8n's HTTP helper as the `api` wants it: no retry, no exception for a status, a time-out. */
function transportOf(context: IExecuteFunctions | ILoadOptionsFunctions): Transport {
	return async ({ method, path, query, body }, timeoutMs) => {
		const options: IHttpRequestOptions = {
			method,
			url: path,
			qs: query,
			body,
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

/** n8n wraps the error of a broken connection; its code stands somewhere in the chain of causes. */
function rethrowWithCode(error: unknown): never {
	let at = error as { code?: unknown; cause?: unknown } | undefined;
	for (let depth = 0; at && depth < 5; depth++) {
		if (typeof at.code === 'string') break;
		at = at.cause as typeof at;
	}
	throw Object.assign(new Error('no answer'), { code: at?.code });
}
