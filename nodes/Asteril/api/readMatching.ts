import { ApiError } from '../../shared/http/ApiError';
import type { AsterilApi, Filters } from './AsterilApi';
import type { EntityName } from './contractTypes';
import type { Records } from './records';

export interface MatchingQuery<Name extends EntityName> {
	filters: Filters<Name>;
	/** Whether a record matches; left out when that can't be told from the record. */
	matches?(record: Records[Name]): boolean;
	/** How many records are wanted. */
	limit: number;
	/** Pages with other records that are looked through before giving up. */
	maxPages: number;
}

/**
 * Reads a list until enough matching records are found. Each record is compared, because a cabinet
 * may ignore a filter and send everybody's. Records come in the cabinet's order.
 *
 * @throws {ApiError} when there are more pages than may be looked through: the result would be
 * incomplete without saying so
 */
export async function readMatching<Name extends EntityName>(
	api: AsterilApi,
	name: Name,
	{ filters, matches = () => true, limit, maxPages }: MatchingQuery<Name>,
): Promise<Array<Records[Name]>> {
	const found: Array<Records[Name]> = [];
	let mixed = 0;
	let pages = 0;
	let unread = false;
	for await (const { records, more } of api.pages(name, filters, { maxPages: Infinity })) {
		const matching = records.filter(matches);
		found.push(...matching);
		if (found.length >= limit) return found.slice(0, limit);
		if (matching.length < records.length) mixed++;
		pages++;
		unread = more;
		if (mixed >= maxPages) break;
	}
	if (!unread) return found;
	throw new ApiError(
		'contract',
		`${pages} pages of ${name}s were looked through, and there are more`,
		{
			description:
				'Asteril does not filter this list as asked, or cannot. Choose a shorter period, or raise "Pages to Look Through" in the options of the node.',
		},
	);
}
