import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import { isLoggedByNodes } from '../../api/loggedByNodes';
import { fromWire } from '../../api/wire';
import type { CabinetSession } from '../CabinetSession';
import { isTest, readEnds } from '../try/readEnds';
import type { FoundList } from './findLists';

/** How far back calls are looked for that something else has logged. */
const DAYS = 7;

/** Calls of the last days in the log. */
export interface RecentCalls {
	/** Those of our nodes are left out where they can be told. */
	number: number;
	/** Whether the records show who has logged them: our nodes leave a line in the comment. */
	areOthers: boolean;
}

/**
 * Counts the calls of the last days that something else has logged.
 *
 * @param byDays whether the list can be filtered by days
 * @param now milliseconds
 */
export async function countRecentCalls(
	session: CabinetSession,
	contract: Contract,
	list: FoundList | undefined,
	byDays: boolean,
	now: number,
): Promise<RecentCalls> {
	const { startedAt, comment } = contract.call.fields;
	if (!list || startedAt === null) return { number: 0, areOthers: false };
	const since = DateTime.fromMillis(now, { zone: contract.dates.zone }).minus({ days: DAYS });
	const name = contract.call.filters.createdDate;
	const { day, range } = contract.dates;
	const days = [since, since.plus({ days: DAYS + 1 })].map((at) => at.toFormat(day)).join(range);
	const query = byDays && name !== null ? { [name]: days } : {};
	const { rows } = (await readEnds(session, contract, 'call', query)) ?? list;
	const recent = rows.filter((row) => {
		const record = fromWire(contract, 'call', row);
		if (!record?.startedAt || isTest('call', row) || isLoggedByNodes(record)) return false;
		return Date.parse(record.startedAt) > since.toMillis();
	});
	const areOthers = comment !== null && rows.some((row) => comment in row);
	return { number: recent.length, areOthers };
}
