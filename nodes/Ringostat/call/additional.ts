import type { Dictionary } from './dictionary';
import type { Field, Fields } from './fields';
import { safeKey } from '../../shared/forbiddenKeys';
import { SECRET_KEYS } from './keys';
import { cut, normalizeKey, scalarText } from './text';

const MOST_KEYS = 100;
const LONGEST_KEY = 100;
const LONGEST_VALUE = 1_000;
/** How deep, and how many members of each object, `jsonText` writes. */
const DEEPEST = 6;
const MOST_ITEMS = 100;
const SECRETS: ReadonlySet<string> = new Set(SECRET_KEYS.map(normalizeKey));

/**
 * Returns everything that did not go into the `Call`, as text under its own key: Ringostat's additional
 * parameters belong to the client and must survive. Objects become JSON. A key n8n refuses gets a
 * `_`; a second value of one key gets a number: `key_2`.
 */
export function readAdditional(fields: Fields, { additional }: Dictionary): Record<string, string> {
	const kept: Record<string, string> = {};
	let count = 0;
	for (const [key, name] of additional) {
		const field = fields.named(name);
		if (!field) continue;
		field.used = true;
		count += put(kept, key, fieldText(field));
	}
	for (const field of fields.all) {
		if (count >= MOST_KEYS) break;
		if (field.used) continue;
		count += put(kept, field.key, fieldText(field));
	}
	return kept;
}

function fieldText({ nested, text }: Field): string {
	return nested ? jsonText(nested, LONGEST_VALUE) : text;
}

/** Puts the value under the first free form of the key; returns how many keys that added. */
function put(kept: Record<string, string>, key: string, text: string): number {
	const base = safeKey(cut(scalarText(key), LONGEST_KEY));
	if (base === '' || text === '') return 0;
	let free = base;
	for (let copy = 2; Object.hasOwn(kept, free); copy += 1) {
		if (kept[free] === text || copy > 10) return 0;
		free = `${base}_${copy}`;
	}
	kept[free] = text;
	return 1;
}

/**
 * Returns JSON of any value, at most `longest` characters, without our secret. Unlike `JSON.stringify` it
 * neither overflows on deep nesting nor throws on a circle; what is too deep is left out.
 */
function jsonText(value: object, longest: number): string {
	let budget = longest;

	function write(item: unknown, depth: number): string {
		if (budget <= 0) return 'null';
		if (typeof item === 'number' || typeof item === 'boolean')
			return spend(scalarText(item) || 'null');
		if (typeof item === 'string') {
			return spend(JSON.stringify(scalarText(item.length > budget ? cut(item, budget) : item)));
		}
		if (typeof item !== 'object' || item === null || depth >= DEEPEST) return spend('null');
		if (Array.isArray(item)) {
			return `[${item
				.slice(0, MOST_ITEMS)
				.map((inner) => write(inner, depth + 1))
				.join(',')}]`;
		}
		const members: string[] = [];
		for (const [key, inner] of Object.entries(item).slice(0, MOST_ITEMS)) {
			if (budget <= 0) break;
			if (SECRETS.has(normalizeKey(key))) continue;
			members.push(
				`${spend(JSON.stringify(cut(scalarText(key), 100)))}:${write(inner, depth + 1)}`,
			);
		}
		return `{${members.join(',')}}`;
	}

	function spend(text: string): string {
		budget -= text.length + 1;
		return text;
	}

	return cut(write(value, 0), longest);
}
