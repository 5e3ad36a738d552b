import { cut } from './cut';

/** Long enough for a link with its token; what is longer is nobody's name or number. */
const LONGEST_LINK = 2_000;
const LONGEST_TEXT = 1_000;

/** Ringostat's words for "nothing" (seen in the calls list, `none)` included), and JavaScript's. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
	'(direct)',
	'(none)',
	'(not set)',
	'none)',
	'null',
	'undefined',
	'nan',
]);
const LONGEST_PLACEHOLDER = 9;

const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;
const HAS_CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * One scalar as one line of text of at most 1,000 characters (a link: 2,000): trimmed, control
 * characters turned into a space. `''` for nothing: `null`, placeholders such as `(not set)`,
 * objects.
 */
export function scalarText(value: unknown): string {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
	if (typeof value === 'boolean' || typeof value === 'bigint')
		return cut(String(value), LONGEST_TEXT);
	if (typeof value !== 'string') return '';
	const isLong = value.length > LONGEST_TEXT;
	let text = isLong ? cut(value, isLink(value) ? LONGEST_LINK : LONGEST_TEXT) : value;
	if (HAS_CONTROL.test(text)) text = text.replace(CONTROL, ' ');
	text = text.trim();
	return text.length <= LONGEST_PLACEHOLDER && PLACEHOLDERS.has(text.toLowerCase()) ? '' : text;
}

function isLink(text: string): boolean {
	return /^\s{0,20}https?:/i.test(text);
}
