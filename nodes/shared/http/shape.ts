import { isObject } from '../isObject';

/**
 * Whether a key of an answer can be shown. Keys are the service's, not a person's, but a list may
 * be an object keyed by ids, numbers or names: those are not shown.
 */
export function isPlainKey(key: string): boolean {
	return /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(key) && !/\d{5,}/.test(key);
}

/** Keys and types of an answer, never its values: `{ pages: number, clients: array of 3 }`. */
export function describeShape(body: unknown): string {
	if (body === null || body === undefined) return 'nothing';
	if (Array.isArray(body)) return `an array of ${body.length}`;
	if (typeof body === 'string') {
		if (body.trim() === '') return 'an empty answer';
		return /<html|<!doctype/i.test(body.slice(0, 1000)) ? 'an HTML page' : 'a text';
	}
	return isObject(body) ? describeObject(body, 1) : `a ${typeof body}`;
}

function describeObject(body: Record<string, unknown>, deeper: number): string {
	const shown = Object.entries(body).filter(([key]) => isPlainKey(key));
	const parts = shown.slice(0, 8).map(([key, value]) => `${key}: ${describePart(value, deeper)}`);
	if (Object.keys(body).length > parts.length) parts.push('…');
	return `{ ${parts.join(', ')} }`;
}

function describePart(value: unknown, deeper: number): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return `array of ${value.length}`;
	return isObject(value) && deeper > 0 ? describeObject(value, deeper - 1) : typeof value;
}

/**
 * What a service itself says of an error, cut short. The form of its errors is unknown, so this
 * takes the first text it finds.
 */
export function quoteError(body: unknown): string {
	const text = firstText(body, 3)?.replace(/<[^>]*>/g, ' ') ?? '';
	return cutAtWord(text.replace(/\s+/g, ' ').trim(), 200) || 'no reason given';
}

/** Not within a word: half a key would not be known for a secret any more. */
function cutAtWord(text: string, length: number): string {
	if (text.length <= length) return text;
	const kept = text.slice(0, Math.max(0, text.slice(0, length + 1).search(/\s\S*$/)));
	return kept === '' ? '' : `${kept} …`;
}

function firstText(value: unknown, depth: number): string | undefined {
	if (typeof value === 'string') return cutAtWord(value, 2000);
	if (typeof value !== 'object' || value === null || depth === 0) return undefined;
	for (const part of Object.values(value)) {
		const text = firstText(part, depth - 1);
		if (text !== undefined) return text;
	}
	return undefined;
}
