import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BatchedCall } from '../crm/Batch';
import { idOf } from './callOfItem';

/** The calls of all incoming items, as far as they are calls; the items of one execution. */
export function callsOfItems(context: IExecuteFunctions): BatchedCall[] {
	return context.getInputData().flatMap(({ json }) => {
		const { id, startedAt, outcome, direction, clientPhone } = json;
		if (typeof id !== 'string') return [];
		const client = json.client as IDataObject | null | undefined;
		const phone = typeof clientPhone === 'string' ? clientPhone : null;
		const reached = outcome === 'answered' && typeof direction === 'string';
		return [
			{
				id,
				startedAt: typeof startedAt === 'string' ? startedAt : null,
				...(reached && { reached: { clientId: idOf(client?.id), phone } }),
			},
		];
	});
}
