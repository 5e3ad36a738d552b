import type { EntityName } from '../api/contractTypes';
import type { Check } from './Check';
import { askFiltered, type Effect, effectOf, respectedOf } from './narrowing';
import { FIELD_OF, FILTER_NAMES, NO_RECORDS } from './tables/filterNames';
import { camelCase, snakeCase } from './words';

/** Whether a parameter that no cabinet knows is ignored: then page 1 of everybody comes back. */
export async function checkUnknownFilter(check: Check): Promise<void> {
	const name = (['client', 'call', 'task', 'user', 'order'] as const).find(
		(each) => (check.lists[each]?.rows.length ?? 0) > 0,
	);
	if (!name) return;
	const effect = await effectOf(check, name, { asterilCheckUnknown: 'nothing' });
	const fact = 'unknownFilter';
	if (effect === 'everything') {
		check.takesUnknown = true;
		const note = 'A filter under a wrong name gives everybody; the nodes compare what comes back.';
		check.findings.set(fact, 'confirmed', 'Ignored: everybody comes back', note);
	} else if (effect === 'refused') {
		check.takesUnknown = false;
		check.findings.set(fact, 'differs', 'An unknown parameter is an error', 'Nothing to override.');
	} else if (effect === 'empty') {
		check.findings.set(fact, 'differs', 'Nothing comes back', 'Nothing to override.');
	}
}

/**
 * Asks for what no record has: an empty list says that the filter is respected, a full one that it
 * is ignored; then other names are tried, and when all are ignored there is no such filter.
 */
export async function checkFilter(check: Check, name: EntityName, filter: string): Promise<void> {
	const fact = `${name}.filters.${filter}`;
	const value = NO_RECORDS[fact];
	if (!isAskable(check, fact, name)) return;
	const assumed = check.assumedValueOf(fact) as string;
	const effect = await effectOf(check, name, { [assumed]: value });
	if (tellEffect(check, fact, assumed, effect)) return;
	if (await choosesByWord(check, name, fact, assumed)) return;

	const likely = likelyNames(check, fact, assumed);
	for (const guess of likely.guesses) {
		if ((await effectOf(check, name, { [guess]: value })) !== 'empty') continue;
		check.differs(fact, guess, `"${assumed}" is ignored, "${guess}" is respected`);
		return;
	}
	tellOther(check, fact, await respectedOf(check, name, likely.others, value));
}

/**
 * A filter by a status may take a word that it does not know for no filter at all: so it is asked
 * for a status that only some of the records have.
 */
async function choosesByWord(
	check: Check,
	name: EntityName,
	fact: string,
	assumed: string,
): Promise<boolean> {
	const key = fact === 'task.filters.status' ? check.contract.task.fields.status : null;
	if (key === null) return false;
	const values = (check.lists[name]?.rows ?? []).map((row) => row[key]);
	const [rarest, most] = ranked(values);
	if (rarest === undefined || most === undefined) return false;
	const asked = await askFiltered(check, name, { [assumed]: rarest });
	const chosen = asked?.outcome === 'list' && asked.rows.length > 0 ? asked.rows : null;
	if (!chosen?.every((row) => row[key] === rarest)) return false;
	check.confirmed(fact, `"${assumed}" is respected for a status that some records have`);
	return true;
}

/** The different words or numbers among some values, the rarest first. */
function ranked(values: unknown[]): Array<string | number> {
	const times = new Map<string | number, number>();
	for (const value of values) {
		if (typeof value !== 'string' && typeof value !== 'number') continue;
		times.set(value, (times.get(value) ?? 0) + 1);
	}
	return [...times].sort((one, other) => one[1] - other[1]).map(([value]) => value);
}

/** `false`, with the reason told, when the list can't show what a filter does. */
export function isAskable(check: Check, fact: string, name: EntityName): boolean {
	if ((check.lists[name]?.rows.length ?? 0) === 0) return false;
	if (check.assumedValueOf(fact) !== null) return true;
	check.unsure(fact, 'Not asked', 'The API Differences declare that there is none.');
	return false;
}

/** Whether the effect of the assumed name says it all. */
export function tellEffect(check: Check, fact: string, assumed: string, effect: Effect): boolean {
	if (effect === 'everything') return false;
	if (effect === 'empty') {
		check.confirmed(fact, `"${assumed}" is respected: a value that no record has finds none`);
	} else if (effect === 'refused' && check.takesUnknown === true) {
		check.confirmed(fact, `"${assumed}" is known: a value that makes no sense is refused`);
	} else if (effect === 'refused') {
		check.unsure(fact, `"${assumed}" is refused`, 'The name may be another.');
	} else {
		check.unsure(fact, 'No answer', check.left === 0 ? 'The check ended before.' : '');
	}
	return true;
}

/** Says what came of trying other names. */
export function tellOther(check: Check, fact: string, found: string | null | undefined): void {
	const assumed = String(check.assumedValueOf(fact));
	if (found === null) {
		const answered = `"${assumed}" is ignored, and so are other likely names`;
		const note = 'The nodes then page through the list and compare. Set a name if there is one.';
		check.differs(fact, null, answered, note, 'not supported');
	} else if (found === undefined) {
		check.unsure(fact, `"${assumed}" is ignored`, 'The name may be another.');
	} else {
		check.differs(fact, found, `"${assumed}" is ignored, "${found}" is respected`);
	}
}

/** Names to try alone, because a field is named so, and names to try together. */
export function likelyNames(
	check: Check,
	fact: string,
	assumed: string,
): { guesses: string[]; others: string[] } {
	const field = FIELD_OF[fact];
	const key = field === undefined ? null : (check.valueOf(field) as string | null);
	const renamed = key !== null && key !== check.assumedValueOf(field);
	const guesses = renamed ? [...new Set([camelCase(key), key])] : [];
	const own = key === null ? [] : [camelCase(key), snakeCase(key), key];
	const others = [...new Set([...own, ...FILTER_NAMES[fact]])];
	const isNew = (name: string) => name !== assumed && !guesses.includes(name);
	return { guesses: guesses.filter((name) => name !== assumed), others: others.filter(isNew) };
}

/** Whether a respected filter finds parts too: nothing to override, but good to know. */
export async function checkPart(
	check: Check,
	name: 'client' | 'call' | 'task',
	filter: string,
	field: string,
): Promise<void> {
	const fact = `${name}.filters.${filter}`;
	const finding = check.findings.get(fact);
	const key = check.valueOf(field) as string | null;
	const parameter = check.valueOf(fact) as string | null;
	if (key === null || parameter === null || !finding || finding.result === 'cannot tell') return;
	const whole = check.lists[name]?.rows
		.map((row) => row[key])
		.find((value) => typeof value === 'string' && value.length >= 8);
	if (typeof whole !== 'string') return;
	const asked = await askFiltered(check, name, { [parameter]: whole.slice(-7) });
	if (asked?.outcome !== 'list') return;
	const partial = asked.rows.some((row) => row[key] === whole);
	finding.note = [
		finding.note,
		partial ? 'It finds parts of a value too; the nodes compare.' : 'It finds whole values only.',
	]
		.join(' ')
		.trim();
}
