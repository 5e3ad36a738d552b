import { OFFSET_NAMES, PAGE_NAMES } from './tables/pagingNames';

export interface FoundPage {
	style: 'page' | 'offset';
	name: string;
	/** Number of the first page; of no meaning for an offset. */
	first: number;
}

export interface PageBatch {
	query: Record<string, number>;
	/** Which parameter led to the record at this index of the list; `null` for none. */
	tell(index: number): FoundPage | null;
}

/**
 * Likely parameters in as few questions as possible. With a limit of 1 each of them leads to a
 * record of its own: an offset of 3 to the record at 3, page 5 to the one at 4 or, in a cabinet
 * that counts pages from 0, at 5. So the record that comes says which parameter is respected.
 *
 * @param known how many records of the list are known
 * @param assumed the name that is known to be ignored
 */
export function pageNamesToTry(known: number, assumed: string): PageBatch[] {
	const names = [
		...PAGE_NAMES.map((name) => ({ name, style: 'page' as const })),
		...OFFSET_NAMES.map((name) => ({ name, style: 'offset' as const })),
	].filter(({ name }) => name !== assumed);
	// The likeliest of both kinds first, should only a few fit.
	names.sort((one, other) => rankOf(one.name) - rankOf(other.name));

	const batches: PageBatch[] = [];
	let waiting = names;
	while (waiting.length > 0) {
		const { batch, rest } = fill(waiting, known);
		if (rest.length === waiting.length) break;
		batches.push(batch);
		waiting = rest;
	}
	return batches;
}

function rankOf(name: string): number {
	return Math.max(PAGE_NAMES.indexOf(name), OFFSET_NAMES.indexOf(name));
}

interface Candidate {
	name: string;
	style: 'page' | 'offset';
}

function fill(names: Candidate[], known: number): { batch: PageBatch; rest: Candidate[] } {
	const query: Record<string, number> = {};
	const found = new Map<number, FoundPage>();
	const rest: Candidate[] = [];
	let next = 1;
	for (const { name, style } of names) {
		const last = style === 'page' ? next + 1 : next;
		if (last >= known) {
			rest.push({ name, style });
			continue;
		}
		query[name] = last;
		found.set(last, { style, name, first: 0 });
		if (style === 'page') found.set(next, { style, name, first: 1 });
		next = last + 1;
	}
	return { batch: { query, tell: (index) => found.get(index) ?? null }, rest };
}
