import { ApiError } from '../../../shared/http/ApiError';
import { formatPhone, type PhoneFormat } from '../../../shared/phoneFormats';
import { phonesIn } from '../../../shared/phonesIn';
import { assertFieldMapped } from '../../api/assertFieldMapped';
import { CHECK } from '../../api/failureTexts';
import { byId, type CallRecord, type ClientRecord, type Id } from '../../api/records';
import { search, type SearchResult } from '../../api/search';
import type { Cabinet } from '../cabinet';
import type { Duplicate } from '../createOnce';
import { detectPhoneFormats, listIrregularClients } from './detectPhoneFormats';

/** The client of a call, as far as it is known. */
export type KnownClient = Pick<ClientRecord, 'id' | 'name'> & {
	responsible?: Id | null;
	/** As stored, perhaps several numbers; left out when it was not read. */
	phone?: string | null;
};

export interface ClientSearch {
	/** Whether a number counts that is stored in another form than the full one. */
	matchOtherFormats: boolean;
	/** Pages read when the list of all clients has to be looked through. */
	maxPages: number;
	/** Two letters, of numbers that are stored without a country code; Ukraine by default. */
	country?: string;
}

/** What the shop should know about a search. */
export interface SearchNotes {
	/** How many clients have the number, if several. */
	ambiguous?: number;
	warning?: string;
	/** The cabinet does not filter, and the search gave up before the end of the list. */
	unfinished?: boolean;
}

export interface FoundClient extends SearchNotes {
	client: ClientRecord | null;
	/** Further clients with the number. */
	others?: ClientRecord[];
}

/** The client of a call, and how they were found. */
export interface ClientOutcome extends SearchNotes {
	client: ClientRecord | KnownClient | null;
	clientCreated: boolean;
	skipped?: string;
	duplicate?: Duplicate;
	/** The call's record, when it was met on the way: "Asteril Log Call" need not ask again. */
	loggedCall?: CallRecord;
}

/**
 * Finds the client with a phone number: the right one or none. The full number is asked for first
 * (Ringostat's article: 380671234567), then the formats that the cabinet's clients are stored in;
 * every number that comes back is compared by its digits. Of several the oldest not closed counts.
 *
 * @param phone full international digits
 */
export async function findClient(
	cabinet: Cabinet,
	phone: string,
	options: ClientSearch,
): Promise<FoundClient> {
	const { api } = cabinet;
	assertFieldMapped(api, 'client', 'phone');
	const { country = 'UA', matchOtherFormats, maxPages } = options;
	const { searched, stored } = api.contract.phone;
	const inFormat = (format: PhoneFormat) => formatPhone(phone, format, country);
	const fullForms = [searched, stored].map(inFormat);
	const matches = (client: ClientRecord) =>
		client.phone !== null &&
		(matchOtherFormats
			? phonesIn(client.phone, country).includes(phone)
			: fullForms.includes(client.phone.trim()));
	const searchFor = async (spelling: string) => {
		const digits = digitsOf(spelling);
		const plausible = (client: ClientRecord) => digitsOf(client.phone ?? '').includes(digits);
		const filters = { phone: spelling };
		return await search(api, 'client', { filters, matches, plausible, maxPages });
	};

	let result = await searchFor(fullForms[0]);
	if (!matchOtherFormats || isOver(result)) return describeMatches(cabinet, result);

	const { formats, hasIrregular } = await detectPhoneFormats(cabinet, country);
	// New clients are stored in `stored`, even when no client was seen in it yet.
	const spellings = new Set([fullForms[1], ...formats.map(inFormat)]);
	spellings.delete(fullForms[0]);
	for (const spelling of spellings) {
		result = await searchFor(spelling);
		if (isOver(result)) break;
	}
	if (isOver(result) || !hasIrregular) return describeMatches(cabinet, result);

	const { clients, complete } = await listIrregularClients(cabinet, country, maxPages);
	const found = clients.filter(matches).sort(byId);
	const described = describeMatches(cabinet, { ...result, found });
	if (complete || found.length > 0) return described;
	return {
		...described,
		warning: `Some clients have their number among other text, where Asteril does not find it. Only ${maxPages} pages of clients were looked through for this one, so the client may exist already. Leave one number in the field "Phone" of a client, or raise "Pages to Look Through" in the options of the node.`,
	};
}

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
	const message = `${maxPages} pages of clients were looked through, and there are more`;
	throw new ApiError('contract', message, {
		description: `Nothing was written, so that no client is created twice. Raise "Pages to Look Through" in the options of the node. Or the cabinet's filter by phone has another name: ${CHECK}`,
	});
}

/** Whether a search needs no other spelling: somebody was found, or everybody looked at. */
function isOver({ found, unfiltered }: SearchResult<ClientRecord>): boolean {
	return found.length > 0 || unfiltered;
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}

function describeMatches(
	{ api }: Cabinet,
	{ found, complete, unfiltered, pages }: SearchResult<ClientRecord>,
): FoundClient {
	const client = found.find(({ closed }) => closed !== 'yes') ?? found[0] ?? null;
	const others = found.filter((one) => one !== client);
	const ignored = unfiltered && pages > 1 && api.canFilter('client', 'phone');
	return {
		client,
		...(others.length > 0 && { ambiguous: found.length, others }),
		...(ignored && {
			warning: `Asteril does not find clients by phone alone, so ${pages} pages of clients were looked through. If it can filter by phone under another name, set "client.filters.phone" in API Differences of the Asteril credential (Cabinet → Check of the Asteril node, with Try Writing, finds out).`,
		}),
		...(!complete && client === null && { unfinished: true }),
	};
}
