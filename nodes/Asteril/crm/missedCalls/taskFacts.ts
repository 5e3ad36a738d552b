import { DateTime } from 'luxon';
import { timeInWords } from '../callFacts';
import type { MissedCall } from './decide';

/** What a task says for the program, in the last line of its text. */
export interface TaskFacts {
	missedCalls: MissedCall[];
	/** The deadline as we wrote it, ISO 8601, and the missed call that it was counted from. */
	due: { at: string; callId: string } | null;
	/** Ids of calls that did not reach the client, each mentioned in the text. */
	tried: string[];
	/** Until when the client had been reached when we completed the task, ISO 8601. */
	reached: string | null;
}

/** The last one in a text counts; ids in it are encoded, so it holds no bracket of theirs. */
const LINE = /\n?(?:Для інтеграції, не змінюйте: )?\[ringostat ([^\]]*)\](?![^]*\[ringostat )/;
/** Completion mark in a title: adding a call does not write the title. */
const MARK = / ✓ (\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d [+-]\d\d:\d\d)/;
const MARK_FORMAT = 'dd.MM.yyyy HH:mm:ss ZZ';
/** So many times are named in words; of more calls, the first and the last. */
const MAX_TIMES_NAMED = 8;

/** Returns what a task's text says for the program; `null` when the text is not of our making. */
export function parseTaskFacts(text: string | null): TaskFacts | null {
	const line = LINE.exec(text ?? '')?.[1];
	if (line === undefined) return null;
	const parts = new Map(
		line
			.split('; ')
			.map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
	);
	const listOf = (name: string) => (parts.get(name) ?? '').split(', ').filter(Boolean);
	const [dueAt, dueFor = ''] = (parts.get('due') ?? '').split(' ');
	return {
		// A time that a person has spoilt must not lose the call: it was before the deadline.
		missedCalls: listOf('missed').flatMap((entry) => {
			const [id, written = ''] = entry.split(' ');
			const startedAt = [written, dueAt].find((time) => !Number.isNaN(Date.parse(time)));
			return startedAt === undefined ? [] : [{ id: decode(id), startedAt }];
		}),
		due: dueAt === '' ? null : { at: dueAt, callId: decode(dueFor) },
		tried: listOf('tried').map(decode),
		reached: parts.get('reached') ?? null,
	};
}

/**
 * Writes the facts into a task's text: in words for people, and as the last line for the program.
 * Everything else in the text stays as it is.
 *
 * @param notes further lines for people
 */
export function writeTaskFacts(
	text: string | null,
	facts: TaskFacts,
	notes: string[] = [],
): string {
	const before = parseTaskFacts(text);
	const rest = (text ?? '').replace(LINE, '').trimEnd();
	const [old, summary] = [before && summaryOf(before), summaryOf(facts)];
	const counted =
		old !== null && rest.includes(old)
			? rest.replace(old, () => summary)
			: [rest, old === summary ? '' : summary].filter(Boolean).join('\n');
	return [counted, ...notes, `Для інтеграції, не змінюйте: [ringostat ${lineOf(facts)}]`]
		.filter(Boolean)
		.join('\n');
}

/** Adds the completion mark to a task's title: until when the client has been reached. */
export function markCompleted(title: string | null, reachedUntil: number, zone: string): string {
	return `${title ?? ''} ✓ ${DateTime.fromMillis(reachedUntil, { zone }).toFormat(MARK_FORMAT)}`;
}

/**
 * Returns until when the client had been reached when we completed the task, in milliseconds, or
 * `null`. The title counts first: a worker that adds a call meanwhile overwrites the text.
 */
export function parseReachedUntil(title: string | null, facts: TaskFacts): number | null {
	const mark = MARK.exec(title ?? '')?.[1];
	const time = mark === undefined ? Number.NaN : DateTime.fromFormat(mark, MARK_FORMAT).toMillis();
	if (!Number.isNaN(time)) return time;
	return facts.reached === null ? null : Date.parse(facts.reached);
}

/** A moment in milliseconds as ISO 8601 on the clock of a zone. */
export function isoIn(zone: string, moment: number): string {
	return DateTime.fromMillis(moment, { zone }).toISO({ suppressMilliseconds: true }) ?? '';
}

function summaryOf({ missedCalls }: TaskFacts): string {
	const times = missedCalls.map(({ startedAt }) => timeInWords(startedAt));
	const named = times.length > MAX_TIMES_NAMED ? [times[0], '…', ...times.slice(-1)] : times;
	return `Пропущені дзвінки: ${times.length} (${named.join(', ')})`;
}

function lineOf({ missedCalls, due, tried, reached }: TaskFacts): string {
	const parts: Array<[string, string | null]> = [
		['missed', missedCalls.map(({ id, startedAt }) => `${encode(id)} ${startedAt}`).join(', ')],
		['due', due && `${due.at} ${encode(due.callId)}`],
		['tried', tried.map(encode).join(', ')],
		['reached', reached],
	];
	return parts
		.filter(([, value]) => value)
		.map(([name, value]) => `${name} ${value}`)
		.join('; ');
}

function encode(id: string): string {
	return encodeURIComponent(id.replace(/\p{Cs}/gu, '_'));
}

function decode(id: string): string {
	try {
		return decodeURIComponent(id);
	} catch {
		return id;
	}
}
