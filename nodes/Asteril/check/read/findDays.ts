import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import type { Facts } from '../facts';
import { DAY_FILTERS, DAY_SEPARATORS, DAYS } from '../tables/requests';
import { effectOf, filterEffect } from './filterEffect';
import type { FoundList } from './findLists';
import { nameOf } from './nameOf';

/** All days there are. */
const ALWAYS = ['2000-01-01', '2099-12-31'];
const NEVER = ['1990-01-01', '1990-01-02'];
/** Forms of a range that are tried. A day with dashes can't be told from a dash between days. */
const FORMS = DAYS.flatMap((day) => DAY_SEPARATORS.map((range) => ({ day, range })))
	.filter(({ day, range }) => !(day.includes('-') && range === '-'))
	.slice(0, 9);

/** Finds the filter of calls by days: its name, the form of a day and of a range. */
export async function findDays(
	session: CabinetSession,
	{ call, dates }: Contract,
	list: FoundList | undefined,
	refuses: boolean,
): Promise<Facts> {
	const assumed = call.filters.createdDate;
	if (!list || list.rows.length === 0 || assumed === null) return {};
	const effectOfNever = async (names: readonly string[]) => {
		const query = Object.fromEntries(names.map((name) => [name, rangeOf(NEVER, dates)]));
		return effectOf(await filterEffect(session, list, query), refuses);
	};
	const name = (await nameOf([assumed, ...DAY_FILTERS], effectOfNever, refuses))?.name;
	if (name === undefined) return {};
	for (const { day, range } of [dates, ...FORMS]) {
		const query = { [name]: rangeOf(ALWAYS, { day, range }) };
		const effect = await filterEffect(session, list, query);
		if (effect === 'unknown') break;
		if (effect !== 'everything') continue;
		return { 'call.filters.createdDate': name, 'dates.day': day, 'dates.range': range };
	}
	return {};
}

function rangeOf(
	days: readonly string[],
	{ day, range }: Pick<Contract['dates'], 'day' | 'range'>,
) {
	return days.map((iso) => DateTime.fromISO(iso).toFormat(day)).join(range);
}
