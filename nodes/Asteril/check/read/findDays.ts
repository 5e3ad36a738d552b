import { DateTime } from 'luxon';
import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import type { Facts } from '../facts';
import { DAY_FILTERS, DAY_SEPARATORS, DAYS } from '../tables/requests';
import { effectOnNobody, filterEffect } from './filterEffect';
import type { FoundList } from './findLists';
import { nameOf } from './nameOf';

/** All days there are. */
const ALWAYS = ['2000-01-01', '2099-12-31'];
const NEVER = ['1990-01-01', '1990-01-02'];
/** Forms of a range that are tried, and while the name is not known names for each. */
const TRIES = { forms: 9, unnamedForms: 6, names: 4 };

interface Form {
	day: string;
	range: string;
}

/** Finds the filter of calls by days: its name, the form of a day and of a range. */
export async function findDays(
	session: CabinetSession,
	contract: Contract,
	list: FoundList | undefined,
	refuses: boolean,
): Promise<Facts> {
	const assumed = contract.call.filters.createdDate;
	if (!list || list.rows.length === 0 || assumed === null) return {};
	const names = [...new Set([assumed, ...DAY_FILTERS])];
	const forms = formsOf(contract);
	if (refuses) {
		const found = await findForm(session, list, names.slice(0, TRIES.names), forms);
		// A list that refuses every likely name can't be asked so.
		return found ?? (session.left() > 0 ? { 'call.filters.createdDate': null } : {});
	}
	const effectOf = async (some: readonly string[]) => {
		const query = Object.fromEntries(some.map((name) => [name, rangeOf(NEVER, forms[0])]));
		return effectOnNobody(await filterEffect(session, list, query), refuses);
	};
	const known = await nameOf(names, effectOf, refuses);
	return (known && (await findForm(session, list, [known.name], forms))) ?? {};
}

/** Finds the form in which a range of all days brings records, under one of some names. */
async function findForm(
	session: CabinetSession,
	list: FoundList,
	names: readonly string[],
	forms: readonly Form[],
): Promise<Facts | null> {
	let left = names;
	for (const [index, form] of forms.entries()) {
		if (left.length > 1 && index >= TRIES.unnamedForms) break;
		for (const name of left) {
			const effect = await filterEffect(session, list, { [name]: rangeOf(ALWAYS, form) });
			if (effect === 'unknown') return null;
			if (effect === 'disliked') left = [name];
			if (effect !== 'everything') continue;
			return { 'call.filters.createdDate': name, 'dates.day': form.day, 'dates.range': form.range };
		}
	}
	return null;
}

/** Forms of a range, the assumed one first; days are likely to be written as the cabinet's times begin. */
function formsOf({ dates }: Contract): Form[] {
	const days = new Set([...DAYS.filter((day) => dates.format.startsWith(day)), ...DAYS]);
	const likely = [...days].flatMap((day) => DAY_SEPARATORS.map((range) => ({ day, range })));
	const others = likely.filter(
		({ day, range }) =>
			// A day with dashes can't be told from a dash between days.
			!(day.includes('-') && range === '-') && !(day === dates.day && range === dates.range),
	);
	return [{ day: dates.day, range: dates.range }, ...others].slice(0, TRIES.forms);
}

function rangeOf(days: readonly string[], { day, range }: Form): string {
	return days.map((iso) => DateTime.fromISO(iso).toFormat(day)).join(range);
}
