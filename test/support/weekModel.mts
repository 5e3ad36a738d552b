/**
 * What must be open, done and due, thought out from the list of calls alone: slowly, plainly, and
 * without a line of the nodes' code.
 */
import type { Person, Week, WeekCall } from './weekPlan.mts';

export interface ExpectedTask {
	/** Ids of the missed calls that it counts, in order of time. */
	attempts: string[];
	/** Milliseconds. */
	due: number;
	/** Who may have it: one user, or several when the news came out of order. */
	responsible: number[];
	/** Ids of the calls that tried to reach the client since, in vain. */
	tries: string[];
}

export interface Expected {
	/** Index of the person → the one open task. */
	open: Map<number, ExpectedTask>;
	/** Missed calls whose client has been talked to since. */
	done: string[];
	/** Missed calls from hidden numbers: a task for each. */
	hidden: ExpectedTask[];
}

export const SENIOR = 1;
export const DUE_MINUTES = 240;
export const HOLIDAY = '2026-10-26';
export const HOURS = [
	...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '13:00' })),
	...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '14:00', to: '18:00' })),
	{ weekday: 6, from: '10:00', to: '15:00' },
];

/** The shop at a moment, when all calls begun before it are known. */
export function expectedAt({ people, calls, late }: Week, now: number): Expected {
	const known = calls.filter(({ at }) => at < now);
	const expected: Expected = { open: new Map(), done: [], hidden: [] };
	for (const [index, person] of people.entries()) {
		const theirs = known.filter((call) => call.person === index);
		const talks = theirs.filter(({ kind }) => kind === 'talk' || kind === 'outTalk');
		const lastTalk = Math.max(-Infinity, ...talks.map(({ at }) => at));
		const missed = theirs.filter(({ kind }) => kind === 'missed');
		expected.done.push(...missed.filter(({ at }) => at <= lastTalk).map(({ id }) => id));
		const open = missed.filter(({ at }) => at > lastTalk);
		if (open.length === 0) continue;
		const last = open[open.length - 1];
		const tries = theirs.filter(({ kind, at }) => kind === 'outNotReached' && at > last.at);
		expected.open.set(index, taskFor(open, person, tries, late));
	}
	for (const call of known) {
		if (call.person !== null || call.kind !== 'missed') continue;
		expected.hidden.push(taskFor([call], null, [], late));
	}
	return expected;
}

function taskFor(
	missed: WeekCall[],
	person: Person | null,
	tries: WeekCall[],
	late: Set<string>,
): ExpectedTask {
	// The first call to arrive makes the task; out of order, that may be any of them.
	const makers = missed.some(({ id }) => late.has(id)) ? missed : missed.slice(0, 1);
	return {
		attempts: missed.map(({ id }) => id),
		due: dueAfter(missed[0].at, DUE_MINUTES),
		responsible: makers.map((call) => responsibleFor(call, person)),
		tries: tries.map(({ id }) => id),
	};
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
