import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import { fromWire } from '../../api/wire';
import type { CabinetSession } from '../CabinetSession';
import { isTest, readEnds } from '../try/readEnds';
import type { FoundList } from './findLists';

/** How far back calls are looked for that something else has logged. */
const DAYS = 7;

/**
 * Counts the calls of the last days that stand in the log: something else may write here too.
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
): Promise<number> {
	if (!list || contract.call.fields.startedAt === null) return 0;
	const since = DateTime.fromMillis(now, { zone: contract.dates.zone }).minus({ days: DAYS });
	const name = contract.call.filters.createdDate;
	const { day, range } = contract.dates;
	const days = [since, since.plus({ days: DAYS + 1 })].map((at) => at.toFormat(day)).join(range);
	const query = byDays && name !== null ? { [name]: days } : {};
	const { rows } = (await readEnds(session, contract, 'call', query)) ?? list;
	return rows.filter((row) => {
		const startedAt = fromWire(contract, 'call', row)?.startedAt ?? null;
		return startedAt !== null && !isTest('call', row) && Date.parse(startedAt) > since.toMillis();
	}).length;
}
