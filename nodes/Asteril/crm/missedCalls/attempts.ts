import { DateTime } from 'luxon';
import type { Call } from '../../../shared/Call';
import { cleanText } from '../../../shared/text';
import type { TaskRecord } from '../../api/records';

/**
 * The part of a task's text that the program keeps: each missed call, and each call back, on a
 * line of its own with the call's id, so that a call is never counted twice. What people write
 * around it stays.
 */
const HEADING = 'Пропущені дзвінки: ';
const UNKNOWN = 'час невідомий';
const LINE = /^\d+\. (\d\d\.\d\d\.\d{4} \d\d:\d\d(?::\d\d)?|час невідомий) · (\S+)$/;

/** How a line about a call back begins. */
export const CONTACTS = {
	reachedUs: 'Клієнт додзвонився',
	reached: 'Клієнту передзвонили',
	notReached: 'Не додзвонилися',
};

export interface Attempt {
	/** On the clock of the call, as written: `22.11.2026 20:30:05`. */
	time: string;
	callId: string;
}

/** The missed calls that a task's text counts; none when the text is not of our making. */
export function attemptsIn(text: string | null): Attempt[] {
	return (text ?? '').split('\n').flatMap((line) => {
		const [, time, callId] = LINE.exec(line.trim()) ?? [];
		return time === undefined ? [] : [{ time, callId }];
	});
}

/** Whether a task's text mentions a call, as missed or as a call back. */
export function mentions(text: string | null, call: Pick<Call, 'id'>): boolean {
	const id = callIdIn(call);
	const begins = Object.values(CONTACTS);
	return (
		attemptsIn(text).some(({ callId }) => callId === id) ||
		(text ?? '')
			.split('\n')
			.filter((line) => begins.some((what) => line.startsWith(`${what}: `)))
			.some((line) => line.trimEnd().endsWith(` · ${id}`))
	);
}

/** The text with one more missed call, its list in order of time. */
export function withAttempt(text: string | null, call: Call): string {
	return withAttempts(text, [
		...attemptsIn(text),
		{ time: timeOf(call.startedAt), callId: callIdIn(call) },
	]);
}

/** The text that no longer counts a missed call. */
export function withoutAttempt(text: string | null, call: Call): string {
	const id = callIdIn(call);
	return withAttempts(
		text,
		attemptsIn(text).filter(({ callId }) => callId !== id),
	);
}

/** The text with a line about a call to or from the client after the missed ones. */
export function withContact(text: string | null, call: Call, what: string): string {
	const who = call.employee.name ?? call.employee.email ?? call.employee.extension;
	const facts = [timeOf(call.startedAt), who && cleanText(who, 100), call.recordingUrl];
	const line = facts
		.filter(Boolean)
		.map((fact) => cleanText(String(fact)))
		.join(', ');
	return [text ?? '', `${what}: ${line} · ${callIdIn(call)}`].join('\n').trim();
}

/** Whether all missed calls of the text came before this call. */
export function allBefore(text: string | null, call: Call): boolean {
	const own = sortable(timeOf(call.startedAt));
	return attemptsIn(text).every(({ time }) => sortable(time) <= own);
}

/**
 * Whether the client was reached between this missed call and the one that the task was made for,
 * so that the two are not to be called back for together. Only that one counts: then, of a task
 * that counts calls of before and after, the same ones leave it, whichever of them comes first.
 *
 * @param reached when the client was reached, ISO 8601 with offset
 */
export function isApart(
	{ description, externalId }: Pick<TaskRecord, 'description' | 'externalId'>,
	call: Call,
	reached: readonly string[],
): boolean {
	const attempts = attemptsIn(description);
	const madeFor =
		attempts.find(({ callId }) => callId === callIdIn({ id: externalId ?? '' })) ?? attempts[0];
	if (madeFor === undefined) return false;
	const [first, last] = [sortable(madeFor.time), sortable(timeOf(call.startedAt))].sort();
	const moments = reached.map((moment) => sortable(timeOf(moment)));
	return moments.some((moment) => first <= moment && moment < last);
}

/** The beginning of the text's first missed call, on the clock of `call`: ISO 8601, or `null`. */
export function firstAttempt(text: string | null, { startedAt }: Call): string | null {
	const [first] = attemptsIn(text);
	if (first === undefined || first.time === UNKNOWN || startedAt === null) return null;
	const { zone } = DateTime.fromISO(startedAt, { setZone: true });
	const format = first.time.length > 16 ? 'dd.MM.yyyy HH:mm:ss' : 'dd.MM.yyyy HH:mm';
	return DateTime.fromFormat(first.time, format, { zone }).toISO();
}

function withAttempts(text: string | null, attempts: Attempt[]): string {
	attempts.sort((one, other) => sortable(one.time).localeCompare(sortable(other.time)));
	const counted = [
		HEADING + String(attempts.length),
		...attempts.map(({ time, callId }, index) => `${index + 1}. ${time} · ${callId}`),
	];
	const lines = (text ?? '').split('\n');
	const rest = lines.filter((line) => !isOurs(line));
	const at = lines.findIndex(isOurs);
	if (at < 0)
		return [...rest.filter((line, index) => line !== '' || index > 0), ...counted].join('\n');
	return [...rest.slice(0, at), ...counted, ...rest.slice(at)].join('\n');
}

function isOurs(line: string): boolean {
	return line.startsWith(HEADING) || LINE.test(line.trim());
}

/** How a call's id stands in a text. Ids have no spaces; should one have, it must still be found again. */
export function callIdIn({ id }: Pick<Call, 'id'>): string {
	return id.replace(/\s+/g, '_');
}

/** What is no time is written as not known: a line must be found again. */
function timeOf(iso: string | null): string {
	const time = DateTime.fromISO(iso ?? '', { setZone: true });
	return time.isValid ? time.toFormat('dd.MM.yyyy HH:mm:ss') : UNKNOWN;
}

/** `22.11.2026 20:30:05` → `2026-11-22 20:30:05`; what has no time comes first. */
function sortable(time: string): string {
	const [, day, month, year, clock] = /^(\d\d)\.(\d\d)\.(\d{4}) (.*)$/.exec(time) ?? [];
	return day === undefined ? '' : `${year}-${month}-${day} ${clock}`;
}
