import { ApiError } from '../../../shared/http/ApiError';
import type { Cabinet } from '../cabinet';
import { findClient, type FoundClient } from './findClient';

/**
 * Finds the client with a phone number in any spelling. That there is none is certain.
 *
 * @param phone full international digits
 * @throws {ApiError} when nobody was found and not all clients could be looked at
 */
export async function lookUpClient(
	cabinet: Cabinet,
	phone: string,
	maxPages: number,
): Promise<FoundClient> {
	const found = await findClient(cabinet, phone, { matchOtherFormats: true, maxPages });
	if (found.client !== null || !found.unfinished) return found;
	throw new ApiError(
		'contract',
		`${maxPages} pages of clients were looked through, and there are more`,
		{
			description:
				'Nothing was written, so that no client is created twice. Raise "Pages to Look Through" in the options of the node, or name the cabinet\'s filter by phone in the API Differences of the Asteril credential.',
		},
	);
}
