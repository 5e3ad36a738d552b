/** When a missed-call task is due and who may have it, thought out slowly, without a line of the nodes' code. */
import type { Person, WeekCall } from './weekPlan.mts';

export const SENIOR = 1;
export const DUE_MINUTES = 240;
export const HOLIDAY = '2026-10-26';
export const HOURS = [
	...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '13:00' })),
	...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '14:00', to: '18:00' })),
	{ weekday: 6, from: '10:00', to: '15:00' },
];

/** When the shop has been open for so long since the first of some missed calls, in milliseconds. */
export function dueAfterFirst([first]: WeekCall[]): number {
	return dueAfter(first.at, DUE_MINUTES);
}

/**
 * The users who may have the task: of the first missed call that it holds; where the news of the client's calls came
 * out of order, of any that was missed, as the task may have been made for it.
 *
 * @param theirs all calls of the client
 */
export function possibleResponsibles(
	[first]: WeekCall[],
	theirs: WeekCall[],
	person: Person | null,
	late: Set<string>,
): number[] {
	const isDisordered = theirs.some(({ id }) => late.has(id));
	const makers = isDisordered ? theirs.filter(({ kind }) => kind === 'missed') : [first];
	return makers.map((call) => responsibleFor(call, person));
}

function responsibleFor({ employee }: WeekCall, person: Person | null): number {
	return person?.card?.responsible ?? employee?.user ?? SENIOR;
}

const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Kyiv',
	weekday: 'short',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTE = 60_000;
const seen = new Map<number, boolean>();

/** Minute by minute: is the shop open in this one? Until so many open ones have passed. */
function dueAfter(start: number, minutes: number): number {
	let left = minutes * MINUTE;
	for (let now = start; ;) {
		const next = (Math.floor(now / MINUTE) + 1) * MINUTE;
		if (isOpen(now)) {
			if (left <= next - now) return now + left;
			left -= next - now;
		}
		now = next;
	}
}

function isOpen(moment: number): boolean {
	const minute = Math.floor(moment / MINUTE);
	const known = seen.get(minute) ?? looksOpen(minute * MINUTE);
	seen.set(minute, known);
	return known;
}

function looksOpen(moment: number): boolean {
	const parts = Object.fromEntries(
		clock.formatToParts(moment).map(({ type, value }) => [type, value]),
	);
	if (`${parts.year}-${parts.month}-${parts.day}` === HOLIDAY) return false;
	const weekday = WEEKDAYS.indexOf(parts.weekday) + 1;
	const time = `${parts.hour}:${parts.minute}`;
	return HOURS.some((hours) => hours.weekday === weekday && hours.from <= time && time < hours.to);
}
