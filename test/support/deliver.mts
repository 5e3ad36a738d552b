import 'reflect-metadata';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeCredentials,
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
	Logger,
} from 'n8n-workflow';
import { additionalDataFor, type Credentials } from './additionalData.mts';
import { closeAfterTest } from './closeAfterTest.mts';
import { nodeOf, PREFIX } from './nodeTypes.mts';
import { type Step, straightLine } from './straightLine.mts';

export interface Delivered {
	/** What the caller got. */
	status: number;
	answer: IDataObject;
	/** What started the workflow; nothing when it did not start. */
	items: INodeExecutionData[] | undefined;
	/** What stands in the log: `info: …`. */
	log: string[];
}

export interface Delivery {
	method?: 'GET' | 'POST';
	/** With its `?`. */
	query?: string;
	headers?: Record<string, string>;
	body?: string | Uint8Array<ArrayBuffer>;
	/** Sends the body without announcing its length. */
	chunked?: boolean;
}

/**
 * Sends a request to the trigger over HTTP, as Ringostat would, and n8n's own context runs it. What
 * n8n's server does with a request on its way (`parseRequestBody` for type version 2) is done here.
 */
export async function deliver(
	{ method = 'POST', query = '', headers, body, chunked = false }: Delivery,
	{ token = 'token-0123456789', parameters = {} as Step['parameters'] } = {},
): Promise<Delivered> {
	const { url, outcomes, log } = await serveTrigger({
		parameters,
		credentials: { ringostatApi: { token } },
	});
	const sent = chunked && body !== undefined ? new Blob([body]).stream() : body;
	const answer = await fetch(`${url}${query}`, {
		method,
		headers,
		body: sent,
		...(chunked && { duplex: 'half' }),
	} as RequestInit);
	const items = outcomes[0]?.workflowData?.[0];
	return { status: answer.status, answer: (await answer.json()) as IDataObject, items, log };
}

export interface ServedTrigger {
	url: string;
	/** What the trigger gave n8n for each request, the first one first. */
	outcomes: IWebhookResponseData[];
	/** What stands in the log: `info: …`. */
	log: string[];
}

/** Puts a trigger on an address of this machine, until the end of the test. */
export async function serveTrigger(trigger: {
	type?: string;
	parameters?: Step['parameters'];
	credentials: Credentials;
	/** What a trigger remembers for a credential stays with this id; so does what it remembers for a workflow. */
	credentialId?: string;
}): Promise<ServedTrigger> {
	const log: string[] = [];
	const outcomes: IWebhookResponseData[] = [];
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		const outcome = await run(await asN8nDoes(request), likeExpress(response), log, trigger);
		outcomes.push(outcome);
		if (outcome.noWebhookResponse) return;
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(outcome.webhookResponse));
	};
	const server = createServer((request, response) => {
		handle(request, response).catch((error: Error) => {
			response.writeHead(500).end(JSON.stringify({ thrown: error.message }));
		});
	});
	server.unref();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closeAfterTest({
		close: async () => {
			server.closeAllConnections();
			return await new Promise((resolve) => server.close(resolve));
		},
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/webhook`, outcomes, log };
}

async function run(
	httpRequest: object,
	httpResponse: object,
	log: string[],
	{
		type = 'ringostatTrigger',
		parameters,
		credentials,
		credentialId,
	}: Parameters<typeof serveTrigger>[0],
) {
	const ids = Object.keys(credentials).map((name) => [name, { id: credentialId ?? name, name }]);
	const settings = { credentials: Object.fromEntries(ids) as INodeCredentials };
	const { nodes, base, workflow } = straightLine([{ type, parameters, settings }]);
	if (credentialId !== undefined) workflow.id = credentialId;
	const data = {
		...additionalDataFor(base, credentials),
		httpRequest,
		httpResponse,
	};
	const webhook = { webhookDescription: { name: 'default' } } as unknown as IWebhookData;
	const context = new WebhookContext(
		workflow,
		nodes[0],
		data as ConstructorParameters<typeof WebhookContext>[2],
		'webhook',
		webhook,
		[],
		null,
	);
	const write = (level: string) => (message: string) => void log.push(`${level}: ${message}`);
	const levels = ['error', 'warn', 'info', 'debug'];
	const logger = Object.fromEntries(levels.map((level) => [level, write(level)]));
	Object.defineProperty(context, 'logger', { value: logger as unknown as Logger });
	const outcome = await nodeOf(PREFIX + type).webhook?.call(context);
	if (!outcome) throw new Error('the trigger gave no answer');
	return outcome;
}

/** Reads JSON, forms and plain text, and leaves every other type for the node to read. */
async function asN8nDoes(request: IncomingMessage): Promise<object> {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://n8n');
	const contentType = request.headers['content-type']?.split(';')[0].trim();
	const extended = Object.assign(request, {
		path: pathname,
		params: {},
		contentType,
		query: parse(searchParams.toString()),
		body: undefined as unknown,
		rawBody: undefined as Buffer | undefined,
		readRawBody: async () => {
			if (extended.rawBody) return;
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			extended.rawBody = Buffer.concat(chunks);
		},
	});
	const parsers: Record<string, (text: string) => unknown> = {
		'application/json': (text) => JSON.parse(text) as unknown,
		'application/x-www-form-urlencoded': (text) => parse(text),
		'text/plain': (text) => text,
	};
	const parser = parsers[contentType ?? ''];
	if (parser) {
		await extended.readRawBody();
		if (extended.rawBody?.length) extended.body = parser(extended.rawBody.toString('utf8'));
	}
	return extended;
}

/** The methods of Express that a node may use on a response. */
function likeExpress(response: ServerResponse): object {
	const express = Object.assign(response, {
		status: (code: number) => {
			response.statusCode = code;
			return express;
		},
		type: (type: string) => {
			response.setHeader('content-type', type);
			return express;
		},
		send: (body: string) => {
			response.end(body);
			return express;
		},
		json: (body: unknown) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(body));
			return express;
		},
	});
	return express;
}
