import type { IExecuteFunctions } from 'n8n-workflow';
import type { RequestLimits } from '../../shared/n8n/requestLimits';
import { Batch } from '../crm/Batch';
import { connect, type Connection } from './connect';
import { callsOfItems } from './callsOfItems';

/** The cabinet, and what the calls of the execution share. */
export interface BatchConnection {
	cabinet: Connection;
	batch: Batch;
	secrets: readonly string[];
}

/** Connects a node that works on calls with the cabinet of its Asteril credential. */
export async function connectForBatch(
	context: IExecuteFunctions,
	limits: RequestLimits,
): Promise<BatchConnection> {
	const cabinet = await connect(context, limits);
	return { cabinet, batch: new Batch(cabinet, callsOfItems(context)), secrets: cabinet.secrets };
}
