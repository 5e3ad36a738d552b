import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inParallel } from '../inParallel';
import { itemError } from './itemError';

/** What a node works with. */
interface Tools {
	/** What must not show in a message. */
	secrets: readonly string[];
}

export interface Work<T extends Tools> {
	/** Items worked on at the same moment. */
	parallel: number;
	/** Gets the tools, once for all items. When that fails, every item fails with it. */
	prepare(): Promise<T>;
	/** Keys that only this node speaks of: what an item says there comes from elsewhere. */
	replaces?: readonly string[];
	/** What an item is about, for its error message; may be empty. */
	about(index: number): string;
	/** Does the work for an item and gives what is added to it. */
	work(tools: T, index: number): Promise<object>;
}

/**
 * Does a node's work for every item, several at once, and passes each on with what was added.
 * An item that fails stops the node, or goes on with its error when the node is set to continue
 * (n8n takes it to the error output, if there is one).
 */
export async function forEachItem<T extends Tools>(
	context: IExecuteFunctions,
	{ parallel, prepare, replaces = [], about, work }: Work<T>,
): Promise<INodeExecutionData[][]> {
	// Not awaited here: n8n would pass all items on as good ones when the node itself failed.
	const prepared = prepare();
	const secrets = prepared.then((tools) => tools.secrets).catch((): string[] => []);
	const output = await inParallel(context.getInputData(), parallel, async (item, index) => {
		const done = prepared.then(async (tools) => await work(tools, index));
		return await done.then(
			(added): INodeExecutionData => ({
				json: { ...without(item.json, [...NOTES, ...replaces]), ...(added as IDataObject) },
				...(item.binary && { binary: item.binary }),
				pairedItem: { item: index },
			}),
			async (error: unknown) => {
				const node = context.getNode();
				const failure = itemError(node, error, index, about(index), await secrets);
				if (!context.continueOnFail()) throw failure;
				return failedItem(context, item.json, index, failure);
			},
		);
	});
	return [output];
}

/**
 * The item of a node that is set to continue after an error: what happened and what to do, under
 * `error`. On the error output it must stand alone, or n8n 1.x does not know it for an error; n8n
 * itself adds there what the item was.
 */
export function failedItem(
	context: IExecuteFunctions,
	json: IDataObject,
	index: number,
	{ message, description }: { message: string; description?: string | null },
): INodeExecutionData {
	const error = description ? `${message}. ${description}` : message;
	const onErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return { json: onErrorOutput ? { error } : { ...json, error }, pairedItem: { item: index } };
}

/** Why an earlier node had nothing to do is not what this one says of itself. */
const NOTES = ['skipped', 'warning'];

function without(json: IDataObject, keys: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));
}
