import { isPlainKey } from '../../shared/http/shape';
import { isObject } from '../../shared/isObject';

export type Row = Record<string, unknown>;

/** Where the records stand in an answer, key by key from outside, and the records. */
export interface Place {
	keys: string[];
	rows: Row[];
}

/** Arrays under these are no records. */
const ASIDE =
	/^(errors?|warnings?|messages?|meta|links?|included|columns|fields|filters?|pagination|sort|debug)$/i;
const DEEPEST = 3;

/** The keys that lead to the records, by the contract. */
export function expectedKeys(envelope: string | null, key: string | null): string[] {
	return [envelope, key].flatMap((part) => (part === null ? [] : part.split('.')));
}

/**
 * Finds the records in an answer: where they are expected, else the first array of objects, else
 * an empty array. `null` when there is no list.
 */
export function findPlace(body: unknown, expected: string[]): Place | null {
	const there = expected.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), body);
	if (Array.isArray(there) && areRecords(there)) return { keys: expected, rows: rowsOf(there) };
	const lists = listsIn(body, []);
	return lists.find(({ rows }) => rows.length > 0) ?? lists[0] ?? null;
}

function listsIn(value: unknown, keys: string[]): Place[] {
	if (Array.isArray(value)) return areRecords(value) ? [{ keys, rows: rowsOf(value) }] : [];
	if (!isObject(value) || keys.length === DEEPEST) return [];
	// A key that is a number or a name is a person's, so it leads to no list.
	const entries = Object.entries(value).filter(([key]) => isPlainKey(key) && !ASIDE.test(key));
	// The outer ones first.
	const arrays = entries.filter(([, part]) => Array.isArray(part));
	const objects = entries.filter(([, part]) => isObject(part));
	return [...arrays, ...objects].flatMap(([key, part]) => listsIn(part, [...keys, key]));
}

function areRecords(list: unknown[]): boolean {
	return list.every(isObject);
}

function rowsOf(list: unknown[]): Row[] {
	return list as Row[];
}
