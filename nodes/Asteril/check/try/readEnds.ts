import { hasMore, lastPage } from '../../api/answer';
import type { Contract } from '../../api/contractTypes';
import { findPlace, type Row } from '../answers';
import type { CabinetSession, Query } from '../CabinetSession';
import { ownKeys } from '../read/findLists';
import { type Written } from '../tables/names';
import { TEST_IDS, TEST_NAME, TEST_PHONE } from './plantedValues';

export interface Ends {
	rows: Row[];
	/** Where the records stand. */
	keys: string[] | null;
	body: unknown;
}

/** Most pages read where the cabinet does not say how many there are. */
const MAX_PAGES = 4;

/**
 * Reads both ends of a list, where what is new stands. `null` when it does not answer.
 *
 * @param isEnough a record with which the first page is enough
 */
export async function readEnds(
	session: CabinetSession,
	contract: Contract,
	entity: Written,
	query: Query = {},
	isEnough: (row: Row) => boolean = () => false,
): Promise<Ends | null> {
	const { path, key } = contract[entity].list;
	const expected = [
		...(key === null ? [[]] : [key.split('.')]),
		...ownKeys(contract, entity, path),
	];
	const read = async (page: number, seen: number) => {
		const { paging } = contract;
		const at =
			paging.style === 'page' ? { [paging.page]: paging.first + page } : { [paging.offset]: seen };
		const sized = page === 0 ? {} : { ...at, [paging.limit]: paging.size };
		const limit =
			page === 0 && Object.keys(query).length === 0 ? { [paging.limit]: paging.size } : {};
		const answer = await session.get(path, { ...query, ...limit, ...sized });
		if (answer?.kind === 'refused' && page === 0) return await session.get(path, query);
		return answer;
	};
	const first = await read(0, 0);
	if (first?.kind !== 'good') return null;
	const place = findPlace(first.body, expected);
	const ends: Ends = { rows: [...place.rows], keys: place.keys, body: first.body };
	if (place.rows.some(isEnough)) return ends;
	const size = place.rows.length;
	const last = lastPage(contract, first.body, 0, size);
	let more = Object.keys(query).length === 0 && hasMore(contract, first.body, 0, 0, size);
	for (let page = last ?? 1; more && page > 0 && page < (last ?? 0) + MAX_PAGES; page++) {
		const answer = await read(page, page * size);
		const { rows } = findPlace(answer?.body, expected);
		ends.rows.push(...rows);
		more = last === null && rows.length === size;
	}
	return ends;
}

/** Whether a record is one that a check has made. */
export function isTest(entity: Written, row: Row): boolean {
	return Object.values(row).some((value) => {
		if (typeof value !== 'string') return false;
		const phone = value.replace(/\D/g, '').slice(-9) === TEST_PHONE.slice(-9);
		if (entity === 'client') return phone || value === TEST_NAME;
		return value === TEST_IDS[entity] || value.startsWith(TEST_NAME);
	});
}
