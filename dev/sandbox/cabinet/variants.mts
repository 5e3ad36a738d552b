/** Every imagined cabinet by its name. */
import type { CabinetContract } from './contract.mts';
import { reference } from './reference.mts';
import { move, rename, vary, varyLists } from './vary.mts';

export const variants = {
	default: reference,

	/** REST by the book: plural paths, PATCH, offset paging, bare bodies, the key in a header. */
	rest: vary((contract) => {
		contract.key = { in: 'header', name: 'X-Api-Key', before: '' };
		contract.write.envelope = null;
		contract.write.createdStatus = 201;
		contract.errors.body = { code: '$status', message: '$message' };
		const paths = { client: 'contacts', call: 'phone-calls', task: 'todos', user: 'staff' };
		varyLists(contract, (list, entity) => {
			const path = paths[entity];
			move(contract, entity, { list: path, one: path }, { create: 'POST', update: 'PATCH' });
			list.key = 'items';
			list.paging = { kind: 'offset', offset: 'offset', limit: 'count' };
			list.totalKey = 'total';
			list.largestLimit = 50;
		});
	}),

	/** Everything in `data`, both ways, ids as text, PUT for a change, a write answers only its id. */
	enveloped: vary((contract) => {
		contract.ids = 'string';
		contract.write.envelope = 'data';
		contract.write.answer = { content: 'id', envelope: 'data' };
		varyLists(contract, (list, entity) => {
			const paths = { list: entity === 'user' ? 'users' : `${entity}s/list`, one: entity };
			move(contract, entity, paths, { create: 'POST', update: 'PUT' });
			list.envelope = 'data';
			list.key = 'list';
			list.order = 'newest';
		});
		const { client } = contract.entities;
		rename(contract, 'client', { phone: 'phone_number' });
		client.filters = [{ name: 'phoneNumber', field: 'phone', match: 'exact' }];
	}),

	/** Choices and moments as numbers, pages from 0, short names. */
	numeric: vary((contract) => {
		contract.enums = { direction: { in: 1, out: 2 }, taskStatus: { open: 0, done: 1 } };
		contract.dates.format = 'epoch';
		rename(contract, 'call', { external_id: 'ext_id', direction: 'type', started_at: 'time' });
		rename(contract, 'call', { talk_duration: 'talk', record_url: 'record' });
		rename(contract, 'task', { external_id: 'ext_id', deadline: 'due' });
		varyLists(contract, (list, entity) => {
			list.paging = { kind: 'page', page: 'p', limit: 'perPage', first: 0 };
			list.largestLimit = 25;
			for (const filter of contract.entities[entity].filters) {
				if (filter.name === 'externalId') filter.name = 'extId';
			}
		});
	}),

	/** Never an HTTP error, never a filter: errors come with 200, and page 1 of everybody comes back. */
	polite: vary((contract) => {
		contract.errors = { http: 'ok', body: { status: 'error', code: '$status', error: '$message' } };
		contract.phones.kept = 'plus';
		varyLists(contract, (list, entity) => {
			list.order = 'newest';
			for (const filter of contract.entities[entity].filters) filter.match = 'ignored';
		});
	}),

	/** A cabinet filled by hand: spaced local phones, filters that find a part, dates with points. */
	local: vary((contract) => {
		contract.phones = { kept: 'spaced', filterRewrites: true };
		const days = { rangeDay: 'dd.MM.yyyy', rangeSeparator: '-' };
		Object.assign(contract.dates, { format: 'dd.MM.yyyy HH:mm', ...days });
		contract.write.answer.content = 'id';
		varyLists(contract, (list, entity) => {
			list.defaultLimit = 20;
			for (const filter of contract.entities[entity].filters) filter.match = 'partial';
		});
	}),

	/** A newer taste: a bearer token, camelCase fields, ISO dates, ten-digit local phones. */
	bearer: vary((contract) => {
		contract.key = { in: 'header', name: 'Authorization', before: 'Bearer ' };
		contract.dates.format = "yyyy-MM-dd'T'HH:mm:ssZZ";
		contract.phones.kept = 'local';
		contract.ids = 'string';
		contract.enums = {
			direction: { in: 'INCOMING', out: 'OUTGOING' },
			taskStatus: { open: 'NEW', done: 'CLOSED' },
		};
		contract.write = {
			envelope: null,
			createdStatus: 201,
			answer: { content: 'record', envelope: 'result' },
		};
		rename(contract, 'call', { external_id: 'externalId', client_id: 'clientId' });
		rename(contract, 'call', { started_at: 'startedAt', talk_duration: 'talkDuration' });
		rename(contract, 'call', { record_url: 'recordUrl' });
		rename(contract, 'task', { external_id: 'externalId', client_id: 'clientId' });
		varyLists(contract, (list, entity) => {
			list.envelope = 'result';
			list.totalKey = 'totalPages';
			contract.entities[entity].customFieldPrefix = 'customField';
		});
	}),
} satisfies Record<string, CabinetContract>;

export type VariantName = keyof typeof variants;

/** The names to choose from, the default one first. */
export const variantNames = Object.keys(variants) as VariantName[];
