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
/** Forms of a range, and in a cabinet that refuses what it does not know names for each, that are tried. */
const TRIES = { forms: 9, refusedForms: 6, refusedNames: 4 };

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
		const likely = names.slice(0, TRIES.refusedNames);
		const found = await findForm(session, list, likely, forms.slice(0, TRIES.refusedForms));
		// A list that refuses every likely name can't be asked so.
		return found ?? (session.left() > 0 ? { 'call.filters.createdDate': null } : {});
	}
	const known = await nameOf(
		names,
		async (some) => {
			const query = Object.fromEntries(some.map((name) => [name, rangeOf(NEVER, forms[0])]));
			return effectOnNobody(await filterEffect(session, list, query), refuses);
		},
		refuses,
	);
	if (known === null) return {};
	return (await findForm(session, list, [known.name], forms.slice(0, TRIES.forms))) ?? {};
}

/** Finds the form in which a range of all days brings records, under one of some names. */
async function findForm(
	session: CabinetSession,
	list: FoundList,
	names: readonly string[],
	forms: readonly Form[],
): Promise<Facts | null> {
	let left = names;
	for (const { day, range } of forms) {
		for (const name of left) {
			const effect = await filterEffect(session, list, {
				[name]: rangeOf(ALWAYS, { day, range }),
			});
			if (effect === 'unknown') return null;
			if (effect === 'disliked') left = [name];
			if (effect !== 'everything') continue;
			return { 'call.filters.createdDate': name, 'dates.day': day, 'dates.range': range };
		}
	}
	return null;
}

/** Forms of a range, the assumed one first; days are likely to be written as the cabinet's times begin. */
function formsOf({ dates }: Contract): Form[] {
	const { day, range } = dates;
	const days = new Set([...DAYS.filter((each) => dates.format.startsWith(each)), ...DAYS]);
	const others = [...days].flatMap((each) =>
		DAY_SEPARATORS.map((mark) => ({ day: each, range: mark })),
	);
	return [
		{ day, range },
		...others.filter(
			(form) =>
				// A day with dashes can't be told from a dash between days.
				!(form.day.includes('-') && form.range === '-') &&
				!(form.day === day && form.range === range),
		),
	];
}

function rangeOf(days: readonly string[], { day, range }: Form): string {
	return days.map((iso) => DateTime.fromISO(iso).toFormat(day)).join(range);
}
