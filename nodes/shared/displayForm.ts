const LONGEST_VALUE = 200;

/** Words that stand for a number the caller hid; the texts seen in telephony, not a full list. */
const HIDDEN =
	/^(anonymous|anonim|unknown|restricted|private|hidden|unavailable|withheld|blocked|no ?number|прихован\p{L}*|невідом\p{L}*|анонім\p{L}*|скрыт\p{L}*|неизвест\p{L}*|аноним\p{L}*)( (caller|number|call|номер))?$/iu;

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	'#34': '"',
	'#39': "'",
	'#43': '+',
	'#60': '<',
	'#62': '>',
};

/** Undoes HTML escaping, twice over when an aggregator escaped twice. Unknown entities stay. */
export function unescapeHtml(text: string): string {
	if (!text.includes('&')) return text;
	const once = (value: string) =>
		value.replace(/&(#?\w{2,4});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
	const first = once(text);
	return first.includes('&') ? once(first) : first;
}

/**
 * Takes a display form apart: `"Support" <380671234567>` has the name `Support` and the address
 * `380671234567`. HTML-escaped forms (aggregators send them) count too. Without brackets the whole
 * text is the address and there is no name.
 */
export function splitDisplay(text: string): { name: string; address: string } {
	const plain = unescapeHtml(text.length > LONGEST_VALUE ? text.slice(0, LONGEST_VALUE) : text);
	const open = plain.lastIndexOf('<');
	if (open < 0) return { name: '', address: plain.trim() };
	const close = plain.indexOf('>', open);
	const name = plain.slice(0, open).trim();
	return {
		name: name.replace(/^["']+|["']+$/g, '').trim(),
		address: plain.slice(open + 1, close < 0 ? undefined : close).trim(),
	};
}

/** Whether the text says that the caller hid the number: `anonymous`, `Restricted`, `прихований`. */
export function isHiddenNumber(text: string): boolean {
	return text.length <= 40 && HIDDEN.test(splitDisplay(text).address);
}
