import { unescapeHtml } from './displayForm';
import { FEWEST_DIGITS, isRealNumber, toFullNumber, ukrainian } from './phone';

const LONGEST_FREE_TEXT = 2_000;
const MOST_PHONES_IN_A_TEXT = 50;

const DATE =
	/(?<!\d[-./]?)(?:[0-3]?\d[-./][01]?\d[-./](?:19|20)\d\d|(?:19|20)\d\d[-./][01]?\d[-./][0-3]?\d)(?!\d)/g;

/**
 * Every telephone number in a free text, in order, each once, in the form of `toFullNumber`:
 * `'067-123-45-67, 050 111 22 33 (дружина)'` holds two.
 *
 * Careful rather than complete, because a wrong number binds an unrelated client: numbers are never joined
 * across a comma, a letter or a line, dates are no numbers, and an incomplete number is left out. Only the first 2,000 characters are read.
 */
export function phonesIn(text: string, defaultCountry = 'UA'): string[] {
	if (typeof text !== 'string' || text === '') return [];
	const whole = text.length <= 40 ? toFullNumber(text, defaultCountry) : null;
	if (whole) return [whole];
	const found = new Set<string>();
	const readable = unescapeHtml(text.slice(0, LONGEST_FREE_TEXT)).replace(DATE, ';');
	// A run is digits and the marks people put inside one number. A plus starts the next number.
	for (const run of readable.match(/\+?[\d(][\d ().\-/\t\u00a0\u2010-\u2015\u2212]{4,}/g) ?? []) {
		for (const number of phonesInRun(run, defaultCountry)) found.add(number);
		if (found.size >= MOST_PHONES_IN_A_TEXT) break;
	}
	return [...found];
}

function phonesInRun(run: string, defaultCountry: string): string[] {
	const groups = run.match(/\d+/g) ?? [];
	const numbers: string[] = [];
	if (defaultCountry === 'UA' || /^\D*380/.test(run)) {
		for (let at = 0; at < groups.length;) {
			const taken = takeNumber(groups, at);
			if (taken) numbers.push(taken.number);
			at += taken?.groups ?? 1;
		}
		if (numbers.length > 0) return numbers;
	}
	const whole = toFullNumber(run, defaultCountry);
	if (whole) {
		// Without a plus an unknown row of digits (an order, a card) needs to be a real number.
		const real = run.startsWith('+') || /^380/.test(whole) || isRealNumber(whole);
		return real ? [whole] : [];
	}
	return groups
		.filter((group) => group.length >= FEWEST_DIGITS)
		.map((group) => toFullNumber(group, defaultCountry))
		.filter((number): number is string => number !== null && isRealNumber(number));
}

/** The number that begins with the group `at` and ends with a whole group, and its group count. */
function takeNumber(groups: string[], at: number): { number: string; groups: number } | null {
	let digits = '';
	for (let next = at; next < groups.length && next < at + 7; next += 1) {
		digits += groups[next];
		if (digits.length > 14) return null;
		if (digits.length < FEWEST_DIGITS) continue;
		const number = ukrainian(digits.replace(/^00(?=380)/, ''));
		if (number) return { number, groups: next - at + 1 };
		// A single long group is a foreign number of its own, never half of another.
		if (next === at && !digits.startsWith('0') && digits.length > 10 && isRealNumber(digits)) {
			return { number: digits, groups: 1 };
		}
	}
	return null;
}
