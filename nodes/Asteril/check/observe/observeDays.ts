import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import { DAY_FILTERS, DAY_SEPARATORS, DAYS } from '../tables/filters';
import type { Observations, ObservedDays, ObservedList } from './observations';
import { effectOf } from './observeFilters';
import { nameOf } from './observePaging';

/** All days there are. */
const ALWAYS = ['2000-01-01', '2099-12-31'];
const NEVER = ['1990-01-01', '1990-01-02'];

/** Finds the filter of calls by days: its name, the form of a day and of a range. */
export async function observeDays(
	session: CabinetSession,
	contract: Contract,
	list: ObservedList | undefined,
	refusesUnknown: Observations['refusesUnknown'],
): Promise<ObservedDays | 'ignored' | 'refused' | null> {
	const assumed = contract.call.filters.createdDate;
	if (!list || list.rows.length === 0 || assumed === null) return null;
	const { day, range } = contract.dates;
	const rangeOf = (days: string[], form: { day: string; range: string }) =>
		days.map((iso) => DateTime.fromISO(iso).toFormat(form.day)).join(form.range);
	const never = rangeOf(NEVER, { day, range });
	const names = [assumed, ...DAY_FILTERS];
	const known = await nameOf(
		names,
		async (some) => {
			const effect = await effectOf(
				session,
				list,
				Object.fromEntries(some.map((each) => [each, never])),
			);
			if (effect === 'refused') return refusesUnknown === false ? true : null;
			if (effect === 'disliked') return true;
			return effect === 'unknown' ? null : effect === 'empty';
		},
		refusesUnknown === true,
	);
	if (known === null && !refusesUnknown) return session.left() === 0 ? null : 'ignored';
	// Days are likely to be written as the cabinet's times begin.
	const days = [...DAYS.filter((each) => contract.dates.format.startsWith(each)), ...DAYS];
	const forms = [
		{ day, range },
		...[...new Set(days)]
			.flatMap((each) => DAY_SEPARATORS.map((mark) => ({ day: each, range: mark })))
			.filter(
				// A day with dashes can't be told from a dash between days.
				(form) =>
					!(form.day.includes('-') && form.range === '-') &&
					!(form.day === day && form.range === range),
			),
	];
	for (const form of forms.slice(0, 9)) {
		const effect = await effectOf(session, list, { [known ?? assumed]: rangeOf(ALWAYS, form) });
		if (effect === 'unknown') break;
		if (effect === 'everything') return { name: known ?? assumed, ...form };
	}
	return refusesUnknown && session.left() > 0 ? 'refused' : null;
}
