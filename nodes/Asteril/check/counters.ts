import { isPlainKey } from '../../shared/http/shape';
import type { Check } from './Check';
import { PAGES_KEYS, TOTAL_KEYS } from './tables/pagingNames';
import { isObject } from '../../shared/isObject';
import { plain } from './words';

/** An answer to a question for a list, and how many records it brought. */
export interface Page {
	body: unknown;
	rows: number;
}

/** The numbers that stand beside the records, by their path from the envelope on. */
export function countersIn(body: unknown, envelope: string | null): Map<string, number> {
	const counters = new Map<string, number>();
	collect(body, [], counters);
	const inner = new Map<string, number>();
	for (const [path, value] of counters) {
		const start = `${envelope}.`;
		inner.set(envelope !== null && path.startsWith(start) ? path.slice(start.length) : path, value);
	}
	return inner;
}

function collect(value: unknown, keys: string[], into: Map<string, number>): void {
	if (!isObject(value) || keys.length > 2) return;
	for (const [key, part] of Object.entries(value)) {
		if (!isPlainKey(key)) continue;
		if (isObject(part)) collect(part, [...keys, key], into);
		else if (isWhole(part)) into.set([...keys, key].join('.'), Number(part));
	}
}

function isWhole(value: unknown): boolean {
	return typeof value === 'number'
		? Number.isInteger(value) && value >= 0
		: typeof value === 'string' && /^\d{1,9}$/.test(value);
}

/** Whether an answer says that there is more than it brought; `null` when it does not say. */
export function saysMore({ body, rows }: Page, envelope: string | null): boolean | null {
	const counters = countersIn(body, envelope);
	const pages = byName(counters, PAGES_KEYS);
	if (pages !== undefined) return pages[1] > 1;
	const total = byName(counters, TOTAL_KEYS);
	return total === undefined ? null : total[1] > rows;
}

function byName(counters: Map<string, number>, names: readonly string[]) {
	for (const name of names) {
		const found = [...counters].find(([path]) => plain(path.split('.').pop() ?? '') === name);
		if (found) return found;
	}
	return undefined;
}

/** Says under which keys a list tells the number of its pages, or of its records. */
export function checkCounters(check: Check, pages: Page[]): void {
	const { envelope } = check.contract.response;
	const seen = pages.map(({ body, rows }) => ({ rows, counters: countersIn(body, envelope) }));
	const assumed = check.contract.paging;
	const keyOf = (key: string | null, names: readonly string[], holds: (key: string) => boolean) => {
		const counters = seen[0].counters;
		if (key !== null && counters.has(key) && holds(key)) return key;
		const last = (path: string) => names.indexOf(plain(path.split('.').pop() ?? ''));
		const likely = [...counters.keys()].filter((path) => last(path) >= 0 && holds(path));
		return likely.sort((one, other) => last(one) - last(other))[0] ?? null;
	};
	// A number of all records is the same however many are asked for, and never less than came.
	const isTotal = (key: string) => {
		const values = seen.map(({ counters }) => counters.get(key));
		const same = values.every((value) => value === values[0]);
		return same && seen.every(({ rows }) => (values[0] ?? 0) >= rows);
	};
	const pagesKey = keyOf(assumed.pages, PAGES_KEYS, () => true);
	const totalKey = keyOf(assumed.total, TOTAL_KEYS, isTotal);
	tellCounter(check, 'paging.pages', pagesKey, 'the number of pages');
	if (pagesKey === null || assumed.total !== null) {
		tellCounter(check, 'paging.total', totalKey, 'the number of all records');
	} else {
		check.confirmed('paging.total', 'Not needed: the number of pages is known');
	}
}

function tellCounter(check: Check, fact: string, key: string | null, what: string): void {
	if (key !== null) check.found(fact, key, `"${key}" is ${what}`);
	else if (check.assumedValueOf(fact) === null) check.confirmed(fact, `Nothing tells ${what}`);
	else check.differs(fact, null, `Nothing tells ${what}`, '', 'not supported');
}
