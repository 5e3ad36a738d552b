import { ALIASES, GENERIC_KEYS, type Meaning } from './aliases';
import { nameOf } from './keyName';

/** What names mean for one user: the aliases with the user's own keys before them. */
export interface Dictionary {
	/** Name → the meanings it has, and its rank in each: 0 is the user's own key. */
	readonly places: ReadonlyMap<string, readonly Place[]>;
	/** Names only a call has. */
	readonly ofCallsOnly: ReadonlySet<string>;
	/** `additional.<key>` the user asked for → the name of the user's key. */
	readonly additional: ReadonlyMap<string, string>;
	/** The user's keys with a dot in them, `client.phone`: the way to a value inside an object. */
	readonly paths: readonly string[];
}

interface Place {
	readonly meaning: Meaning;
	readonly rank: number;
}

const MEANINGS = Object.keys(ALIASES) as Meaning[];
const GENERIC: ReadonlySet<string> = new Set(GENERIC_KEYS.map(nameOf));
/** Meanings a form or a deal has as well: they never speak for a call. */
const NOT_OF_CALLS = /^(utm|lastUtm|employee|event)/;

const MOST_REMEMBERED = 50;
const remembered = new Map<string, Dictionary>();

/**
 * The dictionary for a mapping `Call` field → user's key (`'employee.name': 'менеджер'`). A mapped
 * key comes before every alias of its field and loses the meaning it had by itself. Unknown fields
 * and empty keys are ignored.
 */
export function dictionaryFor(mapping: Record<string, string> | undefined): Dictionary {
	const id = mapping ? JSON.stringify(mapping) : '{}';
	const known = remembered.get(id);
	if (known) return known;
	const dictionary = build(mapping ?? {});
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(id, dictionary);
	return dictionary;
}

function build(mapping: Record<string, string>): Dictionary {
	const mapped = new Map<string, string>();
	const additional = new Map<string, string>();
	const paths: string[] = [];
	for (const [field, key] of Object.entries(mapping)) {
		const name = typeof key === 'string' ? nameOf(key.trim()) : '';
		if (name === '') continue;
		if (field.startsWith('additional.')) additional.set(field.slice('additional.'.length), name);
		else if (Object.hasOwn(ALIASES, field)) mapped.set(field, name);
		else continue;
		if (key.includes('.')) paths.push(key.trim());
	}
	const taken = new Set(mapped.values());
	const ofCallsOnly = new Set<string>();
	const places = new Map<string, Place[]>();
	for (const meaning of MEANINGS) {
		const own = mapped.get(meaning);
		const aliases = ALIASES[meaning].map(nameOf).filter((name) => !taken.has(name));
		[own, ...aliases].forEach((name, rank) => {
			if (name === undefined) return;
			places.set(name, [...(places.get(name) ?? []), { meaning, rank }]);
			if (!NOT_OF_CALLS.test(meaning) && (rank === 0 || !GENERIC.has(name))) ofCallsOnly.add(name);
		});
	}
	return { places, ofCallsOnly, additional, paths };
}
