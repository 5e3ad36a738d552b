/**
 * The default cabinet: the contract of the reference. The orders list, the key in the query and
 * `{ "fields": … }` are observed in public client code; the rest is assumed.
 */
import type { CabinetContract, EntityContract, EntityName, ListContract } from './contract.mts';
import { referenceFields } from './referenceFields.mts';

const SET_BY_CABINET = ['id', 'created_at', 'updated_at'];

/** An entity that is listed, created and changed. @param filters name → the field it looks at */
function entity(singular: EntityName, filters: Record<string, string>): EntityContract {
	const path = `${singular}s`;
	const fields = Object.entries(referenceFields[singular]).map(([name, [type]]) => {
		const readOnly = SET_BY_CABINET.includes(name);
		return [name, { name, type, ...(readOnly && { readOnly }) }];
	});
	return {
		list: {
			path,
			key: path,
			envelope: null,
			paging: { kind: 'page', page: 'page', limit: 'limit', first: 1 },
			totalKey: 'pages',
			order: 'oldest',
			defaultLimit: 10,
			largestLimit: 100,
		},
		create: { method: 'POST', path: singular },
		update: { method: 'POST', path: `${singular}/{id}` },
		fields: Object.fromEntries(fields) as EntityContract['fields'],
		customFieldPrefix: 'custom_field_',
		filters: Object.entries(filters).map(([name, field]) => ({ name, field, match: 'exact' })),
	};
}

const BY_OTHERS = { externalId: 'external_id', clientId: 'client_id' };

export const reference: CabinetContract = {
	prefix: 'api/v3.1',
	key: { in: 'query', name: 'api_key', before: '' },
	write: {
		envelope: 'fields',
		createdStatus: 200,
		answer: { content: 'record', envelope: null },
	},
	ids: 'number',
	enums: { direction: { in: 'in', out: 'out' }, taskStatus: { open: 'open', done: 'done' } },
	dates: {
		zone: 'Europe/Kyiv',
		format: 'yyyy-MM-dd HH:mm:ss',
		rangeDay: 'yyyy-MM-dd',
		rangeSeparator: ':',
	},
	phones: { kept: 'asWritten', filterRewrites: false },
	errors: { http: 'status', body: { error: '$message' } },
	manners: {},
	entities: {
		client: entity('client', { phone: 'phone' }),
		call: entity('call', { ...BY_OTHERS, createdDate: 'started_at' }),
		task: entity('task', { ...BY_OTHERS, status: 'status' }),
		user: { ...entity('user', {}), create: null, update: null },
		order: {
			...entity('order', {
				orderStatus: 'status',
				createdDate: 'created_at',
				historyUpdateDate: 'updated_at',
			}),
			create: null,
		},
	},
};

/** The reference with changes, in a copy of its own. */
export function vary(change: (contract: CabinetContract) => void): CabinetContract {
	const contract = structuredClone(reference);
	change(contract);
	return contract;
}

/** Changes the lists of what is assumed. The orders list is observed, so it stays as it is. */
export function varyLists(
	{ entities }: CabinetContract,
	change: (list: ListContract, entity: Exclude<EntityName, 'order'>) => void,
): void {
	for (const entity of ['client', 'call', 'task', 'user'] as const) {
		change(entities[entity].list, entity);
	}
}
