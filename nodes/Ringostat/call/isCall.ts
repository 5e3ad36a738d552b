import type { Call } from '../../shared/Call';
import type { Dictionary } from './dictionary';
import type { Fields } from './fields';
import { isKnownStatus } from './outcome';

/** Statuses no deal, form or order has. */
const UNMISTAKABLE = /ANSWER|VOICEMAIL|FORWARD|EXTENSION|CALLING|RINGING|BUSY/;
/** What Ringostat's AI event adds to a call that is long over; the key names are assumed. */
const AI_KEY = /(?:^|[_\s-])ai(?:[_\s-]|$)|summary|transcri|sentiment/i;

/** Returns whether a body carries what only the AI event has: a summary, a transcript. */
export function hasAiResult(fields: Fields): boolean {
	return fields.all.some((field) => AI_KEY.test(field.key));
}

/**
 * Returns whether a body is about a call at all. Two things are needed:
 * somebody or something to tie it to (an id, or a number at one end), and something a call has (a
 * direction, a status, a time, a length, a recording, an AI result, a result that the user mapped).
 * And because a deal or a site form also has an id, a date and a status, one of these must be of a
 * call only: a key (`calldate`, `billsec`, `dst`, …), a direction, or a status like `NO ANSWER`.
 */
export function isCall(
	call: Omit<Call, 'id' | 'additional'>,
	id: string | null,
	hasNumber: boolean,
	fields: Fields,
	{ ofCallsOnly, results }: Dictionary,
): boolean {
	if (id === null && !hasNumber) return false;
	const knownStatus = call.disposition !== null && isKnownStatus(call.disposition);
	const evidence =
		call.direction !== null ||
		knownStatus ||
		fields.all.some((field) => results.has(field.name)) ||
		call.startedAt !== null ||
		call.talkSeconds !== null ||
		call.durationSeconds !== null ||
		call.recordingUrl !== null ||
		hasAiResult(fields);
	if (!evidence) return false;
	return (
		call.direction !== null ||
		(knownStatus && UNMISTAKABLE.test(call.disposition ?? '')) ||
		fields.all.some((field) => ofCallsOnly.has(field.name))
	);
}
