import { CONTAINER_KEYS, LIST_KEYS } from './aliases';
import { decodeBody, decodeNested } from './decodeBody';
import { Fields } from './fields';
import { nameOf } from './keyName';
import type { Dictionary } from './mapping';

type Bag = Readonly<Record<string, unknown>>;

const CONTAINERS: ReadonlySet<string> = new Set(CONTAINER_KEYS.map(nameOf));
const LISTS: ReadonlySet<string> = new Set(LIST_KEYS.map(nameOf));
const DEEPEST = 4;
const MOST_ROWS = 50_000;
/** Values beside a long list are copied into each of its calls, so there may be only a few. */
const SHORT_LIST = 20;
const MOST_SHARED = 30;

/**
 * The calls of one request, each as its fields: query and body merged (the body speaks first),
 * arrays and wrappers taken apart, nested containers laid open. There is always at least one row,
 * because a GET has everything in the query.
 */
export function rowsOf(query: unknown, body: unknown, dictionary: Dictionary): Fields[] {
	const shared = isBag(query) ? [query] : [];
	const rows: Fields[] = [];
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
		if (!isBag(value)) return;
		const listKey = Object.keys(value).find((key) => LISTS.has(nameOf(key)) && isList(value[key]));
		if (listKey === undefined) return add(value, beside);
		// What stands beside the list holds for each of its calls.
		collect(decodeNested(value[listKey]), [withoutKey(value, listKey), ...beside], depth + 1);
	}

	function add(own: Bag, beside: readonly Bag[]): void {
		const fields = new Fields(dictionary);
		layOpen(own, (key, value) => fields.add(key, value), 0);
		for (const bag of beside) layOpen(bag, (key, value) => fields.addDefault(key, value), 0);
		rows.push(fields);
	}
}

/** Adds a bag's own values, then those of the containers in it: the outer value comes first. */
function layOpen(bag: Bag, add: (key: string, value: unknown) => void, depth: number): void {
	let inner: Bag[] | undefined;
	for (const key of Object.keys(bag)) {
		const value = bag[key];
		if (depth < DEEPEST && CONTAINERS.has(nameOf(key))) {
			const decoded = decodeNested(value);
			const nested = Array.isArray(decoded) && decoded.length === 1 ? decoded[0] : decoded;
			if (isBag(nested)) {
				(inner ??= []).push(nested);
				continue;
			}
		}
		add(key, value);
	}
	if (inner) for (const nested of inner) layOpen(nested, add, depth + 1);
}

function isList(value: unknown): boolean {
	const list = decodeNested(value);
	return Array.isArray(list) && list.some((item) => isBag(decodeNested(item)));
}

function firstKeys(bag: Bag): Bag {
	const keys = Object.keys(bag);
	if (keys.length <= MOST_SHARED) return bag;
	return Object.fromEntries(keys.slice(0, MOST_SHARED).map((key) => [key, bag[key]]));
}

function withoutKey(bag: Bag, left: string): Bag {
	return Object.fromEntries(Object.entries(bag).filter(([key]) => key !== left));
}

/** A call has an id or a number, and something else: thousands of tiny rows are not worth a look. */
function mayBeCall(item: unknown): boolean {
	if (!isBag(item)) return true;
	const values = Object.values(item);
	return values.length > 1 || values.some((value) => typeof value === 'object' && value !== null);
}

function isBag(value: unknown): value is Bag {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
