import { DateTime } from 'luxon';
import type { Call } from '../../shared/Call';
import { cleanText } from '../../shared/text';

/**
 * The part of a task's text that the program keeps: each missed call, and each call back, on a
 * line of its own with the call's id, so that a call is never counted twice. What people write
 * around it stays.
 */
const HEADING = 'Пропущені дзвінки: ';
const LINE = /^\d+\. (\d\d\.\d\d\.\d{4} \d\d:\d\d(?::\d\d)?|час невідомий) · (\S+)$/;

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
	return (text ?? '').split('\n').some((line) => line.trimEnd().endsWith(` · ${id}`));
}

/** The text with one more missed call, its list in order of time. */
export function withAttempt(text: string | null, call: Call): string {
	const attempts = [...attemptsIn(text), { time: timeOf(call), callId: callIdIn(call) }];
	attempts.sort((one, other) => sortable(one.time).localeCompare(sortable(other.time)));
	const counted = [
		HEADING + String(attempts.length),
		...attempts.map(({ time, callId }, index) => `${index + 1}. ${time} · ${callId}`),
	];
	const rest = (text ?? '').split('\n').filter((line) => !isOurs(line));
	const at = (text ?? '').split('\n').findIndex(isOurs);
	if (at < 0)
		return [...rest.filter((line, index) => line !== '' || index > 0), ...counted].join('\n');
	return [...rest.slice(0, at), ...counted, ...rest.slice(at)].join('\n');
}

/** The text with a line about a call to or from the client after the missed ones. */
export function withCallBack(text: string | null, call: Call, what: string): string {
	const who = call.employee.name ?? call.employee.email ?? call.employee.extension;
	const facts = [timeOf(call), who && cleanText(who, 100), call.recordingUrl].filter(Boolean);
	return [text ?? '', `${what}: ${facts.join(', ')} · ${callIdIn(call)}`].join('\n').trim();
}

/** Whether all missed calls of the text came before this call. */
export function allBefore(text: string | null, call: Call): boolean {
	const own = sortable(timeOf(call));
	return attemptsIn(text).every(({ time }) => sortable(time) <= own);
}

function isOurs(line: string): boolean {
	return line.startsWith(HEADING) || LINE.test(line.trim());
}

/** Ids have no spaces; should one have, it must still be found again. */
function callIdIn({ id }: Pick<Call, 'id'>): string {
	return id.replace(/\s+/g, '_');
}

function timeOf({ startedAt }: Call): string {
	return startedAt === null
		? 'час невідомий'
		: DateTime.fromISO(startedAt, { setZone: true }).toFormat('dd.MM.yyyy HH:mm:ss');
}

/** `22.11.2026 20:30:05` → `2026-11-22 20:30:05`; what has no time comes first. */
function sortable(time: string): string {
	const [, day, month, year, clock] = /^(\d\d)\.(\d\d)\.(\d{4}) (.*)$/.exec(time) ?? [];
	return day === undefined ? '' : `${year}-${month}-${day} ${clock}`;
}
