import type { IWebhookFunctions } from 'n8n-workflow';

/** What n8n adds to the request of a webhook. */
interface N8nRequest {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/**
 * The body of a delivery. n8n parses JSON, forms, text and XML; for a node of type version 2 and
 * up it leaves any other content type unread, so that is read here.
 */
export async function readBody(context: IWebhookFunctions): Promise<unknown> {
	const parsed: unknown = context.getBodyData();
	const empty =
		parsed === undefined || (typeof parsed === 'object' && Object.keys(parsed ?? {}).length === 0);
	if (!empty) return parsed;
	const request = context.getRequestObject() as N8nRequest;
	await request.readRawBody?.();
	return request.rawBody;
}

/** Bytes of the body, as announced or as read. */
export function bodySize(context: IWebhookFunctions): number {
	const announced = Number(context.getHeaderData()['content-length'] ?? 0);
	const { rawBody } = context.getRequestObject() as N8nRequest;
	return Math.max(Number.isFinite(announced) ? announced : 0, rawBody?.length ?? 0);
}
