import { DateTime } from 'luxon';

export interface Period {
	/** Milliseconds since 1970; both ends belong to it. */
	from: number;
	to: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Returns the period on the clock of the zone, each end as if the clock showed UTC.
 *
 * In autumn an hour happens twice, and a local time in it may mean either. How Ringostat reads such
 * a time is not known, so an end that lies there is moved out of that hour: more is asked for, and
 * `isWithin` drops what does not belong.
 */
export function localPeriod({ from, to }: Period, zone: string): Period {
	return {
		from: localOf(from, zone) - repeatedMillis(from, zone),
		to: localOf(to, zone) + repeatedMillis(to, zone),
	};
}

/**
 * Returns whether a moment belongs to the period. Moments in the hour that happens twice do, when the
 * period touches it: a row without an offset is read as the first of the two.
 *
 * @param startedAt ISO 8601 with offset; a call without a time belongs to every period
 */
export function isWithin(startedAt: string | null, period: Period, zone: string): boolean {
	const { from, to } = period;
	// The period was not widened, so Ringostat's own selection is right.
	if (repeatedMillis(from, zone) === 0 && repeatedMillis(to, zone) === 0) return true;
	const instant = startedAt === null ? Number.NaN : Date.parse(startedAt);
	if (Number.isNaN(instant)) return true;
	return (instant >= from && instant <= to) || repeatedMillis(instant, zone) > 0;
}

/** Returns by how much the clocks go back around the moment, when its local time happens twice. */
function repeatedMillis(instant: number, zone: string): number {
	const offset = offsetOf(instant, zone);
	const local = instant + offset;
	for (const other of [offsetOf(instant - DAY, zone), offsetOf(instant + DAY, zone)]) {
		if (other !== offset && offsetOf(local - other, zone) === other)
			return Math.abs(offset - other);
	}
	return 0;
}

function localOf(instant: number, zone: string): number {
	return instant + offsetOf(instant, zone);
}

/** Returns the offset from UTC in milliseconds. */
function offsetOf(instant: number, zone: string): number {
	return DateTime.fromMillis(instant, { zone }).offset * MINUTE;
}
