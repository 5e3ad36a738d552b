import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inParallel } from '../../../shared/inParallel';
import { failedItem } from '../../../shared/n8n/forEachItem';
import { itemError } from '../../../shared/n8n/itemError';
import { Batch } from '../../crm/Batch';
import { connect, type Connection } from '../../n8n/connect';
import { readOptions } from '../../n8n/optionParameters';
import type { Handler } from '../types';

/** What an operation works with for one item. */
export interface ItemWork {
	cabinet: Connection;
	/** What the items share: the cabinet's users are read once for all of them. */
	batch: Batch;
	context: IExecuteFunctions;
	index: number;
	/** Pages looked through in a cabinet that does not filter as asked. */
	maxPages: number;
}

/**
 * Creates the handler of an operation that is done for each incoming item, several at once, and puts
 * out what `work` gives. An item that fails stops the node, or goes on with its error when the node is
 * set to continue.
 */
export function perItem(work: (item: ItemWork) => Promise<object[]>): Handler {
	return async (context) => {
		const { parallel, limits, maxPages } = readOptions(context);
		// Not awaited here: what is wrong with the credential is then said for each item.
		const connection = connect(context, limits).then((cabinet) => ({
			cabinet,
			batch: new Batch(cabinet, []),
		}));
		const secrets = connection.then(({ cabinet }) => cabinet.secrets).catch((): string[] => []);
		const outputs = await inParallel(
			context.getInputData(),
			parallel,
			async ({ json }, index): Promise<INodeExecutionData[]> =>
				await connection
					.then(async (shared) => await work({ ...shared, context, index, maxPages }))
					.then(
						(records) => records.map((record) => itemOf(record, index)),
						async (error: unknown) => {
							const failure = itemError(context.getNode(), error, index, '', await secrets);
							if (!context.continueOnFail()) throw failure;
							return [failedItem(context, json, index, failure)];
						},
					),
		);
		return outputs.flat();
	};
}

function itemOf(record: object, index: number): INodeExecutionData {
	return { json: record as IDataObject, pairedItem: { item: index } };
}
