import { createHash } from 'node:crypto';
import type { Call } from './Call';

/**
 * Returns whether someone must call the client back: the call was incoming (callbacks are), and
 * nobody of the shop talked to the client.
 */
export function isMissed(direction: string | null, outcome: string | null): boolean {
	return direction === 'incoming' && outcome === 'missed';
}

/** Returns whether somebody of the shop talked to the client, in whichever direction the call went. */
export function isReached(outcome: string | null): boolean {
	return outcome === 'answered';
}

type Timed = Pick<Call, 'startedAt' | 'durationSeconds' | 'talkSeconds'> & {
	waitSeconds?: number | null;
};

/** Returns when the talk ended, in milliseconds since 1970; for a call without a time, `now`. */
export function reachedUntil(call: Timed, now: number): number {
	const seconds = call.durationSeconds ?? (call.waitSeconds ?? 0) + (call.talkSeconds ?? 0);
	return isDate(call.startedAt) ? Date.parse(call.startedAt) + seconds * 1000 : now;
}

/** Returns whether a call's start is a valid time. A call without one counts from the moment it became known. */
export function isDate(startedAt: string | null): startedAt is string {
	return startedAt !== null && !Number.isNaN(Date.parse(startedAt));
}

/** How much an outcome says. A final one never gives way to one that is not. */
const WEIGHT: Record<Call['outcome'], number> = {
	answered: 3,
	missed: 2,
	notReached: 2,
	unknown: 1,
	inProgress: 0,
};

type CallEvent = Pick<Call, 'outcome' | 'talkSeconds'>;

/**
 * Returns whether the first of two events of one call wins over the second: by the outcome, and
 * between equal ones by the longer talk. Of two events that say the same neither outranks the other.
 */
export function outranks(one: CallEvent, another: CallEvent): boolean {
	const more = WEIGHT[one.outcome] - WEIGHT[another.outcome];
	return more > 0 || (more === 0 && (one.talkSeconds ?? -1) > (another.talkSeconds ?? -1));
}

const LONGEST_ID = 200;
const DIGEST_LENGTH = 16;

/** Words that programs and templates write where they have no id. */
const NO_ID_WORD =
	/^[^\p{L}\p{N}]*(?:n\/?a|nan|nil|none|null|undefined|unknown|empty|direct|not set)[^\p{L}\p{N}]*$/iu;
/** A parameter whose name was never replaced by its value: `{{uniqueid}}`, `${id}`, `%call_id%`. */
const TEMPLATE = /^(?:\$?\{.*\}|%[\w\s-]+%|<[\w\s-]+>|\[[\w\s-]+\])$/s;
/** `0`, `0.0`, `-1` and a UUID of zeros. */
const NO_ID_NUMBER = /^(?:[-+.0\s]*|-1(?:\.0)?)$/;

/**
 * Returns the id of a call in the form it is compared and stored in, or `null` when the value
 * identifies nothing: no text or number, empty, a placeholder such as `{{uniqueid}}`, `N/A`, `0`.
 *
 * The form is one line of at most 200 characters. Two long ids may begin alike, so the end that
 * does not fit is replaced by a digest.
 */
export function normalizeCallId(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'bigint' && !Number.isFinite(value))
		return null;
	const id = String(value)
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
	if (!/[\p{L}\p{N}]/u.test(id)) return null;
	if (NO_ID_WORD.test(id) || TEMPLATE.test(id) || NO_ID_NUMBER.test(id)) return null;
	if (id.length <= LONGEST_ID) return id;
	const kept = id.slice(0, LONGEST_ID - DIGEST_LENGTH - 4).replace(/[\ud800-\udbff]$/, '');
	return `${kept}~${digestOf(id)}`;
}

/** Returns 64 bits of the text's SHA-256 in hexadecimal: a short fingerprint, no secret. */
export function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);
}
