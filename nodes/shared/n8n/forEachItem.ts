import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import { redact } from '../redact';
import { inParallel } from '../inParallel';
import { describeFailures, type Failure } from './describeFailures';
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
	/** Keys that only this node writes. What an incoming item has there is removed. */
	replaces?: readonly string[];
	/** What the item is about, for its error message; may be empty. */
	about(index: number): string;
	/** Does the work for an item and returns what is added to it. */
	work(tools: T, index: number): Promise<object>;
	/** What is added to an item that is passed on although the work failed. */
	whenFailed?: object;
}

/**
 * Does a node's work for every item, several at once, and passes each on with what was added.
 *
 * An item for which the work fails stops the node. A node set to *Continue* passes it on instead, its
 * failure noted in `failures`: one step's failure does not stop the next. A node that stops, or has an
 * error output, does its own work first and then reports everything that failed for the item so far.
 */
export async function forEachItem<T extends Tools>(
	context: IExecuteFunctions,
	{ parallel, prepare, replaces = [], about, work, whenFailed = {} }: Work<T>,
): Promise<INodeExecutionData[][]> {
	// Not awaited here: n8n would pass all items on as good ones when the node itself failed.
	const prepared = prepare();
	const secrets = prepared.then((tools) => tools.secrets).catch((): string[] => []);
	const node = context.getNode();
	const passesOn = context.continueOnFail() && node.onError !== 'continueErrorOutput';
	const output = await inParallel(context.getInputData(), parallel, async (item, index) => {
		const earlier = earlierFailures(item.json);
		const json = without(item.json, [...NOTES, ...replaces]);
		try {
			const added = withoutSecrets(await work(await prepared, index), await secrets);
			if (earlier.length > 0 && !passesOn) throw allFailed(context, earlier, about(index), index);
			const { binary } = item;
			const pairedItem = { item: index };
			return { json: { ...json, ...added }, ...(binary && { binary }), pairedItem };
		} catch (error) {
			const own = itemError(node, error, index, about(index), await secrets);
			if (passesOn) {
				const failures = [...earlier, { node: node.name, message: failureText(own, about(index)) }];
				return failedItem(context, { ...json, ...whenFailed, failures }, index, own);
			}
			const isCombined = earlier.length > 0 && !(error instanceof AllFailed);
			const last = { node: node.name, message: failureText(own, about(index)) };
			const failure = isCombined
				? allFailed(context, [...earlier, last], about(index), index)
				: own;
			if (!context.continueOnFail()) throw failure;
			return failedItem(context, item.json, index, failure);
		}
	});
	return [output];
}

/** The steps that failed for an item before. */
function earlierFailures({ failures }: IDataObject): Failure[] {
	return Array.isArray(failures) ? (failures as unknown as Failure[]) : [];
}

/** One error that names each step that failed, and why. */
class AllFailed extends NodeOperationError {}

function allFailed(
	context: IExecuteFunctions,
	failures: Failure[],
	about: string,
	itemIndex: number,
): AllFailed {
	const message = [about, describeFailures(failures)].filter(Boolean).join(': ');
	return new AllFailed(context.getNode(), message, { itemIndex });
}

/** An error's text without what the item is about, which is said once for all. */
function failureText(
	{ message, description }: { message: string; description?: string | null },
	about: string,
): string {
	const text = description ? `${message}. ${description}` : message;
	return about !== '' && text.startsWith(`${about}: `) ? text.slice(about.length + 2) : text;
}

/**
 * The item of a node that is set to continue after an error: what happened and what to do, under
 * `error`. On the error output there is no other key, else n8n 1.x does not take it for an error; n8n
 * itself adds the item there.
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

/** A warning may quote what a service said. */
function withoutSecrets(added: { warning?: string }, secrets: readonly string[]): object {
	const { warning } = added;
	return warning === undefined ? added : { ...added, warning: redact(warning, secrets) };
}

/** Keys with which an earlier node described its own work; they are removed. */
const NOTES = ['skipped', 'warning', 'error'];

function without(json: IDataObject, keys: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));
}
