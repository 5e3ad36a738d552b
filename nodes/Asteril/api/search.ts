import type { AsterilApi, Filters } from './AsterilApi';
import { ApiError } from '../../shared/http/ApiError';
import type { EntityName } from './contractTypes';
import { CHECK } from './failureTexts';
import { byId, type Records } from './records';
import { assertFieldMapped } from './assertFieldMapped';

/** Pages looked through by default when a cabinet does not filter as asked. */
export const MAX_PAGES = 50;

export interface SearchQuery<Name extends EntityName> {
	filters: Filters<Name>;
	/** Whether a record is what is looked for. */
	matches(record: Records[Name]): boolean;
	/** Whether a cabinet that filters as asked, by the whole value or a part, can have sent it. */
	plausible?(record: Records[Name]): boolean;
	maxPages: number;
}

export interface SearchResult<Found> {
	/** The oldest first. */
	found: Found[];
	/** `false`: the search gave up before the end, so "nothing found" is no proof. */
	complete: boolean;
	/** The cabinet sent what was not asked for, so the whole list was looked through. */
	unfiltered: boolean;
	pages: number;
}

/**
 * Looks for records, comparing everything that comes back: a cabinet may ignore a filter (then
 * page 1 of everybody comes first) or match parts.
 *
 * A list that is filtered is read up to the first page with a match; one that is not, up to its
 * end or `maxPages`, because the oldest match counts and may come last.
 */
export async function search<Name extends EntityName>(
	api: AsterilApi,
	name: Name,
	{ filters, matches, plausible = matches, maxPages }: SearchQuery<Name>,
): Promise<SearchResult<Records[Name]>> {
	const found: Array<Records[Name]> = [];
	let unfiltered = false;
	let pages = 0;
	for await (const { records, more } of api.pages(name, filters, { maxPages })) {
		pages++;
		found.push(...records.filter(matches));
		unfiltered ||= !records.every(plausible);
		const enough = found.length > 0 && !unfiltered;
		const complete = enough || !more;
		if (complete || pages >= maxPages) {
			return { found: found.sort(byId), complete, unfiltered, pages };
		}
	}
	return { found: found.sort(byId), complete: false, unfiltered, pages };
}

interface Pages<Name extends EntityName> {
	records: Array<Records[Name]>;
	complete: boolean;
}

/**
 * Reads a filtered list to its end, or as far as `maxPages`. The caller has to compare the records.
 */
export async function readPages<Name extends EntityName>(
	api: AsterilApi,
	name: Name,
	filters: Filters<Name>,
	maxPages: number,
): Promise<Pages<Name>> {
	const all: Array<Records[Name]> = [];
	let complete = true;
	let pages = 0;
	for await (const { records, more } of api.pages(name, filters, { maxPages })) {
		all.push(...records);
		complete = !more;
		if (++pages >= maxPages) break;
	}
	return { records: all, complete };
}

/**
 * Reads a filtered list for a caller that can do without the answer.
 *
 * @returns no records, and the refusal, when the cabinet refuses the question and will refuse it again
 */
export async function readPagesIfAllowed<Name extends EntityName>(
	...question: Parameters<typeof readPages<Name>>
): Promise<Pages<Name> & { refused?: ApiError }> {
	return await readPages(...question).catch((error: unknown) => {
		if (!(error instanceof ApiError) || error.passes) throw error;
		return { records: [], complete: false, refused: error };
	});
}

/**
 * The record with an external id, the oldest should there be several, or `null`.
 *
 * @throws {ApiError} when the cabinet does not filter by external id and has too many records
 * to look through: creating one then might be creating it twice
 */
export async function findByExternalId<Name extends 'call' | 'task'>(
	api: AsterilApi,
	name: Name,
	externalId: string,
): Promise<Records[Name] | null> {
	assertFieldMapped(api, name, 'externalId');
	const { found, complete } = await search(api, name, {
		filters: { externalId } as Filters<Name>,
		matches: (record) => record.externalId === externalId,
		maxPages: MAX_PAGES,
	});
	if (found.length > 0 || complete) return found[0] ?? null;
	throw tooMany(name, 'externalId');
}

/** The error for a list that could not be read whole: writing then might be writing twice. */
export function tooMany(name: 'call' | 'task', filter: 'externalId' | 'clientId'): ApiError {
	return new ApiError(
		'contract',
		`Asteril does not filter ${name}s by "${filter}", and ${MAX_PAGES} pages are not all of them`,
		{
			description: `Nothing was written, so that nothing is written twice. Set "${name}.filters.${filter}" in API Differences of the Asteril credential to the cabinet's name of that filter. To find it, ${CHECK}`,
		},
	);
}
