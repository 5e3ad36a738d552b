import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../shared/isObject';
import type { BatchedCall } from '../crm/Batch';
import { idOrNull } from './callOfItem';
import { normalizeCall } from './normalizeCall';

/** Returns the calls among the incoming items of the execution. Items that are not calls are left out. */
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
		// The node says what is wrong with the item when it works on it.
		return null;
	}
}
