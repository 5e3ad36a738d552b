import type { IDataObject } from 'n8n-workflow';

/** How Ringostat wants to be answered: as it is set in its "Webhook number". */
export interface AnswerForm {
	answerAs: 'json' | 'text' | 'jsonRpc';
	/** "Name in response for destination", as it is typed in Ringostat. */
	answerName: string;
}

/**
 * The body of the answer (article 6475030). Where the destination stands in a JSON-RPC answer is
 * assumed: under the same name in `result`.
 *
 * @param body of the request, for the id of a JSON-RPC call
 */
export function answerOf(
	destination: string,
	{ answerAs, answerName }: AnswerForm,
	body: unknown,
): string | IDataObject {
	if (answerAs === 'text') return destination;
	const named = { [answerName]: destination };
	if (answerAs === 'json') return named;
	const { id = null } = (body ?? {}) as { id?: string | number | null };
	return { jsonrpc: '2.0', id, result: named };
}
