import { sameId, type ClientRecord } from '../../api/records';
import { lookUpClient } from '../../crm/clients/findClient';
import { readMatching } from '../../api/readMatching';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { fullPhone, typedIds, readText } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const { api } = cabinet;
	const typed = readText(context, 'phone', index);
	const ids = typedIds(api.contract, 'client', readText(context, 'clientIds', index));
	const matches = ({ id }: ClientRecord) => ids.length === 0 || ids.some((one) => sameId(one, id));
	const clients = typed === '' ? await inList() : await withPhone(fullPhone(context, typed, index));
	return clients.slice(0, limit).map((client) => flatRecord(api, 'client', client, simplify));

	async function inList(): Promise<ClientRecord[]> {
		const most = ids.length === 0 ? limit : Math.min(limit, ids.length);
		return await readMatching(api, 'client', { filters: {}, matches, limit: most, maxPages });
	}

	async function withPhone(phone: string): Promise<ClientRecord[]> {
		const { client, others = [] } = await lookUpClient(cabinet, phone, maxPages);
		return client === null ? [] : [client, ...others].filter(matches);
	}
});
