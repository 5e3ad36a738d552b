import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inParallel } from '../inParallel';
import { itemError } from './itemError';

/**
 * Does a node's work for every item, several at once, and passes each on with what was added.
 * An item that fails stops the node, or goes on with its error when the node is set to continue
 * (n8n takes it to the error output, if there is one).
 *
 * @param about what an item is about, for its error message
 */
export async function forEachItem(
	context: IExecuteFunctions,
	{ parallel, secrets }: { parallel: number; secrets: readonly string[] },
	about: (index: number) => string,
	work: (index: number) => Promise<object>,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const output = await inParallel(items, parallel, async (item, index) => {
		const passOn = (added: object): INodeExecutionData => ({
			json: { ...withoutNotes(item.json), ...(added as IDataObject) },
			...(item.binary && { binary: item.binary }),
			pairedItem: { item: index },
		});
		return await work(index).then(passOn, (error: unknown) => {
			const failure = itemError(context.getNode(), error, index, about(index), secrets);
			if (!context.continueOnFail()) throw failure;
			return failedItem(context, item.json, index, failure);
		});
	});
	return [output];
}

/**
 * The item of a node that is set to continue after an error, with what happened and what to do.
 * On the error output n8n itself adds what the item was; an `error` beside `json` would make it
 * put nothing but the message there.
 */
export function failedItem(
	context: IExecuteFunctions,
	json: IDataObject,
	index: number,
	failure: { message: string; description?: string | null },
): INodeExecutionData {
	const said = { error: failure.message, details: failure.description ?? '' };
	const onErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return { json: onErrorOutput ? said : { ...json, ...said }, pairedItem: { item: index } };
}

/** Why an earlier node had nothing to do is not what this one says of itself. */
function withoutNotes(json: IDataObject): IDataObject {
	const rest = { ...json };
	delete rest.skipped;
	delete rest.warning;
	return rest;
}
