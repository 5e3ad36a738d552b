import type { IDataObject } from 'n8n-workflow';
import { readMatching } from '../../api/readMatching';
import { fieldNamingClient, type OrderClient } from '../../api/fieldNamingClient';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { fullPhone, typedId } from '../common/inputs';
import { perItem } from '../common/perItem';
import { readFilterPeriod } from '../common/periodParameters';

export const execute = perItem(async ({ cabinet: { api }, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const { contract } = api;
	const filters = context.getNodeParameter('filters', index, {}) as IDataObject;
	const text = (name: string) => String(filters[name] ?? '').trim();
	const client: OrderClient = {
		phone: text('clientPhone') === '' ? null : fullPhone(context, text('clientPhone'), index),
		clientId: text('clientId') === '' ? null : typedId(contract, 'client', text('clientId')),
	};
	const ofClient = client.phone !== null || client.clientId !== null;
	const orders = await readMatching(api, 'order', {
		filters: {
			status: text('status') || undefined,
			createdDate: readFilterPeriod(context, 'created', index, contract.dates.zone),
			updatedDate: readFilterPeriod(context, 'changed', index, contract.dates.zone),
		},
		...(ofClient && { matches: (order: object) => fieldNamingClient(order, client) !== null }),
		limit,
		maxPages,
	});
	return orders.map((order) => ({
		...flatRecord(api, 'order', order, simplify),
		...(ofClient && { foundBy: fieldNamingClient(order, client) }),
	}));
});
