import { DateTime } from 'luxon';
import type { Facts } from '../derive/facts';

/** Formats in which times are written, the likeliest first. */
const FORMATS = [
	'yyyy-MM-dd HH:mm:ss',
	'ISO',
	'unix',
	'dd.MM.yyyy HH:mm',
	"yyyy-MM-dd'T'HH:mm:ss",
	'dd.MM.yyyy HH:mm:ss',
	'yyyy-MM-dd HH:mm',
	'dd/MM/yyyy HH:mm',
	'dd/MM/yyyy HH:mm:ss',
	"yyyy-MM-dd'T'HH:mm",
	'dd-MM-yyyy HH:mm:ss',
	'dd-MM-yyyy HH:mm',
	'yyyy/MM/dd HH:mm:ss',
	'yyyy/MM/dd HH:mm',
];
/** Formats to try where no time was seen. */
export const LIKELY_FORMATS: readonly string[] = FORMATS.slice(0, 8);
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** 2001 to 2096: fewer seconds would be a duration, ten digits more a phone number. */
const UNIX = { least: 1_000_000_000, most: 4_000_000_000 };

/** The luxon format (or `ISO`, `unix`, `unixMs`) that a time is written in; `null`: no time. */
export function dateFormatOf(value: unknown): string | null {
	if (typeof value === 'number' || (typeof value === 'string' && /^\d{10}(\d{3})?$/.test(value))) {
		const number = Number(value);
		if (number >= UNIX.least && number <= UNIX.most) return 'unix';
		const seconds = number / 1000;
		return seconds >= UNIX.least && seconds <= UNIX.most ? 'unixMs' : null;
	}
	if (typeof value !== 'string' || !/^\d+[-./]\d/.test(value)) return null;
	if (ISO.test(value)) return 'ISO';
	return FORMATS.find((format) => DateTime.fromFormat(value, format).isValid) ?? null;
}

/** The format that most of these values are written in, as a fact; none when no value is a time. */
export function formatFacts(values: unknown[]): Facts {
	const format = mostCommon(values.map(dateFormatOf));
	return format === undefined ? {} : { 'dates.format': format };
}

/** The most frequent value that is not empty. */
export function mostCommon<T>(values: readonly T[]): NonNullable<T> | undefined {
	const counted = new Map<NonNullable<T>, number>();
	for (const value of values) if (value) counted.set(value, (counted.get(value) ?? 0) + 1);
	return [...counted].sort(([, one], [, other]) => other - one)[0]?.[0];
}

const ZONES = ['Europe/Kyiv', 'UTC', 'Europe/Warsaw', 'Europe/London', 'Europe/Istanbul'];

/**
 * The zone of a cabinet's clock, by a time without an offset that it has just set itself.
 *
 * @param assumed stays when it fits
 */
export function zoneOf(
	written: unknown,
	format: string,
	now: number,
	assumed: string,
): string | null {
	const wall = DateTime.fromFormat(String(written), format, { zone: 'utc' });
	const minutes = (wall.toMillis() - now) / 60_000;
	const offset = Math.round(minutes / 30) * 30;
	// The cabinet's clock may be a little off, and its format may end with the minute.
	if (!wall.isValid || Math.abs(minutes - offset) > 3 || Math.abs(offset) > 14 * 60) return null;
	const at = DateTime.fromMillis(now);
	return [assumed, ...ZONES].find((zone) => at.setZone(zone).offset === offset) ?? null;
}

/** What a clock shows, as milliseconds of UTC, whatever its zone; `null`: no time. */
export function wallTime(value: unknown): number | null {
	const format = dateFormatOf(value);
	if (format === null) return null;
	if (format === 'unix') return Number(value) * 1000;
	if (format === 'unixMs') return Number(value);
	const text = String(value);
	const time =
		format === 'ISO'
			? DateTime.fromISO(text, { setZone: true })
			: DateTime.fromFormat(text, format, { zone: 'utc' });
	return time.isValid ? time.toMillis() : null;
}
