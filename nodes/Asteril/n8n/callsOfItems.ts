import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../shared/isObject';
import type { BatchedCall } from '../crm/Batch';
import { idOrNull } from './callOfItem';
import { normalizeCall } from './normalizeCall';

/** Returns the calls of all incoming items, as far as they are calls; the items of one execution. */
export function callsOfItems(context: IExecuteFunctions): BatchedCall[] {
	const zone = context.getTimezone();
	return context.getInputData().flatMap(({ json }) => batchedCallOf(json, zone) ?? []);
}

function batchedCallOf(json: IDataObject, zone: string): BatchedCall | null {
	try {
		const call = normalizeCall(json, zone);
		const { client, loggedCall } = json;
		const clientId =
			(isObject(loggedCall) ? idOrNull(loggedCall.clientId) : null) ??
			(isObject(client) ? idOrNull(client.id) : null);
		return { ...call, clientId };
	} catch {
		// Its own turn says what is wrong with it.
		return null;
	}
}
