import type { CabinetContract, Paging } from '../contract.mts';
import { varyLists } from '../variants/vary.mts';
import type { Dice } from './Dice.mts';
import { LIST_ENVELOPES, LIST_KEYS, NOUNS } from './drawnWords.mts';

/** Where the lists are, how they are paged, and what stands around them; alike for all but the orders. */
export function drawLists(contract: CabinetContract, dice: Dice): void {
	const suffix = dice.mostly('', ['/list', '/all'], 0.9);
	const key = dice.mostly('own', [...LIST_KEYS, null], 0.5);
	const envelope = key === null ? null : dice.mostly(null, LIST_ENVELOPES, 0.7);
	const paging = drawPaging(dice);
	const pages = ['pages', 'total_pages', 'pageCount', 'meta.pages', 'last_page'];
	const totals = ['total', 'total_count', 'count', 'meta.total', 'found'];
	const known = paging.kind === 'page' ? dice.mostly(pages[0], pages) : dice.pick(totals);
	const totalKey = dice.chance(0.85) ? (known ?? null) : null;
	const order = dice.pick(['oldest', 'newest'] as const);
	const defaultLimit = dice.pick([10, 20, 50]);
	const largestLimit = dice.pick([20, 25, 50, 100, 100, 500]);
	const kept = !dice.strays(0.5);
	varyLists(contract, (list, entity) => {
		const noun = entity === 'order' ? undefined : dice.pick(NOUNS[entity]);
		const [many] = kept || noun === undefined ? [list.path] : noun;
		const own = many.replace(/^.*\//, '');
		Object.assign(list, { envelope, paging, totalKey, order, defaultLimit, largestLimit });
		list.path = `${many}${suffix}`;
		list.key = key === 'own' ? own.replace(/-/g, '_') : key;
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
