import { rootMessage } from '../Problem.mts';

const DELIVERY_LIMIT_MS = 30_000;
const SHOWN = 2000;

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
		return { status: 0, body: rootMessage(error) };
	}
}

/** Delivers a webhook so often, all at once or one after the other; of each answer the beginning. */
export async function sendOften(
	request: HttpRequest,
	{ repeat, parallel }: { repeat: number; parallel: boolean },
): Promise<HttpAnswer[]> {
	const answers: Array<Promise<HttpAnswer>> = [];
	for (let count = 0; count < repeat; count += 1) {
		answers.push(send(request, DELIVERY_LIMIT_MS));
		if (!parallel) await answers.at(-1);
	}
	const all = await Promise.all(answers);
	return all.map(({ status, body }) => ({ status, body: body.slice(0, SHOWN) }));
}
