import { lookUpClient } from '../../crm/clients/lookUpClient';
import { readMatching } from '../../api/readMatching';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { fullPhone, textOf } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const typed = textOf(context, 'phone', index);
	const clients =
		typed === ''
			? await readMatching(cabinet.api, 'client', { filters: {}, limit, maxPages })
			: await clientsOf(fullPhone(context, typed, index));
	return clients
		.slice(0, limit)
		.map((client) => flatRecord(cabinet.api, 'client', client, simplify));

	async function clientsOf(phone: string) {
		const { client, others = [] } = await lookUpClient(cabinet, phone, maxPages);
		return client === null ? [] : [client, ...others];
	}
});
