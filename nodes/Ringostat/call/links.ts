import { unescapeHtml } from '../../shared/displayForm';
import type { Fields } from './fields';
import type { Meaning } from './meanings';
import { isYes } from './text';

export interface Links {
	/** The recording, unless a flag says that there is none. */
	recordingUrl: string | null;
	/** A flag says that there is a recording. */
	recordingConfirmed: boolean;
	callCardUrl: string | null;
}

const LONGEST_LINK = 2_000;
const LINK = /^(https?):\/\/([^\s/?#<>"`\\]+)([^\s<>"`\\]*)$/i;
/** Hosts of this machine, which have no certificate; tests and sandboxes run there. */
const LOOPBACK = /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
/** A transcript, no recording (`.vtt` was seen among the links). */
const TRANSCRIPT = /\.vtt(?:[?#]|$)/i;

/** Returns an http(s) link with `http` upgraded to `https`, or `null` for anything else. */
function linkOf(text: string): string | null {
	// A text of the greatest length was cut, and a cut link opens nothing.
	if (text.length >= LONGEST_LINK) return null;
	const parts = LINK.exec(unescapeHtml(text));
	if (!parts) return null;
	const [, scheme, host, rest] = parts;
	const keepsHttp = scheme.toLowerCase() === 'http' && LOOPBACK.test(host);
	return `${keepsHttp ? 'http' : 'https'}://${host}${rest}`;
}

/**
 * Returns the links to the recording and to the call card. A link can be present with the flag `0`:
 * then there is no recording. All recording links are used up here, the refused ones too: the token
 * in a link opens the recording, so it must not get into `additional`.
 */
export function readLinks(fields: Fields): Links {
	const flag = fields.first('recordingFlag');
	const confirmed = flag !== undefined && isYes(flag.text);
	const recordings = linksUnder(fields, 'recordingUrl');
	for (const field of fields.of('recordingFlag')) field.used = true;
	const audio = recordings.find((link) => !TRANSCRIPT.test(link)) ?? recordings[0];
	return {
		recordingUrl: flag && !confirmed ? null : (audio ?? null),
		recordingConfirmed: confirmed,
		callCardUrl: linksUnder(fields, 'callCardUrl')[0] ?? null,
	};
}

function linksUnder(fields: Fields, meaning: Meaning): string[] {
	const links: string[] = [];
	for (const field of fields.of(meaning)) {
		field.used = true;
		const link = linkOf(field.text);
		if (link !== null) links.push(link);
	}
	return links;
}
