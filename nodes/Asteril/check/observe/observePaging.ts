import type { Contract } from '../../api/contractTypes';
import { findPlace, type Row } from '../answers';
import type { Answer, CabinetSession, Query } from '../CabinetSession';
import { LIMIT_NAMES, OFFSET_NAMES, PAGE_NAMES, PAGES_KEYS, TOTAL_KEYS } from '../tables/paging';
import { plain } from '../strings';
import type { ObservedList, ObservedPaging } from './observations';

/** Records on a page while paging is tried. */
const FEW = 2;

interface Asked {
	answer: Answer;
	rows: Row[];
}

/** Finds the names of the paging parameters and counts, by a list with some records. */
export async function observePaging(
	session: CabinetSession,
	contract: Contract,
	list: ObservedList | undefined,
): Promise<ObservedPaging> {
	if (!list || list.rows.length <= FEW * 2) return {};
	const ask = async (query: Query): Promise<Asked | null> => {
		const answer = await session.get(list.path, query);
		if (answer?.kind !== 'good') return null;
		return { answer, rows: findPlace(answer.body, list.keys ? [list.keys] : []).rows };
	};

	const { limit: assumedLimit, page: assumedPage } = contract.paging;
	let short: Asked | undefined;
	const limit = await nameOf([assumedLimit, ...LIMIT_NAMES], async (names) => {
		const asked = await ask(Object.fromEntries(names.map((name) => [name, FEW])));
		if (asked?.rows.length === FEW) short = asked;
		return asked === null ? null : asked.rows.length === FEW;
	});
	if (limit === null || !short) return {};

	let moved: Asked | undefined;
	const turn = async (names: readonly string[]) => {
		const asked = await ask({
			[limit]: FEW,
			...Object.fromEntries(names.map((name) => [name, FEW])),
		});
		const turned =
			asked !== null && asked.rows.length > 0 && !isSame(asked.rows, short?.rows ?? []);
		if (turned) moved = asked;
		return asked === null ? null : turned;
	};
	const page = await nameOf([assumedPage, ...PAGE_NAMES], turn);
	const offset =
		page === null ? await nameOf([contract.paging.offset, ...OFFSET_NAMES], turn) : null;
	const counts = countsIn(list.body, short.answer.body, list.rows.length);
	if (page !== null && moved) {
		// The page of number 1 is the first one or the second.
		const one = await ask({ [limit]: FEW, [page]: 1 });
		const isFirst = one !== null && isSame(one.rows, short.rows);
		return { limit, style: 'page', page, ...(one && { first: isFirst ? 1 : 0 }), ...counts };
	}
	return offset === null ? { limit, ...counts } : { limit, style: 'offset', offset, ...counts };
}

function isSame(one: Row[], other: Row[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** In a cabinet that refuses what it does not know, a parameter that is not refused is known. */
export async function observePagingByRefusal(
	session: CabinetSession,
	contract: Contract,
	list: ObservedList | undefined,
): Promise<ObservedPaging> {
	if (!list) return {};
	const isTaken = async (query: Query) => (await session.get(list.path, query))?.kind === 'good';
	const known = async (names: readonly string[]) => {
		for (const name of new Set(names)) if (await isTaken({ [name]: 1 })) return name;
		return null;
	};
	const { paging } = contract;
	const limit = await known([paging.limit, ...LIMIT_NAMES]);
	const page = await known([paging.page, ...PAGE_NAMES]);
	const offset = page === null ? await known([paging.offset, ...OFFSET_NAMES]) : null;
	const zero = page !== null && (await isTaken({ [page]: 0 }));
	return {
		...(limit !== null && { limit }),
		...(page !== null && { style: 'page', page, first: zero ? 0 : 1 }),
		...(offset !== null && { style: 'offset', offset }),
	};
}

/**
 * Which of some parameters works: the first alone; then all together, half of them, and so on. Where
 * unknown parameters are refused (`works` answers `null`), one by one.
 */
export async function nameOf(
	names: readonly string[],
	works: (names: readonly string[]) => Promise<boolean | null>,
	oneByOne = false,
): Promise<string | null> {
	const [assumed, ...others] = new Set(names);
	if (assumed === undefined) return null;
	if (await works([assumed])) return assumed;
	const all = oneByOne ? null : others.length === 0 ? false : await works(others);
	if (all === null) {
		for (const name of others) if (await works([name])) return name;
		return null;
	}
	if (!all) return null;
	let left: readonly string[] = others;
	while (left.length > 1) {
		const half = left.slice(0, Math.ceil(left.length / 2));
		left = (await works(half)) ? half : left.slice(half.length);
	}
	// Asked once more alone, so that the last answer is this name's.
	return (await works(left)) ? (left[0] ?? null) : null;
}

/** Keys of the number of pages and of records: one changes with the limit, the other does not. */
function countsIn(whole: unknown, short: unknown, rows: number): ObservedPaging {
	const before = numbersIn(whole, []);
	const after = new Map(numbersIn(short, []));
	const named = (keys: readonly string[], fits: (one: number, other: number) => boolean) =>
		before.find(([path, number]) => {
			const other = after.get(path);
			const key = plain(path.split('.').pop() ?? '');
			return other !== undefined && keys.includes(key) && fits(number, other);
		})?.[0];
	const pages = named(PAGES_KEYS, (one, other) => other > one || rows <= FEW);
	const total = named(TOTAL_KEYS, (one, other) => other === one && one >= rows);
	return { ...(pages !== undefined && { pages }), ...(total !== undefined && { total }) };
}

/** Keys of the counts of a short list, by their names alone. */
export function countsByName({ body, rows }: ObservedList): ObservedPaging {
	const named = (keys: readonly string[], number: number) =>
		numbersIn(body, []).find(
			([path, value]) => keys.includes(plain(path.split('.').pop() ?? '')) && value === number,
		)?.[0];
	const pages = named(PAGES_KEYS, 1);
	const total = named(TOTAL_KEYS, rows.length);
	return { ...(pages !== undefined && { pages }), ...(total !== undefined && { total }) };
}

function numbersIn(value: unknown, keys: string[]): Array<[path: string, number: number]> {
	if (typeof value === 'number') return [[keys.join('.'), value]];
	if (typeof value !== 'object' || value === null || Array.isArray(value) || keys.length > 2)
		return [];
	return Object.entries(value).flatMap(([key, part]) => numbersIn(part, [...keys, key]));
}
