import type { Contract } from '../../api/contractTypes';
import { isPlainKey } from '../../../shared/http/shape';
import { partsOf, type Row } from '../answers';
import type { CabinetSession, Query } from '../CabinetSession';
import type { Facts } from '../derive/facts';
import { plain } from '../strings';
import { LIMIT_NAMES, OFFSET_NAMES, PAGE_NAMES, PAGES_KEYS, TOTAL_KEYS } from '../tables/requests';
import type { FoundList, Lists } from './findLists';
import { type AskedList, askList, findName, type Page } from './findName';

/** Records on a page while paging is tried, and the page that is asked for: never the first. */
const FEW = 1;
const LATER = 2;

/**
 * Finds the names of the paging parameters and of the counts by a list with some records. In a
 * cabinet that refuses what it does not know, a parameter that is taken is known, so any list will do.
 * Where there are fewer, only the number of the first page is found.
 */
export async function findPaging(
	session: CabinetSession,
	{ paging }: Contract,
	lists: Lists,
	refuses: boolean,
): Promise<Facts> {
	const all = [lists.client, ...Object.values(lists)].filter((each) => each !== undefined);
	const long = all.find(({ rows }) => rows.length > LATER);
	const list = long ?? (refuses ? all[0] : all.find(({ rows }) => rows.length > 0));
	if (list === undefined) return {};
	const asked = { session, list, refuses };
	if (long === undefined && !refuses) return await findFirst(asked, paging);
	const find = async (
		names: readonly string[],
		value: number,
		isEffect: (rows: Row[]) => boolean,
		more: Query = {},
	) => {
		const effectOf = (page: Page) => {
			if (page.kind !== 'good') return null;
			return (long === undefined || isEffect(page.rows)) && page;
		};
		return await findName(asked, names, value, effectOf, more);
	};
	const limit = await find([paging.limit, ...LIMIT_NAMES], FEW, (rows) => rows.length === FEW);
	if (limit === null && long) return {};
	const few: Query = limit ? { [limit.name]: FEW } : {};
	const first = limit?.effect.rows ?? [];
	const turns = (rows: Row[]) => rows.length > 0 && !isSame(rows, first);
	const page = await find([paging.page, ...PAGE_NAMES], LATER, turns, few);
	const offset = page ? null : await find([paging.offset, ...OFFSET_NAMES], LATER, turns, few);
	// The page of number 1 is the first one or the second; where nothing shows it, 0 may be refused.
	const start = page && (await askList(asked, { ...few, [page.name]: long ? 1 : 0 }));
	const isGood = start?.kind === 'good';
	const isOne = long ? isGood && isSame(start.rows, first) : !isGood;
	return {
		...(limit && { 'paging.limit': limit.name }),
		...(page && { 'paging.style': 'page', 'paging.page': page.name }),
		...(page && (isGood || !long) && { 'paging.first': isOne ? 1 : 0 }),
		...(offset && { 'paging.style': 'offset', 'paging.offset': offset.name }),
		...(limit && long && countsIn(list, limit.effect)),
	};
}

/** Few records all stand on the first page, so the other one, 0 or 1, has none. */
async function findFirst(asked: AskedList, { page, first }: Contract['paging']): Promise<Facts> {
	for (const number of [first, 1 - first]) {
		const answer = await askList(asked, { [page]: number });
		if (answer && answer.rows.length > 0) return { 'paging.first': number };
	}
	return {};
}

function isSame(one: Row[], other: Row[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Keys of the number of pages and of records: one changes with the limit, the other does not.
 *
 * @param short answer of the list with another limit
 */
export function countsIn({ body, rows }: FoundList, short: Pick<Page, 'body' | 'rows'>): Facts {
	const after = new Map(numbersIn(short.body));
	const named = (keys: readonly string[], fits: (number: number, then: number) => boolean) =>
		numbersIn(body).find(
			([path, number]) =>
				keys.includes(plain(path.split('.').pop() ?? '')) && fits(number, after.get(path) ?? 0),
		)?.[0];
	const pages = named(PAGES_KEYS, (number, then) => then > number);
	const total = named(TOTAL_KEYS, (number, then) => then === number && number >= rows.length);
	return {
		...(pages !== undefined && { 'paging.pages': pages }),
		...(total !== undefined && { 'paging.total': total }),
	};
}

/** A number in a record is no count. */
function numbersIn(body: unknown): Array<[path: string, number: number]> {
	return partsOf(body).flatMap(({ keys, value }): Array<[string, number]> =>
		typeof value === 'number' && keys.every(isPlainKey) ? [[keys.join('.'), value]] : [],
	);
}
