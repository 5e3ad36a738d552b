import { isObject } from '../../shared/isObject';
import { decodeBody, decodeNested } from './decodeBody';
import type { Dictionary } from './dictionary';
import { Fields } from './fields';
import { CONTAINER_KEYS, LIST_KEYS } from './keys';
import { normalizeKey } from './text';

type Bag = Readonly<Record<string, unknown>>;

const CONTAINERS: ReadonlySet<string> = new Set(CONTAINER_KEYS.map(normalizeKey));
const LISTS: ReadonlySet<string> = new Set(LIST_KEYS.map(normalizeKey));
const DEEPEST = 4;
const MOST_ROWS = 50_000;
/** Values beside a long list are copied into each of its calls, so there may be only a few. */
const SHORT_LIST = 20;
const MOST_SHARED = 30;

/**
 * Returns the calls of one request, each as its fields: query and body merged (the body goes first),
 * arrays and wrappers taken apart, nested containers laid open. There is always at least one row,
 * because a GET has everything in the query.
 */
export function readCallRows(query: unknown, body: unknown, dictionary: Dictionary): Fields[] {
	const shared = isObject(query) ? [query] : [];
	const rows: Fields[] = [];
	const { paths } = dictionary;
	collect(decodeBody(body), shared, 0);
	if (rows.length === 0) add({}, shared);
	return rows;

	function collect(value: unknown, beside: readonly Bag[], depth: number): void {
		if (depth > DEEPEST || rows.length >= MOST_ROWS) return;
		if (Array.isArray(value)) {
			const held = value.length > SHORT_LIST ? beside.map(firstKeys) : beside;
			const items = value.length > SHORT_LIST ? value.filter(mayBeCall) : value;
			for (const item of items as unknown[]) collect(decodeNested(item), held, depth + 1);
			return;
		}
		if (!isObject(value)) return;
		// The rest of a JSON-RPC request is about the request: its `id` is no call's.
		if ('jsonrpc' in value && 'params' in value) {
			return collect(decodeNested(value.params), beside, depth + 1);
		}
		const listKey =
			listKeyOf(value) ?? Object.keys(value).find((key) => holdsList(key, value[key]));
		if (listKey === undefined) return add(value, beside);
		// What stands beside the list holds for each of its calls.
		collect(decodeNested(value[listKey]), [withoutKey(value, listKey), ...beside], depth + 1);
	}

	function add(own: Bag, beside: readonly Bag[]): void {
		const fields = new Fields(dictionary);
		layOpen(own, paths, (key, value) => fields.add(key, value), 0);
		for (const bag of beside) {
			layOpen(bag, paths, (key, value) => fields.addDefault(key, value), 0);
		}
		rows.push(fields);
	}
}

type Add = (key: string, value: unknown) => void;

/**
 * Adds a bag's own values, then those the user's paths lead to, then those of the containers in it:
 * the outer value comes first.
 */
function layOpen(bag: Bag, paths: readonly string[], add: Add, depth: number): void {
	let inner: Bag[] | undefined;
	for (const key of Object.keys(bag)) {
		const value = bag[key];
		if (depth < DEEPEST && mayHoldMore(value) && CONTAINERS.has(normalizeKey(key))) {
			const decoded = decodeNested(value);
			const nested = Array.isArray(decoded) && decoded.length === 1 ? decoded[0] : decoded;
			if (isObject(nested)) {
				(inner ??= []).push(nested);
				continue;
			}
		}
		add(key, value);
	}
	for (const path of paths) add(path, valueAt(bag, path.split('.')));
	if (inner) for (const nested of inner) layOpen(nested, paths, add, depth + 1);
}

/** Returns the value at the end of a path. Its keys are compared by `normalizeKey`, like all others. */
function valueAt(bag: unknown, [first, ...rest]: readonly string[]): unknown {
	const object = decodeNested(bag);
	if (!isObject(object)) return undefined;
	const key = Object.keys(object).find((one) => normalizeKey(one) === normalizeKey(first));
	if (key === undefined) return undefined;
	return rest.length === 0 ? object[key] : valueAt(object[key], rest);
}

function listKeyOf(bag: Bag): string | undefined {
	return Object.keys(bag).find(
		(key) => mayHoldMore(bag[key]) && LISTS.has(normalizeKey(key)) && isList(bag[key]),
	);
}

/** Returns whether a wrapper has the list one level down: `data.items`. */
function holdsList(key: string, value: unknown): boolean {
	if (!mayHoldMore(value)) return false;
	const name = normalizeKey(key);
	if (!CONTAINERS.has(name) && !LISTS.has(name)) return false;
	const held = decodeNested(value);
	return isObject(held) && listKeyOf(held) !== undefined;
}

/** Returns whether a value may be an object or a list. Checked first: `normalizeKey` costs more. */
function mayHoldMore(value: unknown): boolean {
	return typeof value === 'object' || (typeof value === 'string' && /^\s*[[{]/.test(value));
}

function isList(value: unknown): boolean {
	const list = decodeNested(value);
	return Array.isArray(list) && list.some((item) => isObject(decodeNested(item)));
}

function firstKeys(bag: Bag): Bag {
	const keys = Object.keys(bag);
	if (keys.length <= MOST_SHARED) return bag;
	return Object.fromEntries(keys.slice(0, MOST_SHARED).map((key) => [key, bag[key]]));
}

function withoutKey(bag: Bag, left: string): Bag {
	return Object.fromEntries(Object.entries(bag).filter(([key]) => key !== left));
}

/** Returns false for rows of one value: a call has an id or a number, and something else. */
function mayBeCall(item: unknown): boolean {
	if (!isObject(item)) return true;
	const values = Object.values(item);
	return values.length > 1 || values.some((value) => typeof value === 'object' && value !== null);
}
