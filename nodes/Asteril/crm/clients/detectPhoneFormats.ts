import { type PhoneFormat, phoneFormatOf } from '../../../shared/phoneFormats';
import { phonesIn } from '../../../shared/phonesIn';
import type { ClientRecord } from '../../api/records';
import { readPages } from '../../api/search';
import type { Cabinet } from '../cabinet';
import type { CacheKind } from '../ProcessState';

/** How the clients of a cabinet have their numbers written. */
export interface PhoneFormats {
	/** The most frequent first. */
	formats: PhoneFormat[];
	/** Some numbers stand among other text or numbers, where an exact filter does not find them. */
	hasIrregular: boolean;
}

const FORMATS: CacheKind<PhoneFormats> = { ttlMs: 60_000 };
const IRREGULAR: CacheKind<{ clients: ClientRecord[]; complete: boolean }> = { ttlMs: 60_000 };

/**
 * Returns the formats in which the clients of a cabinet have their numbers written, judged by the
 * oldest and the newest clients. Only these are asked for when a number is not found in full, so
 * that a new client does not cost a request for every format there is. Cached for a minute.
 *
 * @param country two letters, of numbers without a country code
 */
export async function detectPhoneFormats(cabinet: Cabinet, country: string): Promise<PhoneFormats> {
	return await cabinet.state
		.cache(FORMATS)
		.get(cacheKey(cabinet, country), cabinet.now(), async () =>
			countFormats(await readSample(cabinet), country),
		);
}

/**
 * Returns the clients whose number stands among other text or numbers, from at most `maxPages` pages
 * of all clients. Cached for a minute, so that a burst of new numbers reads the list once.
 */
export async function listIrregularClients(cabinet: Cabinet, country: string, maxPages: number) {
	const key = `${cacheKey(cabinet, country)} ${maxPages}`;
	return await cabinet.state.cache(IRREGULAR).get(key, cabinet.now(), async () => {
		const { records, complete } = await readPages(cabinet.api, 'client', {}, maxPages);
		return { clients: records.filter((client) => isIrregular(client, country)), complete };
	});
}

/** Counts the formats of clients' numbers. */
export function countFormats(clients: ClientRecord[], country: string): PhoneFormats {
	const counts = new Map<PhoneFormat, number>();
	for (const { phone } of clients) {
		const format = phoneFormatOf(phone ?? '', country);
		if (format !== null) counts.set(format, (counts.get(format) ?? 0) + 1);
	}
	return {
		formats: [...counts].sort(([, one], [, other]) => other - one).map(([format]) => format),
		hasIrregular: clients.some((client) => isIrregular(client, country)),
	};
}

function isIrregular({ phone }: ClientRecord, country: string): boolean {
	return (
		phone !== null && phoneFormatOf(phone, country) === null && phonesIn(phone, country).length > 0
	);
}

/** The first page, and the last one with the page before it when it is not full: the newest clients. */
async function readSample({ api }: Cabinet): Promise<ClientRecord[]> {
	const { records: first, last } = await api.page('client');
	const sample = [...first];
	for (let page = last ?? 0; page > 0 && sample.length < 2 * first.length; page--) {
		sample.push(...(await api.page('client', {}, page, page * first.length)).records);
	}
	return sample;
}

/** A corrected contract reads other fields, so what was read by the old one does not count. */
function cacheKey({ name, api }: Cabinet, country: string): string {
	return `${name} ${country} ${JSON.stringify(api.contract)}`;
}
