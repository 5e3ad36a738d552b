import { phonesIn } from '../../shared/phone';
import type { ClientRecord } from '../api/records';
import type { Cabinet } from './cabinet';
import { search } from './search';

export interface ClientSearch {
	/** Pages looked through when the cabinet does not filter by phone. */
	maxPages: number;
}

export interface FoundClient {
	client: ClientRecord | null;
	/** How many clients have the number, when it is more than one; the oldest is taken. */
	ambiguous?: number;
	/** Something the shop should know about the search. */
	warning?: string;
	/** The search stopped before the end: that there is no client is not certain. */
	unfinished?: boolean;
}

/**
 * Finds the client with a phone number. The phone of everything that comes back is compared,
 * because a cabinet may ignore the filter or match parts: the right client or none.
 *
 * @param phone full international digits
 */
export async function findClient(
	{ api }: Cabinet,
	phone: string,
	{ maxPages }: ClientSearch,
): Promise<FoundClient> {
	const { found, complete } = await search(
		api,
		'client',
		{ phone },
		(client) => client.phone !== null && phonesIn(client.phone).includes(phone),
		maxPages,
	);
	return {
		client: found[0] ?? null,
		...(found.length > 1 && { ambiguous: found.length }),
		...(!complete && { unfinished: true }),
	};
}
