import { FACT_KEYS, KEY_TABLE, type KeyRow, NUMBER_KEYS, type NumberKeyRow } from './keys';

type FactMeaning = (typeof FACT_KEYS)[number]['meaning'];

/** The number keys that `numbers.ts` and `employee.ts` look under, by meaning. */
const NUMBER_MEANINGS = {
	'client.incoming': keysFor('incoming', 'client'),
	'client.outgoing': keysFor('outgoing', 'client'),
	/** Keys that name the client whichever way the call went. */
	'client.always': inOrder(
		NUMBER_KEYS.filter(({ end }) => end === undefined),
		'incoming',
	),
	/** Keys that only incoming calls have: who called, and which number of ours. */
	'client.incomingOnly': keysOf(
		({ end, incoming, outgoing }) => end === 'from' && incoming === 'client' && !outgoing,
	),
	'line.incomingOnly': keysOf(
		({ end, incoming, outgoing }) => end === 'to' && incoming === 'line' && !outgoing,
	),
	'line.incoming': keysFor('incoming', 'line'),
	'line.outgoing': keysFor('outgoing', 'line'),
	ours: keysOf(({ end }) => end === 'ours'),
	from: keysOf(({ end }) => end === 'from'),
	to: keysOf(({ end }) => end === 'to'),
	classic: keysOf(({ classic }) => classic === true),
	connectedWith: keysOf(({ end }) => end === 'connected'),
	employeesLineOnTransit: keysOf(({ transit }) => transit === 'employee'),
	anyNumber: keysOf(() => true),
} satisfies Record<string, readonly string[]>;

/** Fields of the call that only the user's mapping fills from a key. */
export type MappedOnly = 'outcome' | 'missed' | 'clientPhone' | 'line';

export type Meaning = FactMeaning | keyof typeof NUMBER_MEANINGS | MappedOnly;

/** The keys of each meaning, the best first. */
export const KEYS: ReadonlyMap<Meaning, readonly string[]> = new Map<Meaning, readonly string[]>([
	...FACT_KEYS.map(({ meaning }) => [meaning, factKeys(meaning)] as const),
	...entriesOf(NUMBER_MEANINGS),
]);

/** Keys that a body which is no call has as well. */
export const GENERIC_KEYS: readonly string[] = KEY_TABLE.flatMap((row: KeyRow) =>
	row.generic ? row.keys : [],
);

function factKeys(meaning: FactMeaning): string[] {
	return FACT_KEYS.filter((row) => row.meaning === meaning).flatMap(({ keys }) => [...keys]);
}

function keysOf(isMeant: (row: NumberKeyRow) => boolean): string[] {
	return NUMBER_KEYS.filter(isMeant).flatMap(({ keys }) => keys);
}

function keysFor(direction: 'incoming' | 'outgoing', role: 'client' | 'line'): string[] {
	return inOrder(
		NUMBER_KEYS.filter((row) => row[direction] === role),
		direction,
	);
}

function inOrder(rows: readonly NumberKeyRow[], direction: 'incoming' | 'outgoing'): string[] {
	const leading = rows.filter(({ first }) => first === direction);
	return [...leading, ...rows.filter((row) => !leading.includes(row))].flatMap(({ keys }) => keys);
}

function entriesOf<Key extends string, Value>(record: Record<Key, Value>): Array<[Key, Value]> {
	return Object.entries(record) as Array<[Key, Value]>;
}
