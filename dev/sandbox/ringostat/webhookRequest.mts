/** A webhook on its way, in the shapes seen in the wild. */
import type { HttpRequest } from './send.mts';

type Body = Record<string, unknown>;

/** These stay at the top in the nested shape; the rest goes under `additional_call_data`. */
const TOP_KEYS = [
	'uniqueid',
	'calldate',
	'call_type',
	'disposition',
	'billsec',
	'has_recording',
	'recording_wav',
];

/** How a call becomes the body of a POST; null: it stands in the query of a GET. */
const SHAPES = {
	json: ['application/json', JSON.stringify],
	form: [
		'application/x-www-form-urlencoded',
		(call: Body) => new URLSearchParams(flatten(call)).toString(),
	],
	query: null,
	nested: ['application/json', (call: Body) => JSON.stringify(nest(call))],
	array: ['application/json', (call: Body) => JSON.stringify([call])],
	wrapped: ['application/json', (call: Body) => JSON.stringify({ data: [call] })],
	textJson: ['text/plain', JSON.stringify],
} as const;

export type Shape = keyof typeof SHAPES;

export const shapes = Object.keys(SHAPES) as [Shape, ...Shape[]];

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
	const given = Object.entries(staticParameters).filter(([, value]) => value);
	const inQuery = SHAPES[shape] === null ? Object.entries(flatten(call)) : [];
	for (const [name, value = ''] of [...given, ...inQuery]) url.searchParams.set(name, value);
	if (SHAPES[shape] === null) return { url: url.href, method: 'GET', headers };
	const [type, write] = SHAPES[shape];
	headers['content-type'] = type;
	return { url: url.href, method: 'POST', headers, body: write(call) };
}

function nest(call: Body): Body {
	const entries = Object.entries(call);
	const isTop = ([name]: [string, unknown]) => TOP_KEYS.includes(name);
	return {
		...Object.fromEntries(entries.filter(isTop)),
		additional_call_data: Object.fromEntries(entries.filter((entry) => !isTop(entry))),
	};
}

function flatten(call: Body): Record<string, string> {
	const asText = (value: unknown) =>
		typeof value === 'object' ? JSON.stringify(value) : String(value);
	return Object.fromEntries(
		Object.entries(call).map(([name, value]) => [name, asText(value ?? '')]),
	);
}
