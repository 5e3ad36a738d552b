import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { splitDisplay } from './displayForm';

/**
 * Telephone numbers: one form inside (`380671234567`), many forms outside.
 *
 * Ukrainian shapes are recognized here by length and prefix alone, because real data hold numbers
 * that metadata calls invalid; libphonenumber serves every other country.
 */

/** E.164 allows 15 digits; fewer than 10 without a plus is a local number nobody can complete. */
const MOST_DIGITS = 15;
export const FEWEST_DIGITS = 10;
/** With a plus the country is known, so short national numbers (Estonia: 3 + 7) are plausible. */
const FEWEST_DIGITS_WITH_PLUS = 8;

/**
 * The full international digits of one number without a plus, `380671234567`, or `null` when the
 * text is not exactly one telephone number: empty, hidden, an extension (five digits or fewer), a
 * SIP login (letters), several numbers at once. Never throws.
 *
 * Tolerant on purpose: a plausible length is enough, an unassigned range is no reason to refuse.
 * `defaultCountry` completes numbers written without a country.
 */
export function toFullNumber(text: unknown, defaultCountry = 'UA'): string | null {
	if (typeof text === 'number') {
		// A whole number only: 3.80671234567e11 is one, 1.5 is not. Above 2^53 digits are lost.
		return Number.isSafeInteger(text) && text > 0
			? toFullNumber(String(text), defaultCountry)
			: null;
	}
	if (typeof text !== 'string') return null;
	if (/^\+?380\d{9}$/.test(text)) return text.charCodeAt(0) === 43 ? text.slice(1) : text;
	const { plus, digits } = readDigits(text);
	if (digits.length <= 5) return null;
	if (plus && !digits.startsWith('0')) return fromInternational(digits, defaultCountry);
	return fromLoose(digits, defaultCountry);
}

/** Direction and joining marks that come along when a number is copied from a contact. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const NOTHING = { plus: false, digits: '' };
/**
 * Where a SIP address or a parameter such as `;ext=101` begins, or a `;` with no digit behind it. A
 * `;` between two numbers is neither: the text is not one number then.
 */
const BEHIND_NUMBER = /@|;(?=\s*[a-z][a-z-]*(?:=[^;]*)?(?:;|$)|\D*$)/i;

/** The digits of a text that is nothing but a number, and whether it says it is international. */
function readDigits(text: string): { plus: boolean; digits: string } {
	let rest = splitDisplay(text).address.replace(INVISIBLE, '');
	rest = rest.replace(/^(?:tel|sips?|callto):\s*/i, '');
	const end = rest.search(BEHIND_NUMBER);
	if (end > 0) rest = rest.slice(0, end);
	// '%2B' is a plus that was encoded twice; '380671234567.0' came through a spreadsheet.
	rest = rest.replace(/^["'=]+|["']+$/g, '').replace(/^%2B/i, '+');
	rest = rest.replace(/^(\+?\d{9,15})\.0$/, '$1');
	// Apart from digits only marks people put between them; a '+' only at the front.
	if (!/^[\s(]*\+?[\d\s().\-/\u00a0\u2010-\u2015\u2212]*$/.test(rest)) {
		return NOTHING;
	}
	if (/^\s*-\s*\d{1,5}\s*$/.test(rest)) return NOTHING;
	let plus = rest.includes('+');
	// '+44 (0)20…': the zero in brackets is dialled only at home.
	if (plus) rest = rest.replace('(0)', '');
	let digits = rest.replace(/\D+/g, '');
	if (!plus && digits.startsWith('00')) {
		plus = true;
		digits = digits.replace(/^0+/, '');
	}
	return digits.length > MOST_DIGITS + 3 ? NOTHING : { plus, digits };
}

/** Ukrainian shapes: the pattern of all digits, and how many to drop before putting a prefix. */
const UKRAINIAN: ReadonlyArray<[shape: RegExp, drop: number, prefix: string]> = [
	[/^380\d{9}$/, 0, ''],
	[/^0[1-9]\d{8}$/, 0, '38'],
	[/^80[1-9]\d{8}$/, 0, '3'],
	[/^3800[1-9]\d{8}$/, 4, '380'],
	[/^810380\d{9}$/, 3, ''],
];
/** Without the leading zero, as spreadsheets leave it; only where Ukraine is the home country. */
const UKRAINIAN_WITHOUT_ZERO = /^[3-9]\d{8}$/;

/** The full number when digits have a Ukrainian shape. */
export function ukrainian(digits: string): string | null {
	for (const [shape, drop, prefix] of UKRAINIAN) {
		if (shape.test(digits)) return prefix + digits.slice(drop);
	}
	return null;
}

function fromInternational(digits: string, defaultCountry: string): string | null {
	if (digits.startsWith('380') || defaultCountry === 'UA') {
		const home = ukrainian(digits);
		if (home) return home;
	}
	// libphonenumber takes a home-only zero out: +44 020… is 4420…
	const parsed = parsePhoneNumberFromString(`+${digits}`);
	if (parsed?.isPossible()) return parsed.number.slice(1);
	return digits.length >= FEWEST_DIGITS_WITH_PLUS && digits.length <= MOST_DIGITS ? digits : null;
}

function fromLoose(digits: string, defaultCountry: string): string | null {
	if (defaultCountry === 'UA') {
		const home = ukrainian(digits);
		if (home) return home;
		if (UKRAINIAN_WITHOUT_ZERO.test(digits)) return `380${digits}`;
	} else {
		const abroad = digits.startsWith('0') ? undefined : parsePhoneNumberFromString(`+${digits}`);
		// 4915112345678 is a German number in full, not one without its country code.
		if (abroad?.isValid() && abroad.country === defaultCountry) return abroad.number.slice(1);
		const parsed = parsePhoneNumberFromString(digits, defaultCountry as CountryCode);
		if (parsed?.isValid()) return parsed.number.slice(1);
		if (abroad?.isValid()) return abroad.number.slice(1);
		if (parsed?.isPossible()) return parsed.number.slice(1);
	}
	if (digits.startsWith('0') || digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) {
		return null;
	}
	return digits;
}

/** Whether the metadata of all countries knows such a number; for digits that may be something else. */
export function isRealNumber(full: string): boolean {
	return parsePhoneNumberFromString(`+${full}`)?.isValid() ?? false;
}

/** Two-letter codes (ISO 3166) of all countries whose numbers can be read. */
export const COUNTRIES: readonly string[] = getCountries();

/** How a number is written inside its own country. */
export interface HomeForms {
	/** With the digit that is dialled first at home, if any, grouped as usual there: `0721 234 567`. */
	national: string;
	/** Without it, digits alone: `721234567`. */
	significant: string;
}

/** Returns how people of a country write one of its numbers; `null` for a number of another country. */
export function homeForms(full: string, country: string): HomeForms | null {
	const parsed = parsePhoneNumberFromString(`+${full}`);
	if (!parsed?.getPossibleCountries().some((code) => code === country)) return null;
	return { national: parsed.formatNational(), significant: parsed.nationalNumber };
}

/** Returns a number with its country code, grouped as usual in its country: `+48 501 234 567`. */
export function internationalForm(full: string): string {
	return parsePhoneNumberFromString(`+${full}`)?.formatInternational() ?? `+${full}`;
}
