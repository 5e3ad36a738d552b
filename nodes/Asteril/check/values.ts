import type { Check } from './Check';
import { VALUE_NAMES } from './tables/valueNames';
import { plain } from './words';

type Value = string | number | boolean;

/** More of them are no choice but free text. */
const MOST_CHOICES = 12;
/** Fewer digits than a number of a person has. */
const LARGEST_NUMBER = 9999;

const KNOWN_WORDS = new Set(Object.values(VALUE_NAMES).flat());

/** Compares the words for directions and statuses with those on the records. */
export function checkValues(check: Check): void {
	for (const name of ['client', 'call', 'task'] as const) {
		const { values, fields } = check.contract[name] as {
			values: Record<string, Record<string, Value>>;
			fields: Record<string, string | null>;
		};
		for (const [field, words] of Object.entries(values)) {
			const key = fields[field];
			const rows = check.lists[name]?.rows ?? [];
			if (rows.length === 0) continue;
			const seen = key === null ? [] : distinct(rows.map((row) => row[key]));
			for (const ours of Object.keys(words)) {
				tellValue(check, `${name}.values.${field}.${ours}`, seen);
			}
		}
	}
}

interface Seen {
	value: Value;
	times: number;
}

function distinct(values: unknown[]): Seen[] {
	const seen = new Map<Value, number>();
	for (const value of values) {
		const simple =
			typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
		if (simple && value !== '') seen.set(value, (seen.get(value) ?? 0) + 1);
	}
	return [...seen].map(([value, times]) => ({ value, times }));
}

function tellValue(check: Check, fact: string, seen: Seen[]): void {
	const assumed = check.assumedValueOf(fact) as Value;
	const answered = seen.length === 0 ? 'No record has a value' : `Values seen: ${shown(seen)}`;
	if (seen.some(({ value }) => String(value) === String(assumed))) {
		check.confirmed(fact, answered);
		return;
	}
	const known = VALUE_NAMES[fact].flatMap((word) =>
		seen.filter(({ value }) => typeof value !== 'number' && plain(String(value)) === word),
	);
	if (known.length > 0) {
		check.differs(fact, known[0].value, answered);
		return;
	}
	const open = seen.length > 0 && seen.length <= MOST_CHOICES;
	check.unsure(fact, answered, open ? 'Put the one that means this here.' : '');
}

/** The values that look like a choice; what might be somebody's name or number is only counted. */
function shown(seen: Seen[]): string {
	const choices = seen.length > MOST_CHOICES ? [] : seen.filter(isChoice);
	const hidden = seen.length - choices.length;
	const texts = choices.map(({ value }) => JSON.stringify(value));
	return [...texts, ...(hidden > 0 ? [`${hidden} not shown`] : [])].join(', ');
}

function isChoice({ value, times }: Seen): boolean {
	if (typeof value === 'boolean') return true;
	if (typeof value === 'number')
		return Number.isInteger(value) && Math.abs(value) <= LARGEST_NUMBER;
	if (KNOWN_WORDS.has(plain(value))) return true;
	// A word of a program's, not a person's: names begin with a capital letter.
	return times > 1 && /^([a-z][a-z0-9_-]*|[A-Z][A-Z0-9_-]*)$/.test(value) && isShort(value);
}

function isShort(value: string): boolean {
	return value.length <= 24 && !/\d{5}/.test(value);
}
