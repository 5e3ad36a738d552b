import { phonesIn } from '../../../shared/phonesIn';
import { type PhoneFormat, phoneFormatOf } from '../../../shared/phoneFormats';
import type { ClientRecord } from '../../api/records';
import type { Cabinet } from '../cabinet';
import type { CacheKind } from '../ProcessState';

/** How a cabinet's clients have their numbers written. */
export interface StoredFormats {
	/** The most frequent first. */
	formats: PhoneFormat[];
	/** Some stand among other text or numbers, where an exact filter does not find them. */
	scattered: boolean;
}

const FORMATS: CacheKind<StoredFormats> = { ttlMs: 60_000 };

/**
 * In which formats the cabinet's clients have their numbers written, from its first and its last
 * page of clients: the oldest and the newest. Only these are asked for when a number is not found
 * in full, so that a new client does not cost a request for every spelling there might be.
 */
export async function detectPhoneFormats(cabinet: Cabinet): Promise<StoredFormats> {
	return await cabinet.state
		.cache(FORMATS)
		.get(cabinet.name, cabinet.now(), async () => formatsOf(await sampleOf(cabinet)));
}

async function sampleOf({ api }: Cabinet): Promise<ClientRecord[]> {
	const first = await api.page('client');
	if (!first.more || first.last === null) return first.records;
	const last = await api.page('client', {}, first.last, first.last * first.records.length);
	return [...first.records, ...last.records];
}

/** Counts the formats of clients' phones. */
export function formatsOf(clients: ClientRecord[]): StoredFormats {
	const counts = new Map<PhoneFormat, number>();
	let scattered = false;
	for (const { phone } of clients) {
		if (phone === null || phonesIn(phone).length === 0) continue;
		const format = phoneFormatOf(phone);
		if (format === null) scattered = true;
		else counts.set(format, (counts.get(format) ?? 0) + 1);
	}
	const formats = [...counts].sort(([, one], [, other]) => other - one).map(([format]) => format);
	return { formats, scattered };
}
