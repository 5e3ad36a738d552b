import { DateTime } from 'luxon';

/** When a shop works, on its own clock. */
export interface WorkingTime {
	/** IANA zone of the shop. */
	zone: string;
	/** Hours by weekday, 1 = Monday … 7 = Sunday; several a day are allowed. */
	hours: Array<{ weekday: number; from: string; to: string }>;
	/** Days off, `YYYY-MM-DD`. */
	holidays: string[];
}

/** Days looked ahead for working time, before giving up on a calendar that has none. */
const HORIZON = 400;

/**
 * The moment when so many minutes of working time have passed since `start`. Time is counted as it
 * passes: an hour is an hour on the night the clocks change, too.
 *
 * @param start ISO 8601 with offset
 * @returns ISO 8601 on the shop's clock; plain minutes later when the calendar has no working time
 */
export function addWorkingMinutes(start: string, minutes: number, calendar: WorkingTime): string {
	const begun = DateTime.fromISO(start, { zone: calendar.zone });
	let left = minutes * 60_000;
	for (let day = 0; day <= HORIZON; day++) {
		const date = begun.startOf('day').plus({ days: day });
		for (const [from, to] of hoursOf(date, calendar)) {
			const opens = Math.max(from.toMillis(), begun.toMillis());
			const open = to.toMillis() - opens;
			if (open <= 0) continue;
			if (left <= open) return iso(DateTime.fromMillis(opens + left, { zone: calendar.zone }));
			left -= open;
		}
	}
	return iso(begun.plus({ minutes }));
}

function hoursOf(date: DateTime, { hours, holidays }: WorkingTime): Array<[DateTime, DateTime]> {
	if (holidays.includes(date.toISODate() ?? '')) return [];
	return hours
		.filter(({ weekday }) => weekday === date.weekday)
		.map(({ from, to }): [DateTime, DateTime] => [at(date, from), at(date, to)])
		.sort(([one], [other]) => one.toMillis() - other.toMillis());
}

/** A clock time on a day; `24:00` is the end of it. */
function at(date: DateTime, clock: string): DateTime {
	const [hour, minute = 0] = clock.split(':').map(Number);
	return hour >= 24 ? date.plus({ days: 1 }).startOf('day') : date.set({ hour, minute });
}

function iso(time: DateTime): string {
	return time.toISO({ suppressMilliseconds: true }) ?? '';
}
