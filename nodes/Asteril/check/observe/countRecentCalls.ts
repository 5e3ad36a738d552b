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
 * @param now milliseconds
 */
export async function countRecentCalls(
	session: CabinetSession,
	contract: Contract,
	list: FoundList | undefined,
	now: number,
): Promise<RecentCalls> {
	const { startedAt, comment } = contract.call.fields;
	if (!list || startedAt === null) return { number: 0, areOthers: false };
	const { rows } = (await readEnds(session, contract, 'call')) ?? list;
	const recent = rows.filter((row) => {
		const record = fromWire(contract, 'call', row);
		if (!record?.startedAt || isTest('call', row) || isLoggedByNodes(record)) return false;
		return Date.parse(record.startedAt) > now - DAYS * 86_400_000;
	});
	const areOthers = comment !== null && rows.some((row) => comment in row);
	return { number: recent.length, areOthers };
}
