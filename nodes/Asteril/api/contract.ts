import { mergeOverrides } from './contractOverrides';
import type { Contract } from './contractTypes';

/**
 * Every fact of Asteril's wire, as data. This is the file to open with a real cabinet's manual in
 * hand; whatever differs there is overridden in the credential ("API Differences"), not here.
 *
 * Asteril publishes no API manual. What public client code and Asteril's own pages show is named in
 * {@link OBSERVED}; everything else is ASSUMED after the pattern of what was seen (list = plural,
 * one = singular, filters camelCase, fields snake_case) until a cabinet has confirmed it.
 */
export const defaultContract: Contract = {
	basePath: 'api/v3.1',
	key: { in: 'query', name: 'api_key', prefix: '' },
	write: { envelope: 'fields' },
	response: { envelope: null, errors: ['error', 'errors'] },
	paging: {
		style: 'page',
		page: 'page',
		offset: 'offset',
		limit: 'limit',
		first: 1,
		size: 100,
		pages: 'pages',
		total: null,
	},
	dates: { format: 'yyyy-MM-dd HH:mm:ss', zone: 'Europe/Kyiv', day: 'yyyy-MM-dd', range: ':' },
	phone: { searched: 'digits', stored: 'digits' },

	order: {
		supported: true,
		list: { path: 'orders', key: 'orders' },
		update: { method: 'POST', path: 'order/{id}', key: null },
		id: 'id',
		idType: 'number',
		fields: { status: 'status' },
		filters: {
			status: 'orderStatus',
			createdDate: 'createdDate',
			updatedDate: 'historyUpdateDate',
		},
		values: {},
	},

	client: {
		supported: true,
		list: { path: 'clients', key: 'clients' },
		create: { method: 'POST', path: 'client', key: null, constants: {} },
		update: { method: 'POST', path: 'client/{id}', key: null },
		id: 'id',
		idType: 'number',
		fields: {
			name: 'name',
			phone: 'phone',
			email: 'email',
			comment: 'comment',
			responsible: 'responsible',
			closed: null,
		},
		filters: { phone: 'phone' },
		values: { closed: { yes: true } },
	},

	call: {
		supported: true,
		list: { path: 'calls', key: 'calls' },
		create: { method: 'POST', path: 'call', key: null, constants: {} },
		update: { method: 'POST', path: 'call/{id}', key: null },
		id: 'id',
		idType: 'number',
		fields: {
			externalId: 'external_id',
			clientId: 'client_id',
			direction: 'direction',
			status: 'status',
			phone: 'phone',
			line: 'line',
			startedAt: 'started_at',
			duration: 'duration',
			talkDuration: 'talk_duration',
			recordingUrl: 'record_url',
			responsible: 'responsible',
			comment: 'comment',
		},
		filters: { externalId: 'externalId', clientId: 'clientId', createdDate: 'createdDate' },
		values: {
			direction: { incoming: 'in', outgoing: 'out' },
			status: {
				answered: 'answered',
				missed: 'missed',
				notReached: 'not_reached',
				unknown: 'unknown',
			},
		},
	},

	task: {
		supported: true,
		list: { path: 'tasks', key: 'tasks' },
		create: { method: 'POST', path: 'task', key: null, constants: {} },
		update: { method: 'POST', path: 'task/{id}', key: null },
		id: 'id',
		idType: 'number',
		fields: {
			externalId: 'external_id',
			clientId: 'client_id',
			title: 'title',
			description: 'description',
			status: 'status',
			deadline: 'deadline',
			responsible: 'responsible',
			type: 'type',
		},
		filters: { externalId: 'externalId', clientId: 'clientId', status: 'status' },
		values: {
			status: { open: 'open', done: 'done' },
			type: { missedCall: 'missed_call' },
		},
	},

	user: {
		supported: true,
		list: { path: 'users', key: 'users' },
		id: 'id',
		idType: 'number',
		fields: { name: 'name', email: 'email', phone: 'phone', extension: 'extension', role: 'role' },
		filters: {},
		values: {},
	},
};

/**
 * The paths of the contract that were observed (a path stands for all below it): the key in the
 * query of every request, the orders list with its envelope and paging, its filters, the write
 * envelope and the status (by its system name) of `POST order/{id}`, and the form of a day and a
 * range in a filter.
 *
 * All of it was seen on orders. That the other lists and writes follow them is assumed.
 */
export const OBSERVED: readonly string[] = [
	'basePath',
	'key',
	'write.envelope',
	'response.envelope',
	'paging.style',
	'paging.page',
	'paging.limit',
	'paging.first',
	'paging.pages',
	'dates.day',
	'dates.range',
	'order.supported',
	'order.list',
	'order.update.method',
	'order.update.path',
	'order.fields.status',
	'order.filters',
];

/** Whether a fact of the contract was observed at Asteril, or is only assumed. */
export function originOf(path: string): 'observed' | 'assumed' {
	return OBSERVED.some((known) => path === known || path.startsWith(`${known}.`))
		? 'observed'
		: 'assumed';
}

/**
 * The contract of one cabinet: the default one with the user's overrides merged over it.
 *
 * @param overrides an object, or the JSON text of one as typed into the credential; empty means none
 * @throws {ContractError} naming the path that is wrong and the nearest legal one
 */
export function resolveContract(overrides?: unknown): Contract {
	return mergeOverrides(defaultContract, overrides);
}
