/**
 * The default cabinet: the contract of the reference. The orders list, the key in the query and
 * `{ "fields": … }` are observed in public client code; the rest is assumed.
 */
import type { CabinetContract, EntityContract, FieldType } from './contract.mts';

/** An entity that is listed, created and changed, with fields and filters by their own names. */
function entity(
	singular: string,
	types: Record<string, FieldType>,
	filters: Record<string, string>,
): EntityContract {
	const path = `${singular}s`;
	const written = Object.entries(types).map(([name, type]) => [name, { name, type }]);
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
		fields: {
			id: { name: 'id', type: 'id', readOnly: true },
			created_at: { name: 'created_at', type: 'dateTime', readOnly: true },
			updated_at: { name: 'updated_at', type: 'dateTime', readOnly: true },
			...Object.fromEntries(written),
		},
		customFieldPrefix: 'custom_field_',
		filters: Object.entries(filters).map(([name, field]) => ({ name, field, match: 'exact' })),
	};
}

export const defaultContract: CabinetContract = {
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
			{ phone: 'phone' },
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
			{ externalId: 'external_id', clientId: 'client_id', createdDate: 'started_at' },
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
			{ externalId: 'external_id', clientId: 'client_id', status: 'status' },
		),
		user: {
			...entity(
				'user',
				{ name: 'text', email: 'text', phone: 'text', extension: 'text', role: 'text' },
				{},
			),
			create: null,
			update: null,
		},
		order: {
			...entity(
				'order',
				{
					number: 'text',
					client_id: 'clientId',
					status: 'orderStatus',
					sum: 'integer',
					responsible: 'userId',
					comment: 'text',
				},
				{ orderStatus: 'status', createdDate: 'created_at', historyUpdateDate: 'updated_at' },
			),
			create: null,
		},
	},
};
