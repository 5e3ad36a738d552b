/** "Webhook number": while a call rings, Ringostat asks an address where the call goes. */
import { z } from 'zod';
import { type HttpAnswer, type HttpRequest, send } from './send.mts';
import type { Contact, Staff } from './staff.mts';

export const routeSchema = z
	.object({
		url: z.string().url(),
		token: z.string().default(''),
		method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).default('POST'),
		/** How the parameters are sent and the answer is read. */
		form: z.enum(['http', 'json', 'json-rpc']).default('json'),
		/** Name in response for destination. */
		nameInResponse: z.string().default('destination'),
		/** How long Ringostat waits. */
		waitMs: z.number().int().min(1).max(60_000).default(3000),
		call: z
			.object({
				id: z.string().optional(),
				/** Full international digits; null is a hidden number. */
				client: z.string().nullable().default('380501112233'),
				line: z.string().default('380443334455'),
			})
			.strict()
			.default({}),
		/** Names of the parameters, as a person typed them. */
		names: z.record(z.string()).default({ id: 'call_id', client: 'caller_number', line: 'dst' }),
		/** Further parameters. */
		extra: z.record(z.unknown()).default({}),
	})
	.strict();

export type RouteRequest = z.input<typeof routeSchema>;
type Asked = z.infer<typeof routeSchema>;
type Answer = ({ result?: Answer } & Record<string, unknown>) | null;

/** What was answered (the beginning of its body), and where the call went. */
export interface Routed extends HttpAnswer {
	callId: string;
	client: string | null;
	milliseconds: number;
	/** `null` when there is none in the answer. */
	destination: string | null;
	/** Who or what rings: an employee's name, the destination itself, or the scheme's next block. */
	rings: string;
	/** What the telephone of that employee shows. */
	shows: Contact | null;
}

const NEXT_BLOCK = 'next block of the scheme';
const SHOWN = 500;

let made = 0;

/** Asks where a call goes, and says where it went. Never throws. */
export async function askForRoute(wanted: RouteRequest, staff: Staff): Promise<Routed> {
	const asked = routeSchema.parse(wanted);
	made += 1;
	const callId = asked.call.id ?? `ua5_-routing.${made}`;
	const request = routingRequest(asked, callId);
	const began = performance.now();
	const answer = await send(request, asked.waitMs);
	const milliseconds = Math.round(performance.now() - began);
	const destination = answer.status === 200 ? destinationIn(answer.body, asked) : null;
	const employee = destination === null ? undefined : staff.employeeAt(destination);
	return {
		callId,
		client: asked.call.client,
		status: answer.status,
		body: answer.body.slice(0, SHOWN),
		milliseconds,
		destination,
		rings: employee?.fio ?? (destination || NEXT_BLOCK),
		shows: employee === undefined ? null : staff.contactOf(asked.call.client),
	};
}

function routingRequest(asked: Asked, id: string): HttpRequest {
	const { token, method, form, call, names, extra } = asked;
	const url = new URL(asked.url);
	if (token !== '') url.searchParams.set('token', token);
	const headers = { 'user-agent': 'ringostat HTTP Client v1.1' };
	const facts = { id, client: call.client ?? '', line: call.line };
	const named = Object.entries(facts).map(([fact, value]) => [names[fact] ?? '', value]);
	const parameters = { ...extra, ...Object.fromEntries(named.filter(([name]) => name !== '')) };
	// A GET carries no body: its parameters stand in the query, whatever the form of the answer.
	if (form === 'http' || method === 'GET') {
		for (const [name, value] of Object.entries(parameters)) {
			url.searchParams.set(name, String(value));
		}
		return { url: url.href, method, headers };
	}
	const envelope = { jsonrpc: '2.0', id: 1, method: 'webhookNumber', params: parameters };
	const body = JSON.stringify(form === 'json' ? parameters : envelope);
	return {
		...{ url: url.href, method, body },
		headers: { ...headers, 'content-type': 'application/json' },
	};
}

function destinationIn(body: string, { form, nameInResponse }: Asked): string | null {
	if (form === 'http') return body.trim();
	try {
		const answer = JSON.parse(body) as Answer;
		const destination = (form === 'json-rpc' ? answer?.result : answer)?.[nameInResponse];
		return typeof destination === 'string' ? destination : null;
	} catch {
		return null;
	}
}
