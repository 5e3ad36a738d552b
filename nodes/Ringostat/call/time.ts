import type { Fields } from './fields';
import type { Meaning } from './meanings';
import { instantOfLocal, type ZoneOffsets } from './zone';

/** `2026-04-02 10:00:00`, with `T`, a fraction, an offset: `Z`, `+03:00`, `+0300`, `+03`. */
const YEAR_FIRST =
	/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|\s{1,3})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}|(?<=:\d{2}\s)\d{2}:?\d{2})?$/i;
/** `02.04.2026 10:00`, as people in Ukraine write it. */
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
/** 1973 and 2100: what lies outside is some other number, no time of a call. */
const EARLIEST = 1e11;
const LATEST = Date.UTC(2100, 0);
const NUMERIC = /^\d{9,17}(?:\.\d{1,9})?$/;

/**
 * Returns the moment the call began, in milliseconds since 1970. The first key that holds a time
 * counts; others that say the same second are used up too.
 */
export function readInstant(fields: Fields, zone: ZoneOffsets): number | null {
	let known: number | null = null;
	for (const field of fields.of('startedAt')) {
		const instant = instantOf(field.text, zone);
		if (instant === null) continue;
		known ??= instant;
		field.used = Math.floor(instant / 1000) === Math.floor(known / 1000);
	}
	return known;
}

/**
 * Returns the moment a text means, in milliseconds since 1970, or `null` when it means none. Without an
 * offset it is the local time of the zone (Ringostat: the project's). Numbers: above 1e14
 * microseconds, above 1e11 milliseconds, else seconds.
 */
function instantOf(text: string, zone: ZoneOffsets): number | null {
	if (NUMERIC.test(text)) return instantOfNumber(Number(text));
	const parts = YEAR_FIRST.exec(text);
	if (parts) {
		const [, year, month, day, hour, minute, second, fraction, offset] = parts;
		const local = localMillis([year, month, day, hour, minute, second], fraction);
		if (local === null) return null;
		if (offset === undefined) return instantOfLocal(local, zone);
		const minutes = offsetMinutes(offset);
		return minutes === null ? null : local - minutes * 60_000;
	}
	const european = DAY_FIRST.exec(text);
	if (!european) return null;
	const [, day, month, year, hour, minute, second] = european;
	const local = localMillis([year, month, day, hour, minute, second], undefined);
	return local === null ? null : instantOfLocal(local, zone);
}

function instantOfNumber(value: number): number | null {
	const millis = value > 1e14 ? value / 1000 : value > 1e11 ? value : value * 1000;
	return millis >= EARLIEST && millis < LATEST ? Math.floor(millis) : null;
}

function localMillis(
	parts: Array<string | undefined>,
	fraction: string | undefined,
): number | null {
	const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
	if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
	if (hour > 24 || minute > 59 || second > 60) return null;
	if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
	const millis = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
	return Date.UTC(year, month - 1, day, hour, minute, second, millis);
}

function offsetMinutes(offset: string): number | null {
	// A '+' that nobody escaped in a query arrives as a space.
	const sign = offset.startsWith('-') ? -1 : 1;
	// None: Z, UTC, GMT.
	const digits = offset.replace(/\D/g, '');
	const hours = Number(digits.slice(0, 2));
	const minutes = Number(digits.slice(2, 4));
	return hours > 14 || minutes > 59 ? null : sign * (hours * 60 + minutes);
}

export interface Lengths {
	talkSeconds: number | null;
	durationSeconds: number | null;
	waitSeconds: number | null;
}

/** Longer than three months is no call but a mistake of units or a timestamp. */
const LONGEST = 8_000_000;

/** Returns the whole seconds of `14`, `13.6`, `00:01:03` or `1:03`; `null` for anything else. */
function secondsOf(text: string): number | null {
	if (text.length > 20) return null;
	const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)$/.exec(text);
	if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
	if (!/^\d+(?:[.,]\d*)?$/.test(text)) return null;
	const seconds = Math.round(Number(text.replace(',', '.')));
	return seconds <= LONGEST ? seconds : null;
}

/** Returns milliseconds (`duration_ms`) as whole seconds. */
function secondsOfMilliseconds(text: string): number | null {
	if (!/^\d{1,12}(?:\.\d{0,9})?$/.test(text)) return null;
	const seconds = Math.round(Number(text) / 1000);
	return seconds <= LONGEST ? seconds : null;
}

/**
 * Returns the talk, whole and waiting time in seconds. Milliseconds are read where whole seconds are
 * missing.
 */
export function readLengths(fields: Fields): Lengths {
	const whole = read(fields, 'durationSeconds', secondsOf, null);
	return {
		talkSeconds: read(fields, 'talkSeconds', secondsOf, null),
		durationSeconds: read(fields, 'durationMilliseconds', secondsOfMilliseconds, whole),
		waitSeconds: read(fields, 'waitSeconds', secondsOf, null),
	};
}

/** Returns the known value or the first readable one. Every field that says the same is used up. */
function read(
	fields: Fields,
	meaning: Meaning,
	parse: (text: string) => number | null,
	known: number | null,
): number | null {
	let value = known;
	for (const field of fields.of(meaning)) {
		const seconds = parse(field.text);
		value ??= seconds;
		if (seconds !== null && seconds === value) field.used = true;
	}
	return value;
}
