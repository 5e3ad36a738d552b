import { isObject } from './tree';

/**
 * Whether a key of an answer can be shown. Keys are the cabinet's, not a person's, but a list may
 * be an object keyed by ids, numbers or names: those are not shown.
 */
export function isPlainKey(key: string): boolean {
	return /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(key) && !/\d{5,}/.test(key);
}

/** Keys and types of an answer, never its values: `{ pages: number, clients: array of 3 }`. */
export function shapeOf(body: unknown): string {
	if (body === null || body === undefined) return 'nothing';
	if (Array.isArray(body)) return `an array of ${body.length}`;
	if (typeof body === 'string') {
		if (body.trim() === '') return 'an empty answer';
		return /<html|<!doctype/i.test(body.slice(0, 1000)) ? 'an HTML page' : 'a text';
	}
	return isObject(body) ? shapeOfObject(body, 1) : `a ${typeof body}`;
}

function shapeOfObject(body: Record<string, unknown>, deeper: number): string {
	const shown = Object.entries(body).filter(([key]) => isPlainKey(key));
	const parts = shown.slice(0, 8).map(([key, value]) => `${key}: ${typeOf(value, deeper)}`);
	if (Object.keys(body).length > parts.length) parts.push('…');
	return `{ ${parts.join(', ')} }`;
}

function typeOf(value: unknown, deeper: number): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return `array of ${value.length}`;
	return isObject(value) && deeper > 0 ? shapeOfObject(value, deeper - 1) : typeof value;
}

/** `1 record`, `2 records`. */
export function count(number: number, one: string): string {
	return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** A name without the marks in which people differ: `record_url`, `recordUrl` → `recordurl`. */
export function plain(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

/** `ext_id` → `extId`. */
export function camelCase(name: string): string {
	return name.replace(/[_-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `extId` → `ext_id`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/-/g, '_');
}

/** The last guard: no long row of digits, so no number, in a text of ours. */
export function withoutNumbers(text: string): string {
	return text.replace(/\d[\d\s().-]{4,}\d/g, '•••');
}
