import { ApiError } from '../../shared/http/ApiError';
import type { HttpRequest, Send } from '../../shared/http/sender';
import { quoteError } from '../../shared/http/shape';

/** Who is to be connected: Ringostat rings the employee first, then the client. */
export interface CallBackRequest {
	/** The employee's number, extension or SIP login, as the project knows it. */
	employee: string;
	/** Full international digits. */
	client: string;
	/** `simple`: from a number of the project. `extended`: any number, needs the project's id. */
	form: 'simple' | 'extended';
	projectId: string;
}

/**
 * Starts a call between an employee and a client (article 6312685). It is sent once: a second call
 * would ring twice, so nothing is tried again that may have begun.
 *
 * @throws {ApiError}
 */
export async function callBack(send: Send, request: CallBackRequest): Promise<void> {
	const answer = await send(request.form === 'simple' ? simple(request) : extended(request));
	// The extended form answers errors with HTTP 200; whether the simple one does is not known.
	const { error } = (answer ?? {}) as { error?: unknown };
	if (error === undefined || error === null || error === false) return;
	throw new ApiError('refused', `Ringostat did not start the call: ${quoteError(error)}`, {
		description:
			"Check the employee's number or SIP login, the project ID, and in Ringostat that the employee may make outgoing calls.",
	});
}

function simple({ employee, client }: CallBackRequest): HttpRequest {
	return {
		method: 'POST',
		path: 'callback/outward_call',
		body: { extension: employee, destination: client },
	};
}

function extended({ employee, client, projectId }: CallBackRequest): HttpRequest {
	return {
		method: 'POST',
		path: 'a/v2',
		body: {
			jsonrpc: '2.0',
			id: 1,
			method: 'Api\\V2\\Callback.external',
			params: { caller: employee, callee: client, projectId, direction: 'out' },
		},
	};
}
