const LONGEST_KEY = 100;
/** Long enough for a link with its token. */
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
 * Returns one scalar as one line of text of at most 1,000 characters (a link: 2,000), trimmed, with
 * control characters turned into a space. `''` for nothing: `null`, placeholders such as
 * `(not set)`, objects.
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

/** Cuts a text without leaving half of a surrogate pair behind. */
export function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const last = text.charCodeAt(length - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

const INNER_KEY = /^[^[\]]+\[([^[\]]+)\]$/;
const SPELLING = /[\s_\-.{}]+/g;

/**
 * Returns a key in the form in which keys are compared: `billSec`, `bill_sec` and `{{BILL SEC}}` become `billsec`.
 * PHP's way of nesting in a form, `additional_call_data[E164]`, names the inner key.
 */
export function normalizeKey(key: string): string {
	const short = key.length > LONGEST_KEY ? key.slice(0, LONGEST_KEY) : key;
	const inner = short.endsWith(']') ? INNER_KEY.exec(short)?.[1] : undefined;
	return (inner ?? short).toLowerCase().replace(SPELLING, '');
}

/** Returns whether a text means yes. `0`, `false`, `no` and their like mean no, anything else yes. */
export function isYes(text: string): boolean {
	return !/^(0|0\.0|false|no|off|n|none|ні|нет|-1)$/i.test(text);
}
