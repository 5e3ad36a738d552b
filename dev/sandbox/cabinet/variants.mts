/** Imagined cabinets with a name, to try things out in; any number of others can be drawn. */
import type { CabinetContract, EntityContract } from './contract.mts';
import { reference, vary, varyLists } from './reference.mts';

export const variants = {
	default: reference,

	/** REST by the book: plural paths, PATCH, offset paging, bare bodies, the key in a header. */
	rest: vary((contract) => {
		contract.key = { in: 'header', name: 'X-Api-Key', before: '' };
		contract.write.envelope = null;
		contract.write.createdStatus = 201;
		contract.errors.body = { code: '$status', message: '$message' };
		const paths = { client: 'contacts', call: 'phone-calls', task: 'todos', user: 'staff' };
		const paging = { kind: 'offset', offset: 'offset', limit: 'count' };
		varyLists(contract, (list, entity) => {
			const path = paths[entity];
			Object.assign(list, { path, key: 'items', paging, totalKey: 'total', largestLimit: 50 });
			if (entity === 'user') return;
			contract.entities[entity].create = { method: 'POST', path };
			contract.entities[entity].update = { method: 'PATCH', path: `${path}/{id}` };
		});
	}),

	/** Choices and moments as numbers, pages from 0, short names. */
	numeric: vary((contract) => {
		contract.enums = { direction: { in: 1, out: 2 }, taskStatus: { open: 0, done: 1 } };
		contract.dates.format = 'epoch';
		const { call, task } = contract.entities;
		rename(call, { external_id: 'ext_id', direction: 'type', started_at: 'time' });
		rename(call, { talk_duration: 'talk', record_url: 'record' });
		rename(task, { external_id: 'ext_id', deadline: 'due' });
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
} satisfies Record<string, CabinetContract>;

export type VariantName = keyof typeof variants;

/** The names to choose from, the default one first. */
export const variantNames = Object.keys(variants) as VariantName[];

function rename({ fields }: EntityContract, names: Record<string, string>): void {
	for (const [key, name] of Object.entries(names)) Object.assign(fields[key] ?? {}, { name });
}
