import { messageOf } from '../Problem.mts';

export interface HttpRequest {
	url: string;
	method: string;
	headers: Record<string, string>;
	body?: string;
}

export interface HttpAnswer {
	/** 0 when nobody answered in time. */
	status: number;
	/** What was answered, or why nothing was. */
	body: string;
}

/** Sends a request to whoever listens; never throws. */
export async function send(request: HttpRequest, waitMs: number): Promise<HttpAnswer> {
	const { url, ...init } = request;
	try {
		const signal = AbortSignal.timeout(waitMs);
		const response = await fetch(url, { ...init, redirect: 'manual', signal });
		return { status: response.status, body: await response.text() };
	} catch (error) {
		return { status: 0, body: messageOf(error) };
	}
}
