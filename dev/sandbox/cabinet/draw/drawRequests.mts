/** Where an imagined cabinet's records are listed and written, and what answers. */
import type { CabinetContract, Paging } from '../contract.mts';
import { varyLists } from '../reference.mts';
import type { Dice } from './Dice.mts';

/** What a list is called; without the plural's ending, one record of it. */
const NOUNS = {
	client: ['clients', 'contacts', 'customers', 'buyers', 'persons'],
	call: ['calls', 'phone-calls', 'phone_calls', 'phonecalls', 'telephony/calls'],
	task: ['tasks', 'todos', 'activities', 'reminders'],
	user: ['users', 'staff', 'managers', 'employees'],
};

const KEYS = ['items', 'list', 'rows', 'results', 'records', 'data', null];
const ENVELOPES = ['data', 'result', 'response', 'payload'];
const PAGES = ['pages', 'total_pages', 'pageCount', 'meta.pages', 'last_page'];
const TOTALS = ['total', 'total_count', 'count', 'meta.total', 'found'];

/** Draws the lists' paths, paging and envelopes; alike for all but the orders. */
export function drawLists(contract: CabinetContract, dice: Dice): void {
	const suffix = dice.mostly('', ['/list', '/all'], 0.9);
	const key = dice.mostly('own', KEYS, 0.5);
	const envelope = key === null ? null : dice.mostly(null, ENVELOPES, 0.7);
	const paging = drawPaging(dice);
	const known = paging.kind === 'page' ? dice.mostly('pages', PAGES) : dice.pick(TOTALS);
	const totalKey = dice.chance(0.85) ? known : null;
	const order = dice.pick(['oldest', 'newest'] as const);
	const defaultLimit = dice.pick([10, 20, 50]);
	const largestLimit = dice.pick([20, 25, 50, 100, 100, 500]);
	const kept = !dice.strays(0.5);
	varyLists(contract, (list, entity) => {
		const noun = dice.pick(NOUNS[entity]);
		const many = kept ? list.path : noun;
		const own = many.replace(/^.*\//, '').replace(/-/g, '_');
		Object.assign(list, { envelope, paging, totalKey, order, defaultLimit, largestLimit });
		Object.assign(list, { path: `${many}${suffix}`, key: key === 'own' ? own : key });
	});
	if (dice.chance(0.08)) contract.entities.user.list.path = 'no-such-list-of-users';
}

function drawPaging(dice: Dice): Paging {
	if (!dice.strays(0.4)) return { kind: 'page', page: 'page', limit: 'limit', first: 1 };
	if (dice.chance(0.3)) {
		const limit = dice.pick(['limit', 'count', 'take']);
		return { kind: 'offset', offset: dice.pick(['offset', 'skip', 'start']), limit };
	}
	return {
		kind: 'page',
		page: dice.pick(['page', 'p', 'pageNumber', 'page_number']),
		limit: dice.pick(['limit', 'per_page', 'perPage', 'page_size', 'pageSize']),
		first: dice.mostly(1, [0], 0.8),
	};
}

/** Draws the paths and methods of writes, their answers, and the form of errors. */
export function drawWrites(contract: CabinetContract, dice: Dice): void {
	const style = dice.mostly('one', ['many', 'many', 'many', 'verb', 'add'] as const, 0.5);
	const create = dice.mostly('POST', ['PUT'] as const, 0.95);
	const update = dice.mostly('POST', ['PATCH', 'PUT'] as const, 0.5);
	for (const name of ['client', 'call', 'task'] as const) {
		const entity = contract.entities[name];
		const many = entity.list.path.replace(/\/(list|all)$/, '');
		const one = many.replace(/ies$/, 'y').replace(/s$/, '');
		const paths = {
			one: { create: one, update: `${one}/{id}` },
			many: { create: many, update: `${many}/{id}` },
			verb: { create: `${one}/create`, update: `${one}/{id}/update` },
			add: { create: `${many}/add`, update: `${many}/{id}` },
		}[style];
		entity.create = { method: create, path: paths.create };
		entity.update = { method: update, path: paths.update };
	}
	contract.write = {
		envelope: dice.mostly('fields', [null, null, 'data', 'attributes'], 0.55),
		createdStatus: dice.pick([200, 201]),
		answer: {
			content: dice.mostly('record', ['id'], 0.6),
			envelope: dice.mostly(null, ['data', 'result', '$entity'], 0.6),
		},
	};
	const body = dice.pick([
		{ error: '$message' },
		{ message: '$message', code: '$status' },
		{ errors: '$fields' },
		{ success: false, error: '$message' },
	]);
	contract.errors = { http: 'status', body };
	if (!dice.strays(0.15)) return;
	const named = dice.pick([
		{ status: 'error', code: '$status', error: '$message' },
		{ success: false, errorMessage: '$message' },
		{ errors: '$fields' },
	]);
	contract.errors = { http: 'ok', body: named };
}
