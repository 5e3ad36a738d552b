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
/** Forms of a range that are tried. */
const TRIES = 9;

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
	const forms = formsOf(contract);
	const own = forms.find(({ day }) => contract.dates.format.startsWith(day));
	const probes = new Set(refuses && own ? [forms[0], own] : [forms[0]]);
	const known = await nameOf(
		[assumed, ...DAY_FILTERS],
		async (names) => {
			let effect: true | false | null = null;
			for (const form of probes) {
				const query = Object.fromEntries(names.map((name) => [name, rangeOf(NEVER, form)]));
				effect = effectOnNobody(await filterEffect(session, list, query), refuses);
				if (effect) break;
			}
			return effect;
		},
		refuses,
	);
	if (known === null && !refuses) return {};
	const name = known?.name ?? assumed;
	for (const form of forms.slice(0, TRIES)) {
		const effect = await filterEffect(session, list, { [name]: rangeOf(ALWAYS, form) });
		if (effect === 'unknown') return {};
		if (effect !== 'everything') continue;
		return {
			'call.filters.createdDate': name,
			'dates.day': form.day,
			'dates.range': form.range,
		};
	}
	return refuses ? { 'call.filters.createdDate': null } : {};
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
