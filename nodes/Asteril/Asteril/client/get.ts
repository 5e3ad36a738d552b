import { NodeOperationError } from 'n8n-workflow';
import { lookUpClient } from '../../crm/clients/findClient';
import { readMatching } from '../../api/readMatching';
import { type ClientRecord, type Id, sameId } from '../../api/records';
import { flatRecord } from '../common/flatRecord';
import { fullPhone, requiredId, requiredText } from '../common/inputs';
import { type ItemWork, perItem } from '../common/perItem';

export const execute = perItem(async (item) => {
	const { cabinet, context, index } = item;
	const byId = context.getNodeParameter('findBy', index) === 'id';
	const wanted = byId
		? requiredId(context, cabinet.api.contract, 'client', index)
		: fullPhone(context, requiredText(context, 'phone', index, 'Phone'), index);
	const client = byId ? await clientOfId(item, wanted) : await clientOf(item, String(wanted));
	if (client !== null) {
		const simplify = context.getNodeParameter('simplify', index) === true;
		return [flatRecord(cabinet.api, 'client', client, simplify)];
	}
	throw new NodeOperationError(
		context.getNode(),
		`There is no client with the ${byId ? 'ID' : 'number'} ${wanted}`,
		{
			itemIndex: index,
			description:
				'Check the value. If it may be unknown, use "Get Many", which puts out nothing then, or "Create or Update".',
		},
	);
});

async function clientOf({ cabinet, maxPages }: ItemWork, phone: string) {
	return (await lookUpClient(cabinet, phone, maxPages)).client;
}

async function clientOfId({ cabinet, maxPages }: ItemWork, id: Id): Promise<ClientRecord | null> {
	const matches = (client: ClientRecord) => sameId(client.id, id);
	const reading = { filters: {}, matches, limit: 1, maxPages };
	const [client] = await readMatching(cabinet.api, 'client', reading);
	return client ?? null;
}
