import { GENERIC_KEYS, KEYS, type MappedOnly, type Meaning } from './meanings';
import { normalizeKey } from './text';

/** What the keys of a body mean for one user: the user's own keys, then those of the table. */
export interface Dictionary {
	/** Name → the meanings it has, and its rank in each: 0 is the user's own key. */
	readonly places: ReadonlyMap<string, readonly Place[]>;
	/** Names only a call has. */
	readonly ofCallsOnly: ReadonlySet<string>;
	/** Names that the user mapped to the outcome. A body with such a key is about a call. */
	readonly results: ReadonlySet<string>;
	/** `additional.<key>` the user asked for → the name of the user's key. */
	readonly additional: ReadonlyMap<string, string>;
	/** The user's keys with a dot in them, `client.phone`: the way to a value inside an object. */
	readonly paths: readonly string[];
}

interface Place {
	readonly meaning: Meaning;
	readonly rank: number;
}

const EMPLOYEE = ['name', 'id', 'email', 'extension', 'sip', 'phone', 'department'] as const;
const UTM = ['source', 'medium', 'campaign', 'content', 'term'] as const;
const MAPPED_ONLY: readonly MappedOnly[] = ['outcome', 'missed', 'clientPhone', 'line'];

/** The fields of a call that a key of the user's own can be mapped to. */
export const MAPPABLE: ReadonlySet<string> = new Set<Meaning>([
	...MAPPED_ONLY,
	...(['id', 'event', 'direction', 'callback', 'disposition', 'startedAt'] as const),
	...(['talkSeconds', 'durationSeconds', 'waitSeconds', 'recordingUrl', 'callCardUrl'] as const),
	...EMPLOYEE.map((key) => `employee.${key}` as const),
	...UTM.map((key) => `utm.${key}` as const),
]);
const isMappable = (field: string): field is Meaning => MAPPABLE.has(field);

const NAMES: ReadonlyMap<Meaning, readonly string[]> = new Map(
	[...KEYS].map(([meaning, keys]) => [meaning, keys.map(normalizeKey)]),
);
const GENERIC: ReadonlySet<string> = new Set(GENERIC_KEYS.map(normalizeKey));
/** Fields that a form or a deal has as well: not even the user's own key for them makes a call. */
const NOT_OF_CALLS = /^(utm|employee|event)/;

const RESULTS: ReadonlySet<Meaning> = new Set<Meaning>(['disposition', 'outcome', 'missed']);

const STANDARD = build({});

/**
 * Returns the dictionary for a mapping `Call` field → user's key (`'employee.name': 'менеджер'`). A
 * mapped key comes before every other key of its field and loses the meaning it had by itself.
 * Unknown fields and empty keys are ignored.
 */
export function dictionaryFor(mapping: Record<string, string> = {}): Dictionary {
	return Object.keys(mapping).length === 0 ? STANDARD : build(mapping);
}

function build(mapping: Record<string, string>): Dictionary {
	const mapped = new Map<Meaning, string>();
	const additional = new Map<string, string>();
	const paths: string[] = [];
	for (const [field, key] of Object.entries(mapping)) {
		const name = typeof key === 'string' ? normalizeKey(key.trim()) : '';
		if (name === '') continue;
		if (field.startsWith('additional.')) additional.set(field.slice('additional.'.length), name);
		else if (isMappable(field)) mapped.set(field, name);
		else continue;
		if (key.includes('.')) paths.push(key.trim());
	}
	const taken = new Set(mapped.values());
	const places = new Map<string, Place[]>();
	const put = (name: string, meaning: Meaning, rank: number) => {
		const known = places.get(name);
		if (known) known.push({ meaning, rank });
		else places.set(name, [{ meaning, rank }]);
	};
	const ofCallsOnly = new Set<string>();
	const results = new Set<string>();
	for (const [meaning, name] of mapped) {
		put(name, meaning, 0);
		// A key that is mapped to a number holds a number.
		if (meaning === 'clientPhone' || meaning === 'line') put(name, 'anyNumber', 0);
		if (!NOT_OF_CALLS.test(meaning)) ofCallsOnly.add(name);
		if (RESULTS.has(meaning)) results.add(name);
	}
	for (const [meaning, names] of NAMES) {
		names.forEach((name, at) => {
			if (taken.has(name)) return;
			put(name, meaning, at + 1);
			if (!GENERIC.has(name)) ofCallsOnly.add(name);
		});
	}
	return { places, ofCallsOnly, results, additional, paths };
}
