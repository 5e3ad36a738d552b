import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import type { Facts } from '../derive/facts';
import { DAY_FILTERS, DAY_SEPARATORS, DAYS } from '../tables/requests';
import { type AskedList, askList, filterEffect, findName } from './findName';

/** All days there are. */
const ALWAYS = ['2000-01-01', '2099-12-31'];
const NEVER = ['1990-01-01', '1990-01-02'];
/** Forms of a range that are tried. A day with dashes can't be told from a dash between days. */
const FORMS = DAYS.flatMap((day) => DAY_SEPARATORS.map((range) => ({ day, range })))
	.filter(({ day, range }) => !(day.includes('-') && range === '-'))
	.slice(0, 9);

/** Finds the filter of calls by days: its name, the form of a day and of a range. */
export async function findDays(calls: AskedList, { call, dates }: Contract): Promise<Facts> {
	const assumed = call.filters.createdDate;
	if (assumed === null) return {};
	const names = [assumed, ...DAY_FILTERS];
	const found = await findName(calls, names, rangeOf(NEVER, dates), (page, some) =>
		filterEffect(page, some, calls.refuses),
	);
	if (found === null) return {};
	const { name } = found;
	for (const { day, range } of [dates, ...FORMS]) {
		const page = await askList(calls, { [name]: rangeOf(ALWAYS, { day, range }) });
		if (page === null) break;
		if (page.rows.length === 0) continue;
		return { 'call.filters.createdDate': name, 'dates.day': day, 'dates.range': range };
	}
	return {};
}

function rangeOf(
	days: readonly string[],
	{ day, range }: Pick<Contract['dates'], 'day' | 'range'>,
): string {
	return days.map((iso) => DateTime.fromISO(iso).toFormat(day)).join(range);
}
