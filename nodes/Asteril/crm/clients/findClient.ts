import { phonesIn } from '../../../shared/phonesIn';
import { formatPhone } from '../../../shared/phoneFormats';
import type { ClientRecord } from '../../api/records';
import type { Cabinet } from '../cabinet';
import { assertFieldMapped } from '../assertFieldMapped';
import { search, type SearchResult } from '../search';
import { detectPhoneFormats } from './detectPhoneFormats';

export interface ClientSearch {
	/** Whether a number counts that is stored in another form than the full one. */
	matchOtherFormats: boolean;
	/** Pages looked through when the cabinet does not filter by phone. */
	maxPages: number;
}

export interface FoundClient {
	client: ClientRecord | null;
	/** Further clients with the number. */
	others?: ClientRecord[];
	/** How many clients have the number, when it is more than one. */
	ambiguous?: number;
	/** What the shop should know about the search. */
	warning?: string;
	/** The search gave up before the end: that there is no client is not certain. */
	unfinished?: boolean;
}

/**
 * Finds the client with a phone number: the right one or none. The full number is asked for first
 * (Ringostat's article: 380671234567), then the formats that the cabinet's clients are stored in;
 * every number that comes back is compared by its digits. Of several clients with the number it
 * takes the oldest that is not closed.
 *
 * @param phone full international digits
 */
export async function findClient(
	cabinet: Cabinet,
	phone: string,
	options: ClientSearch,
): Promise<FoundClient> {
	assertFieldMapped(cabinet.api, 'client', 'phone');
	const { searched, stored } = cabinet.api.contract.phone;
	const full = formatPhone(phone, searched);
	let result = await look(cabinet, phone, full, options);
	if (options.matchOtherFormats && isOpen(result)) {
		const { formats, scattered } = await detectPhoneFormats(cabinet);
		// The form that new clients get counts even when no client was seen in it yet.
		const spellings = [stored, ...formats].map((format) => formatPhone(phone, format));
		for (const spelling of new Set(spellings)) {
			if (spelling === full || !isOpen(result)) continue;
			result = await look(cabinet, phone, spelling, options);
		}
		if (scattered && isOpen(result)) result = await look(cabinet, phone, undefined, options);
	}
	return outcomeOf(result, cabinet.api.canFilter('client', 'phone'));
}

/** Whether a search is worth going on with: nothing found, and not everybody looked at. */
function isOpen({ found, unfiltered }: SearchResult<ClientRecord>): boolean {
	return found.length === 0 && !unfiltered;
}

async function look(
	{ api }: Cabinet,
	phone: string,
	spelling: string | undefined,
	{ matchOtherFormats, maxPages }: ClientSearch,
): Promise<SearchResult<ClientRecord>> {
	const askedDigits = digitsOf(spelling ?? '');
	const { searched, stored } = api.contract.phone;
	const fullForms = [searched, stored].map((format) => formatPhone(phone, format));
	return await search(api, 'client', {
		filters: { phone: spelling },
		matches: (client) =>
			client.phone !== null &&
			(matchOtherFormats
				? phonesIn(client.phone).includes(phone)
				: fullForms.includes(client.phone.trim())),
		plausible: (client) =>
			spelling !== undefined && digitsOf(client.phone ?? '').includes(askedDigits),
		maxPages,
	});
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}

function outcomeOf(
	{ found, complete, unfiltered, pages }: SearchResult<ClientRecord>,
	filterExists: boolean,
): FoundClient {
	const open = found.filter(({ closed }) => closed !== 'yes');
	const client = open[0] ?? found[0] ?? null;
	const outcome: FoundClient = { client };
	if (found.length > 1) {
		outcome.ambiguous = found.length;
		outcome.others = found.filter((one) => one !== client);
	}
	if (unfiltered && filterExists && pages > 1) outcome.warning = ignoredFilter(pages);
	if (!complete && client === null) outcome.unfinished = true;
	return outcome;
}

function ignoredFilter(pages: number): string {
	return `Asteril does not find clients by phone alone, so ${pages} pages of clients were looked through. If it can filter by phone under another name, set "client.filters.phone" in the API Differences of the Asteril credential (Cabinet → Check of the Asteril node finds out).`;
}
