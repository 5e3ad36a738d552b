import { DateTime } from 'luxon';

/** When a shop works, on its own clock. */
export interface WorkingTime {
	/** IANA zone of the shop. */
	zone: string;
	/**
	 * Hours by weekday, 1 = Monday … 7 = Sunday; several a day are allowed. Those that end before
	 * they begin end on the next day: `22:00`–`06:00` on a Friday is the night to Saturday.
	 */
	hours: Array<{ weekday: number; from: string; to: string }>;
	/** Days off, `YYYY-MM-DD`. */
	holidays: string[];
}

/** Days looked ahead for working time, before giving up on a calendar that has none. */
const MAX_DAYS_AHEAD = 400;

/**
 * The moment when so many minutes of working time have passed since `start`. Time is counted as it
 * passes: an hour is an hour on the night the clocks change, too.
 *
 * @param start ISO 8601 with offset
 * @returns ISO 8601 on the shop's clock; plain minutes later when the calendar has no working time
 */
export function addWorkingMinutes(start: string, minutes: number, calendar: WorkingTime): string {
	const begun = DateTime.fromISO(start, { zone: calendar.zone });
	let now = begun.toMillis();
	let left = minutes * 60_000;
	// From the day before: its night shift may still be on.
	for (let day = -1; day <= MAX_DAYS_AHEAD; day++) {
		const date = begun.startOf('day').plus({ days: day });
		for (const [from, to] of hoursOf(date, calendar)) {
			// Hours that overlap count once.
			const opens = Math.max(from.toMillis(), now);
			const open = to.toMillis() - opens;
			if (open <= 0) continue;
			if (left <= open) return iso(DateTime.fromMillis(opens + left, { zone: calendar.zone }));
			left -= open;
			now = to.toMillis();
		}
	}
	return iso(begun.plus({ minutes }));
}

function hoursOf(date: DateTime, { hours, holidays }: WorkingTime): Array<[DateTime, DateTime]> {
	if (holidays.includes(date.toISODate() ?? '')) return [];
	return hours
		.filter(({ weekday }) => weekday === date.weekday)
		.map(({ from, to }): [DateTime, DateTime] => {
			const [begin, end] = [at(date, from), at(date, to)];
			return [begin, end >= begin ? end : at(date.plus({ days: 1 }), to)];
		})
		.sort(([one], [other]) => one.toMillis() - other.toMillis());
}

/** A clock time on a day; `24:00` is the end of it, one that the clocks leap over is the leap. */
function at(date: DateTime, clock: string): DateTime {
	const [hour, minute = 0] = clock.split(':').map(Number);
	const time = date.set({ hour, minute });
	// Clocks leap over a whole hour, so what they show then is too late by the minutes.
	return time.hour === hour ? time : time.startOf('hour');
}

function iso(time: DateTime): string {
	return time.toISO({ suppressMilliseconds: true }) ?? '';
}
