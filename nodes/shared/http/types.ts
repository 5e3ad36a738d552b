export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH';
	/** Path below the service's address, without the key. */
	path: string;
	/** `undefined` takes away what the credential would add. */
	query?: Record<string, string | number | undefined>;
	/** In addition to those that the credential adds. */
	headers?: Record<string, string>;
	body?: Record<string, unknown>;
	/** A write that does no harm when it is done twice. It is retried like a read. */
	repeatable?: boolean;
}

export interface HttpResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string | undefined>;
	/** Parsed JSON, or the text when it was no JSON. */
	body: unknown;
}

/** Result of a single HTTP request. */
export type HttpResult =
	| { answer: HttpResponse }
	/** No whole answer: `code` as Node.js names it (`ECONNREFUSED`), when known. */
	| { failed: 'network'; code: string | null };

/**
 * Sends one request with the key added and returns the answer whatever its status.
 * Fails only when no whole answer came, with an error that has a `code`; or with an `ApiError` when
 * the request can't be sent at all.
 */
export type Transport = (request: HttpRequest, timeoutMs: number) => Promise<HttpResponse>;
