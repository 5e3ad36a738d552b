/** A webhook on its way: the shapes seen in the wild, and the sending. */
import { messageOf } from '../Problem.mts';

export const shapes = ['json', 'form', 'query', 'nested', 'array', 'wrapped', 'textJson'] as const;

export type Shape = (typeof shapes)[number];

export interface Delivery {
	/** 0 when nobody answered. */
	status: number;
	/** What was answered (its beginning), or why nobody did. */
	body: string;
}

interface HttpRequest {
	url: string;
	method: 'GET' | 'POST';
	headers: Record<string, string>;
	body?: string;
}

const SHOWN = 2000;
const PATIENCE_MS = 30_000;

/** These stay at the top in the nested shape; the rest goes under `additional_call_data`. */
const topKeys = new Set([
	'uniqueid',
	'calldate',
	'call_type',
	'disposition',
	'billsec',
	'has_recording',
	'recording_wav',
]);

/** The request of a delivery. Static parameters stand in the URL whatever the method. */
export function buildRequest(
	webhookUrl: string,
	staticParameters: Record<string, string | undefined>,
	shape: Shape,
	call: Record<string, unknown>,
): HttpRequest {
	const url = new URL(webhookUrl);
	// `https://user:password@…` is HTTP Basic; fetch wants it as a header.
	const basic = decodeURIComponent(`${url.username}:${url.password}`);
	const headers: Record<string, string> =
		basic === ':' ? {} : { authorization: `Basic ${Buffer.from(basic).toString('base64')}` };
	url.username = '';
	url.password = '';
	for (const [name, value] of Object.entries(staticParameters)) {
		if (value !== undefined && value !== '') url.searchParams.set(name, value);
	}
	if (shape === 'query') {
		for (const [name, value] of Object.entries(call)) url.searchParams.set(name, flat(value));
		return { url: url.href, method: 'GET', headers };
	}
	const post = (type: string, body: string): HttpRequest => ({
		url: url.href,
		method: 'POST',
		headers: { ...headers, 'content-type': type },
		body,
	});
	if (shape === 'form') {
		const pairs = Object.entries(call).map(([name, value]): [string, string] => [
			name,
			flat(value),
		]);
		return post('application/x-www-form-urlencoded', new URLSearchParams(pairs).toString());
	}
	if (shape === 'textJson') return post('text/plain', JSON.stringify(call));
	const json = { json: call, nested: nest(call), array: [call], wrapped: { data: [call] } };
	return post('application/json', JSON.stringify(json[shape]));
}

/** Sends it; never throws. */
export async function deliver({ url, ...request }: HttpRequest): Promise<Delivery> {
	try {
		const response = await fetch(url, {
			...request,
			redirect: 'manual',
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		return { status: response.status, body: (await response.text()).slice(0, SHOWN) };
	} catch (error) {
		return { status: 0, body: messageOf(error) };
	}
}

function nest(call: Record<string, unknown>): Record<string, unknown> {
	const entries = Object.entries(call);
	return {
		...Object.fromEntries(entries.filter(([name]) => topKeys.has(name))),
		additional_call_data: Object.fromEntries(entries.filter(([name]) => !topKeys.has(name))),
	};
}

function flat(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
