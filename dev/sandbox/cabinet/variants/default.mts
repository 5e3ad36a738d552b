/**
 * The default cabinet: the contract of the reference. The orders list, the key in the query and
 * `{ "fields": … }` are observed in public client code; the rest is assumed.
 */
import type {
	CabinetContract,
	EntityContract,
	FieldContract,
	FieldType,
	FilterContract,
	ListContract,
} from '../contract.mts';

/** Fields whose name on the wire is their own name. */
function plainFields(types: Record<string, FieldType>): Record<string, FieldContract> {
	const fields: Record<string, FieldContract> = {
		id: { name: 'id', type: 'id', readOnly: true },
		created_at: { name: 'created_at', type: 'dateTime', readOnly: true },
		updated_at: { name: 'updated_at', type: 'dateTime', readOnly: true },
	};
	for (const [name, type] of Object.entries(types)) fields[name] = { name, type };
	return fields;
}

function list(path: string): ListContract {
	return {
		path,
		key: path,
		envelope: null,
		paging: { kind: 'page', page: 'page', limit: 'limit', first: 1 },
		totalKey: 'pages',
		order: 'oldest',
		defaultLimit: 10,
		largestLimit: 100,
	};
}

function entity(
	singular: string,
	types: Record<string, FieldType>,
	filters: FilterContract[],
	can: { create: boolean; update: boolean },
): EntityContract {
	return {
		list: list(`${singular}s`),
		create: can.create ? { method: 'POST', path: singular } : null,
		update: can.update ? { method: 'POST', path: `${singular}/{id}` } : null,
		fields: plainFields(types),
		customFieldPrefix: 'custom_field_',
		filters,
	};
}

function equals(name: string, field: string): FilterContract {
	return { name, field, kind: 'equals', match: 'exact' };
}

function range(name: string, field: string): FilterContract {
	return { name, field, kind: 'dateRange', match: 'exact' };
}

export const defaultContract: CabinetContract = {
	name: 'default',
	about: 'The contract of the reference: what is observed, and the assumptions about the rest.',
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
	entities: {
		client: entity(
			'client',
			{ name: 'text', phone: 'phone', email: 'text', comment: 'text', responsible: 'userId' },
			[equals('phone', 'phone')],
			{ create: true, update: true },
		),
		call: entity(
			'call',
			{
				external_id: 'text',
				client_id: 'clientId',
				direction: 'direction',
				status: 'text',
				phone: 'text',
				line: 'text',
				started_at: 'dateTime',
				duration: 'integer',
				talk_duration: 'integer',
				record_url: 'url',
				responsible: 'userId',
				comment: 'text',
			},
			[
				equals('externalId', 'external_id'),
				equals('clientId', 'client_id'),
				range('createdDate', 'started_at'),
			],
			{ create: true, update: true },
		),
		task: entity(
			'task',
			{
				external_id: 'text',
				client_id: 'clientId',
				title: 'text',
				description: 'text',
				status: 'taskStatus',
				deadline: 'dateTime',
				responsible: 'userId',
				type: 'text',
			},
			[
				equals('externalId', 'external_id'),
				equals('clientId', 'client_id'),
				equals('status', 'status'),
			],
			{ create: true, update: true },
		),
		user: entity(
			'user',
			{ name: 'text', email: 'text', phone: 'text', extension: 'text', role: 'text' },
			[],
			{ create: false, update: false },
		),
		order: entity(
			'order',
			{
				number: 'text',
				client_id: 'clientId',
				status: 'orderStatus',
				sum: 'integer',
				responsible: 'userId',
				comment: 'text',
			},
			[
				{ name: 'orderStatus', field: 'status', kind: 'orderStatus', match: 'exact' },
				range('createdDate', 'created_at'),
				range('historyUpdateDate', 'updated_at'),
			],
			{ create: false, update: true },
		),
	},
};
