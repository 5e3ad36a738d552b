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

const SHAPES = new Map(
	PHONE_FORMATS.map((format) => [shapeOf(PATTERNS[format].replaceAll('#', '0')), format]),
);

/**
 * Writes a number in a format. Numbers of other countries have only two: the digits alone, and,
 * for every other format, with a plus.
 *
 * @param full international digits, `380671234567`
 */
export function formatPhone(full: string, format: PhoneFormat): string {
	const national = /^380(\d{9})$/.exec(full)?.[1];
	if (national === undefined) return format === 'digits' ? full : `+${full}`;
	let next = 0;
	return PATTERNS[format].replace(/#/g, () => national[next++]);
}

/** The format a stored number is written in, or `null` when it is none of the known. */
export function phoneFormatOf(stored: string): PhoneFormat | null {
	return SHAPES.get(shapeOf(stored.trim())) ?? null;
}

function shapeOf(text: string): string {
	return text.replace(/\d/g, '#');
}
