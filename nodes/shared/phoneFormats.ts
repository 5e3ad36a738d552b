import { homeForms, internationalForm, toFullNumber } from './phone';

/**
 * The ways in which people and programs write one Ukrainian number, the likeliest first; each `#`
 * is a digit of its national part. The names are used in the contract of a cabinet.
 */
const PATTERNS = {
	digits: '380#########',
	plus: '+380#########',
	local: '0#########',
	brackets: '(0##) ###-##-##',
	trunk: '80#########',
	dashes: '0##-###-##-##',
	spaces: '0## ### ## ##',
	plusBrackets: '+38 (0##) ###-##-##',
	plusBracketsTight: '+38(0##)###-##-##',
	countryBrackets: '+380 (##) ###-##-##',
	countrySpaces: '+380 ## ### ## ##',
	bracketsSpaces: '(0##) ### ## ##',
	spacesDashes: '0## ###-##-##',
	bare: '#########',
} as const;

export type PhoneFormat = keyof typeof PATTERNS;

export const PHONE_FORMATS = Object.keys(PATTERNS) as PhoneFormat[];

/**
 * Writes a number in a format. A number of the country goes by that country's habits: `local` of
 * Poland's 48501234567 is 501234567, `spaces` is 501 234 567. A number of another country has three
 * forms: its digits, with spaces (`countrySpaces`), and, for every other format, with a plus.
 *
 * @param full international digits, `380671234567`
 * @param country two letters, of the country whose numbers are written without a country code
 */
export function formatPhone(full: string, format: PhoneFormat, country = 'UA'): string {
	if (format === 'digits') return full;
	if (country !== 'UA') return abroad(full, format, country);
	const national = /^380(\d{9})$/.exec(full)?.[1];
	if (national === undefined) return abroad(full, format, country);
	let next = 0;
	return PATTERNS[format].replace(/#/g, () => national[next++]);
}

function abroad(full: string, format: PhoneFormat, country: string): string {
	if (format === 'countrySpaces') return internationalForm(full);
	const home = homeForms(full, country);
	if (home === null || PATTERNS[format].startsWith('+')) return `+${full}`;
	switch (format) {
		case 'local':
		case 'trunk':
			return home.national.replace(/\D/g, '');
		case 'bare':
			return home.significant;
		case 'dashes':
			return home.national.replace(/\D+/g, '-').replace(/^-/, '');
		default:
			return home.national;
	}
}

/** Returns the format a stored number is written in, or `null` when it is none of the known. */
export function phoneFormatOf(stored: string, country = 'UA'): PhoneFormat | null {
	const text = stored.trim();
	const full = toFullNumber(text, country);
	if (full === null) return null;
	return PHONE_FORMATS.find((format) => formatPhone(full, format, country) === text) ?? null;
}
