import { type INode, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { processState } from '../n8n/ProcessState';

/**
 * How often a refused delivery may start an execution that fails. Without one the owner would never
 * learn that Ringostat sends the wrong token, because n8n does not show a delivery that is answered
 * with 401. More would let somebody without the token fill n8n.
 */
const SHOWN_EVERY_MS = 10 * 60 * 1000;

/** Returns the item of the execution that shows a refusal, or none when one was shown just now. */
export function refusedItems(
	trigger: string,
	reason: string,
	now: number,
	{ refusalShownAt } = processState,
): INodeExecutionData[] | null {
	if (now - (refusalShownAt.get(trigger) ?? -Infinity) < SHOWN_EVERY_MS) return null;
	refusalShownAt.set(trigger, now);
	return [{ json: { refused: reason } }];
}

/** @throws {NodeOperationError} when the items are those of a refusal */
export function assertNotRefused(node: INode, items: readonly INodeExecutionData[]): void {
	const refused = items[0]?.json.refused;
	if (typeof refused !== 'string') return;
	throw new NodeOperationError(node, refused, {
		description:
			'The calls of such a webhook are lost, unless Get Calls brings them. Compare the URL of each webhook in Ringostat with the Webhook Token of the Ringostat credential. This is shown once in ten minutes at most.',
	});
}
