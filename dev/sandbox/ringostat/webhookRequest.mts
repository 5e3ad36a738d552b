/** A webhook on its way, in the shapes seen in the wild. */
import type { HttpRequest } from './send.mts';

type Body = Record<string, unknown>;

export const shapes = ['json', 'form', 'query', 'nested', 'array', 'wrapped', 'textJson'] as const;

export type Shape = (typeof shapes)[number];

/** The request of a delivery. Static parameters stand in the URL whatever the method. */
export function webhookRequest(
	webhookUrl: string,
	staticParameters: Record<string, string | undefined>,
	shape: Shape,
	call: Body,
): HttpRequest {
	const url = new URL(webhookUrl);
	// `https://user:password@…` is HTTP Basic; fetch wants it as a header.
	const basic = decodeURIComponent(`${url.username}:${url.password}`);
	const headers: Record<string, string> =
		basic === ':' ? {} : { authorization: `Basic ${Buffer.from(basic).toString('base64')}` };
	url.username = '';
	url.password = '';
	for (const [name, value] of Object.entries(staticParameters)) {
		if (value) url.searchParams.set(name, value);
	}
	if (shape === 'query') {
		for (const [name, value] of flatten(call)) url.searchParams.set(name, value);
		return { url: url.href, method: 'GET', headers };
	}
	const [type, body] = bodyOf(shape, call);
	headers['content-type'] = type;
	return { url: url.href, method: 'POST', headers, body };
}

function bodyOf(shape: Exclude<Shape, 'query'>, call: Body): [type: string, body: string] {
	if (shape === 'form') {
		return ['application/x-www-form-urlencoded', new URLSearchParams(flatten(call)).toString()];
	}
	const contents = {
		json: call,
		nested: nest(call),
		array: [call],
		wrapped: { data: [call] },
		textJson: call,
	};
	return [
		shape === 'textJson' ? 'text/plain' : 'application/json',
		JSON.stringify(contents[shape]),
	];
}

/** A few keys stay at the top, the rest goes under `additional_call_data`. */
function nest(call: Body): Body {
	const { uniqueid, calldate, call_type, disposition, billsec, ...others } = call;
	const { has_recording, recording_wav, ...rest } = others;
	const top = { uniqueid, calldate, call_type, disposition, billsec, has_recording, recording_wav };
	return { ...top, additional_call_data: rest };
}

function flatten(call: Body): Array<[string, string]> {
	return Object.entries(call).map(([name, value]) => [
		name,
		typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''),
	]);
}
