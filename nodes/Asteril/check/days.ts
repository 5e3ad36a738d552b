import { DateTime } from 'luxon';
import type { EntityName } from '../api/contractTypes';
import type { Check } from './Check';
import { isAskable, likelyNames, tellEffect, tellOther } from './filters';
import { askFiltered, effectOf, respectedOf } from './narrowing';

/** No call was made in 1990, and all were made in this century. */
const NEVER = ['1990-01-01', '1990-01-02'] as const;
const ALWAYS = ['2000-01-01', '2099-12-31'] as const;

const DAYS = ['yyyy-MM-dd', 'dd.MM.yyyy', 'dd-MM-yyyy', 'dd/MM/yyyy', 'yyyyMMdd'];
const SEPARATORS = [':', '-', ',', ' - ', '..'];
/** Other forms of a range that are tried. */
const TRIES = 5;

/** Checks a filter by days, and with it the form of a day and of a range. */
export async function checkDays(check: Check, name: EntityName, filter: string): Promise<void> {
	const fact = `${name}.filters.${filter}`;
	if (!isAskable(check, fact, name)) return;
	const assumed = check.assumedValueOf(fact) as string;
	let effect = await effectOf(check, name, { [assumed]: rangeOf(check, NEVER) });
	if (effect === 'everything') {
		const { others } = likelyNames(check, fact, assumed);
		tellOther(check, fact, await respectedOf(check, name, others, rangeOf(check, NEVER)));
		return;
	}
	const known = check.findings.get('dates.range') !== undefined;
	if (effect === 'empty' || effect === 'refused') {
		if (!known && !(await findRange(check, name, assumed))) {
			const note = 'The filter is known, but no likely form of a range of days finds anything.';
			check.unsure('dates.day', 'Not understood', note);
			check.unsure('dates.range', 'Not understood', note);
		}
		if (effect === 'refused') {
			effect = await effectOf(check, name, { [assumed]: rangeOf(check, NEVER) });
		}
	}
	tellEffect(check, fact, assumed, effect);
}

/** Asks for all days there are, in one form after another, until records come. */
async function findRange(check: Check, name: EntityName, parameter: string): Promise<boolean> {
	const { day, range } = check.contract.dates;
	for (const form of formsOf(check).slice(0, TRIES)) {
		Object.assign(check.contract.dates, form);
		const asked = await askFiltered(check, name, { [parameter]: rangeOf(check, ALWAYS) });
		if (asked === null) break;
		if (asked.outcome !== 'list' || asked.rows.length === 0) continue;
		const answered = `A range of days as ${form.day}${form.range}${form.day} finds records`;
		check.found('dates.day', form.day, answered);
		check.found('dates.range', form.range, answered);
		return true;
	}
	Object.assign(check.contract.dates, { day, range });
	return false;
}

/** The assumed form first, then days written as the cabinet's times begin. */
function formsOf(check: Check): Array<{ day: string; range: string }> {
	const { day, range, format } = check.contract.dates;
	const seen = DAYS.filter((each) => format.startsWith(each));
	const days = [...new Set([...seen, day])];
	const separators = [...new Set([range, ...SEPARATORS])];
	// A day with dashes can't be told from a dash between days.
	const sensible = days.flatMap((each) =>
		separators
			.filter((separator) => !(each.includes('-') && separator === '-'))
			.map((separator) => ({ day: each, range: separator })),
	);
	return [{ day, range }, ...sensible.filter((form) => form.day !== day || form.range !== range)];
}

function rangeOf(check: Check, days: readonly [string, string]): string {
	const { day, range } = check.contract.dates;
	return days.map((iso) => DateTime.fromISO(iso).toFormat(day)).join(range);
}
