import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import { fromWire } from '../../api/wire';
import { isTest, readEnds } from '../try/readEnds';
import type { CabinetSession } from '../CabinetSession';
import type { Observations } from './observations';

/** How far back calls are looked for that something else has logged. */
const DAYS = 7;

/** Counts the calls of the last days that stand in the log: something else may write here too. */
export async function observeOthers(
	session: CabinetSession,
	contract: Contract,
	observed: Observations,
	now: number,
): Promise<Observations> {
	if (!observed.lists.call || contract.call.fields.startedAt === null) return observed;
	const since = DateTime.fromMillis(now, { zone: contract.dates.zone }).minus({ days: DAYS });
	const name = contract.call.filters.createdDate;
	const { day, range } = contract.dates;
	const respected = typeof observed.days === 'object' && observed.days !== null && name !== null;
	const query = respected
		? { [name]: [since, since.plus({ days: DAYS + 1 })].map((at) => at.toFormat(day)).join(range) }
		: {};
	const { rows } = (await readEnds(session, contract, 'call', query)) ?? {
		rows: observed.lists.call.rows,
	};
	const recent = rows.filter((row) => {
		const startedAt = fromWire(contract, 'call', row)?.startedAt ?? null;
		return startedAt !== null && !isTest('call', row) && Date.parse(startedAt) > since.toMillis();
	});
	return { ...observed, recentCalls: recent.length };
}
