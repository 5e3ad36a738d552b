import { scalarText } from './scalarText';
import { cut } from './cut';
import { jsonText } from './jsonText';
import { safeKey } from '../../shared/forbiddenKeys';
import type { Field, Fields } from './fields';
import type { Dictionary } from './mapping';

const MOST_KEYS = 100;
const LONGEST_KEY = 100;
const LONGEST_VALUE = 1_000;

/**
 * Everything that did not go into the `Call`, as text under its own key: Ringostat's additional
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
		count += put(kept, key, textOf(field));
	}
	for (const field of fields.all) {
		if (count >= MOST_KEYS) break;
		if (field.used) continue;
		count += put(kept, field.key, textOf(field));
	}
	return kept;
}

function textOf({ nested, text }: Field): string {
	return nested ? jsonText(nested, LONGEST_VALUE) : text;
}

/** Puts the value under the first free form of the key; gives how many keys that added. */
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
