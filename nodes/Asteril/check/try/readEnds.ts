import { hasMore, lastPage } from '../../api/answer';
import type { Contract } from '../../api/contractTypes';
import { findPlace, type Row } from '../answers';
import type { CabinetSession } from '../CabinetSession';
import type { FoundList } from '../observe/findLists';
import { type Written } from '../tables/names';
import { TEST_IDS, TEST_NAME, TEST_PHONE } from './plantedValues';

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
	isEnough: (row: Row) => boolean = () => false,
): Promise<FoundList | null> {
	const { paging } = contract;
	const { path, key } = contract[entity].list;
	const sized = { [paging.limit]: paging.size };
	let first = await session.get(path, sized);
	if (first?.kind === 'refused') first = await session.get(path);
	if (first?.kind !== 'good') return null;
	const { keys, rows } = findPlace(first.body, key);
	const ends: FoundList = { path, keys, rows: [...rows], body: first.body };
	if (rows.some(isEnough)) return ends;
	const last = lastPage(contract, first.body, 0, rows.length);
	let more = hasMore(contract, first.body, 0, 0, rows.length);
	for (let page = last ?? 1; more && page > 0 && page < (last ?? 0) + MAX_PAGES; page++) {
		const at =
			paging.style === 'page'
				? { [paging.page]: paging.first + page }
				: { [paging.offset]: page * rows.length };
		const answer = await session.get(path, { ...at, ...sized });
		const found = findPlace(answer?.body, key).rows;
		ends.rows.push(...found);
		more = last === null && found.length === rows.length;
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
