import type { AsterilApi, Filters } from '../api/AsterilApi';
import { AsterilError } from '../api/AsterilError';
import type { EntityName } from '../api/contractTypes';
import { byId, type Records } from '../api/records';

/** Pages looked through by default when a cabinet does not filter as asked. */
export const MAX_PAGES = 50;

export interface SearchResult<Found> {
	/** The oldest first. */
	found: Found[];
	/** `false`: the search gave up before the end, so "nothing found" is no proof. */
	complete: boolean;
}

/**
 * Looks for records, comparing everything that comes back: a cabinet may ignore a filter (then
 * page 1 of everybody comes first) or match parts. Goes on page by page until a page has a match,
 * the list ends, or `maxPages` are read.
 */
export async function search<Name extends EntityName>(
	api: AsterilApi,
	name: Name,
	filters: Filters<Name>,
	matches: (record: Records[Name]) => boolean,
	maxPages: number,
): Promise<SearchResult<Records[Name]>> {
	let page = 0;
	let more = true;
	while (more && page < maxPages) {
		const { records, more: further } = await api.page(name, filters, page);
		const found = records.filter(matches);
		if (found.length > 0) return { found: found.sort(byId), complete: true };
		more = further;
		page++;
	}
	return { found: [], complete: !more };
}

/**
 * The record with an external id, the oldest should there be several, or `null`.
 *
 * @throws {AsterilError} when the cabinet does not filter by external id and has too many records
 * to look through: creating one then might be creating it twice
 */
export async function findByExternalId<Name extends 'call' | 'task'>(
	api: AsterilApi,
	name: Name,
	externalId: string,
): Promise<Records[Name] | null> {
	const { found, complete } = await search(
		api,
		name,
		{ externalId } as Filters<Name>,
		(record) => record.externalId === externalId,
		MAX_PAGES,
	);
	if (complete) return found[0] ?? null;
	throw new AsterilError(
		'contract',
		`Asteril does not seem to filter ${name}s by external id: ${MAX_PAGES} pages read without an end`,
		{
			description: `Nothing was written, so that nothing is written twice. Run the "Asteril Check Cabinet" node, or set "${name}.filters.externalId" in the credential's Contract Overrides to the cabinet's name of that filter.`,
		},
	);
}
