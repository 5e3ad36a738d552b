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
	const onErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const output = await inParallel(items, parallel, async (item, index) => {
		const passOn = (added: object): INodeExecutionData => ({
			json: { ...item.json, ...(added as IDataObject) },
			...(item.binary && { binary: item.binary }),
			pairedItem: { item: index },
		});
		return await work(index).then(passOn, (error: unknown) => {
			const failure = itemError(context.getNode(), error, index, about(index), secrets);
			if (!context.continueOnFail()) throw failure;
			const said = { error: failure.message, details: failure.description ?? '' };
			// On the error output n8n itself adds what the item was; an "error" beside "json" would
			// make it put nothing but the message there.
			return onErrorOutput ? { json: said, pairedItem: { item: index } } : passOn(said);
		});
	});
	return [output];
}
