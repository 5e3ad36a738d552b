import type { Dictionary } from './dictionary';
import { SECRET_KEYS } from './keys';
import type { Meaning } from './meanings';
import { normalizeKey, scalarText } from './text';

/** One non-empty value under one key. */
export interface Field {
	/** As it was sent. */
	readonly key: string;
	/** As it is looked up (`normalizeKey`). */
	readonly name: string;
	readonly text: string;
	/** The original of a value that is no scalar. */
	readonly nested: object | null;
	/** The value went into the `Call` and need not be kept in `additional`. */
	used: boolean;
}

/** The values of one meaning, each with its key's rank, the best first. */
interface Slot {
	readonly fields: Field[];
	readonly ranks: number[];
}

/** Real bodies have fewer than a hundred. */
const MOST_FIELDS = 1_000;
const NONE: readonly Field[] = [];
const SECRETS: ReadonlySet<string> = new Set(SECRET_KEYS.map(normalizeKey));

/**
 * The values of one call by meaning. Empty values are never stored, so the first value of a meaning
 * is always the first non-empty one.
 */
export class Fields {
	readonly all: Field[] = [];
	private readonly byName = new Map<string, Field>();
	private readonly byMeaning = new Map<Meaning, Slot>();

	constructor(private readonly dictionary: Dictionary) {}

	/** Adds the body's own values; a second, different value of a name is kept behind the first. */
	add(key: string, value: unknown): void {
		this.put(key, value, true);
	}

	/** Adds values that only count where the body says nothing: the query, a wrapper's siblings. */
	addDefault(key: string, value: unknown): void {
		this.put(key, value, false);
	}

	/** Returns all values of that meaning, the best key first. */
	of(meaning: Meaning): readonly Field[] {
		return this.byMeaning.get(meaning)?.fields ?? NONE;
	}

	first(meaning: Meaning): Field | undefined {
		return this.of(meaning)[0];
	}

	named(name: string): Field | undefined {
		return this.byName.get(name);
	}

	private put(key: string, value: unknown, keepSecond: boolean): void {
		if (this.all.length >= MOST_FIELDS) return;
		const isObject = typeof value === 'object' && value !== null;
		const text = scalarText(isObject && Array.isArray(value) ? firstScalar(value) : value);
		const nested = isObject && (text === '' || isMixed(value)) ? value : null;
		if (text === '' && (nested === null || Object.keys(nested).length === 0)) return;
		const name = normalizeKey(key);
		if (name === '' || SECRETS.has(name)) return;
		const known = this.byName.get(name);
		if (known && (!keepSecond || (known.text === text && nested === null))) return;
		const field: Field = { key, name, text, nested, used: false };
		if (!known) this.byName.set(name, field);
		this.all.push(field);
		if (text !== '') this.place(field);
	}

	/** Puts the field behind those of better or equal rank in each meaning its name has. */
	private place(field: Field): void {
		const places = this.dictionary.places.get(field.name);
		if (!places) return;
		for (const { meaning, rank } of places) {
			const known = this.byMeaning.get(meaning);
			if (!known) {
				this.byMeaning.set(meaning, { fields: [field], ranks: [rank] });
				continue;
			}
			let at = known.ranks.length;
			while (at > 0 && known.ranks[at - 1] > rank) at -= 1;
			if (at === known.ranks.length) {
				known.fields.push(field);
				known.ranks.push(rank);
			} else {
				known.fields.splice(at, 0, field);
				known.ranks.splice(at, 0, rank);
			}
		}
	}
}

/** A repeated form key arrives as an array. The first non-empty value wins. */
function firstScalar(values: unknown[]): unknown {
	return values.slice(0, 20).find((value) => scalarText(value) !== '');
}

/** Returns whether an array holds more than its first value. */
function isMixed(value: object): boolean {
	return Array.isArray(value) && value.some((item) => item !== value[0]);
}
