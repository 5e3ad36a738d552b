import type { EntityName } from './contractTypes';
import type { Id, Records } from './records';

/** Most pages of one list that are read, whatever the cabinet promises. */
const MAX_PAGES_OF_LIST = 100;

export interface Page<Name extends EntityName> {
	/** One of each id. */
	records: Array<Records[Name]>;
	/** Records as they were listed, repeated ones included. */
	rows: number;
	/** Whether the cabinet has more after this page. */
	more: boolean;
	/** Number of the last page, counted from 0, when the cabinet says how many there are. */
	last: number | null;
}

export interface ReadingLimits {
	/** Pages asked for at the same moment, once the first one has said how many there are. */
	atOnce?: number;
	/** Records after which no further page is begun. */
	upTo?: number;
	maxPages?: number;
}

/**
 * Reads a list page by page. Each record comes once: a list that shifts while it is read shows a
 * record on two pages. A page without a new record ends the list, since a cabinet may ignore the
 * number of the page and answer with the same one for ever.
 *
 * `more` of the last page says whether the list has records that could not be read.
 *
 * @param readPage reads one page, given its number from 0 and the records on the pages before it
 * @param size records asked for on one page
 */
export async function* iteratePages<Name extends EntityName>(
	readPage: (number: number, seen: number) => Promise<Page<Name>>,
	size: number,
	{ atOnce = 1, upTo = Number.POSITIVE_INFINITY, maxPages = MAX_PAGES_OF_LIST }: ReadingLimits = {},
): AsyncGenerator<Page<Name>> {
	const known = new Set<string>();
	const first = await readPage(0, 0);
	let page = withoutKnown(first, known);
	yield page;
	const perPage = first.rows;
	for (let number = 1, seen = perPage; page.more && seen < upTo && number < maxPages;) {
		const left = Math.min(
			(page.last ?? number) - number + 1,
			Math.ceil((upTo - seen) / perPage),
			maxPages - number,
		);
		const numbers = Array.from({ length: Math.max(1, Math.min(atOnce, left)) }, (_, i) => i);
		const together = await Promise.all(
			numbers.map(async (i) => await readPage(number + i, seen + i * perPage)),
		);
		for (const next of together) {
			page = withoutKnown(next, known);
			if (next.rows > 0 && page.records.length === 0) {
				yield { ...page, more: hasUnread(next, size) };
				return;
			}
			yield page;
			seen += next.rows;
		}
		number += together.length;
	}
}

/**
 * Whether a list whose pages repeat has records that were not seen: the cabinet promised more, or
 * the page is full to the size asked for. A page above that size holds the whole list.
 */
function hasUnread({ rows, last }: Page<EntityName>, size: number): boolean {
	return rows === size || (last !== null && rows < size);
}

function withoutKnown<Name extends EntityName>(page: Page<Name>, known: Set<string>): Page<Name> {
	const records = withoutRepeated(page.records).filter(({ id }) => !known.has(String(id)));
	for (const { id } of records) known.add(String(id));
	return { ...page, records };
}

/** The first record of each id. */
export function withoutRepeated<R extends { id: Id }>(records: readonly R[]): R[] {
	const seen = new Set<string>();
	return records.filter(({ id }) => {
		const repeated = seen.has(String(id));
		seen.add(String(id));
		return !repeated;
	});
}
