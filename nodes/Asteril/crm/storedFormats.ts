import { phonesIn } from '../../shared/phonesIn';
import { type PhoneFormat, phoneFormatOf } from '../../shared/phoneFormats';
import type { ClientRecord } from '../api/records';
import type { Cabinet } from './cabinet';

/** How a cabinet's clients have their numbers written. */
export interface StoredFormats {
	/** The most frequent first. */
	formats: PhoneFormat[];
	/** Some stand among other text or numbers, where an exact filter does not find them. */
	scattered: boolean;
}

/** Milliseconds for which a look at the cabinet holds: how people type changes slowly. */
const HOLDS = 60 * 60 * 1000;

const seen = new Map<string, { at: number; formats: Promise<StoredFormats> }>();

/**
 * In which formats the cabinet's clients have their numbers written, from its first page of
 * clients. Asked for once an hour, so that a new client does not cost a request for every spelling
 * there might be.
 */
export async function storedFormats(cabinet: Cabinet): Promise<StoredFormats> {
	const known = seen.get(cabinet.name);
	if (known && cabinet.now() - known.at < HOLDS) return await known.formats;
	const formats = cabinet.api.page('client').then(({ records }) => formatsOf(records));
	seen.set(cabinet.name, { at: cabinet.now(), formats });
	formats.catch(() => seen.delete(cabinet.name));
	return await formats;
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
