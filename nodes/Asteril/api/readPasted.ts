import { isObject } from '../../shared/isObject';

/** Quotes, arrays and items around the object, one within the other. */
const MAX_WRAPPERS = 6;

/**
 * Reads an object as people paste it from n8n's JSON, Schema and Table views: the object or its
 * text, in quotes, with `\n` and `\"` written out, in an array, or as the item `{ "json": … }`.
 *
 * @returns the object, an empty one for no text, or `null` when there is none
 */
export function readPasted(pasted: unknown): Record<string, unknown> | null {
	let value: unknown = pasted ?? {};
	for (let depth = 0; depth < MAX_WRAPPERS; depth++) {
		if (typeof value === 'string') value = parse(value);
		else if (Array.isArray(value)) value = elementOf(value);
		else if (!isObject(value)) return null;
		else if (!isObject(value.json) && typeof value.json !== 'string') return value;
		else value = value.json;
	}
	return null;
}

/** The one element, or the item of the check that carries the differences. */
function elementOf(list: unknown[]): unknown {
	if (list.length === 1) return list[0];
	return list.findLast((item) => isObject(item) && 'json' in item) ?? null;
}

function parse(text: string): unknown {
	const trimmed = text.trim();
	if (trimmed === '') return {};
	for (const candidate of readings(trimmed)) {
		try {
			return (JSON.parse(candidate) as unknown) ?? null;
		} catch {
			// The next reading may be the right one.
		}
	}
	return null;
}

/** The text as it is; what its escapes stand for; without quotes that only stand around it. */
function* readings(text: string): Generator<string> {
	yield text;
	const inner = /^(["'`])(.*)\1$/s.exec(text)?.[2] ?? text;
	yield inner;
	yield inner.replace(/\\[nrt]/g, ' ').replace(/\\(["\\/])/g, '$1');
}
