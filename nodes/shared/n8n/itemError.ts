import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ApiError } from '../http/ApiError';
import { redact } from '../redact';

/**
 * An error as n8n shows it: what happened, to which call, and what to do; no secret in it, and
 * nothing of the request, which holds the key.
 *
 * @param about what the item was about, `Call ua1_-170…`; empty when not known
 */
export function itemError(
	node: INode,
	error: unknown,
	itemIndex: number,
	about: string,
	secrets: readonly string[],
): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	const said = error instanceof Error ? error.message : String(error);
	const message = redact(about === '' ? said : `${about}: ${said}`, secrets);
	if (!(error instanceof ApiError)) {
		return new NodeOperationError(node, message, { itemIndex });
	}
	const description = redact(error.description, secrets);
	const local = error.kind === 'settings' || error.kind === 'unsupported';
	if (local) return new NodeOperationError(node, message, { itemIndex, description });
	const failure = new NodeApiError(
		node,
		{ message },
		{
			message,
			description,
			itemIndex,
			...(error.httpStatus !== null && { httpCode: String(error.httpStatus) }),
		},
	);
	// n8n puts a text of its own in the place of one that names ECONNREFUSED and the like.
	failure.message = message;
	return failure;
}
