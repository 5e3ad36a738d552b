/**
 * A random week of one or two people's calls: who rang when, how the news of it reached us, and what the shop's
 * people did with the tasks meanwhile. The same seed makes the same week.
 */
import { diceOf, type Dice } from './dice.mts';

export interface Caller {
	/** One number or two; none for somebody who hides it. */
	phones: string[];
	/** Whether the cabinet has a card of theirs before the week. */
	hasCard: boolean;
}

export interface RungCall {
	id: string;
	/** Index of the caller. */
	caller: number;
	phone: string | null;
	direction: 'incoming' | 'outgoing';
	isAnswered: boolean;
	isMissed: boolean;
	/** Milliseconds, whole seconds. */
	startedAt: number;
	endedAt: number;
}

/** How requests fail during a moment; each rate is for one request. */
export interface Trouble {
	cutBefore?: number;
	cutAfter?: number;
	rate503?: number;
}

/** What a person does to a task; which one, and how, is drawn from the number. */
export type Act = 'close' | 'reopen' | 'postpone' | 'write' | 'rename' | 'assign' | 'copy';
export const ACTS: readonly Act[] = [
	...(['close', 'close', 'reopen', 'postpone', 'write'] as const),
	...(['rename', 'assign', 'copy'] as const),
];

export type Happening =
	| { does: 'deliver'; at: number; calls: RungCall[]; trouble: Trouble; isSlow: boolean }
	| { does: 'act'; at: number; act: Act; draw: number };

export interface MissedCallWeek {
	callers: Caller[];
	calls: RungCall[];
	/** In order of time. */
	happenings: Happening[];
	severalWorkers: boolean;
	/** When the cabinet refuses to make clients, in milliseconds. */
	refusal: { from: number; until: number } | null;
	/** When the week ends, and the last backfill comes. */
	endsAt: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const BEGINS_AT = Date.parse('2026-11-16T08:00:00+02:00');
const WEEK_MS = 7 * DAY;

export function planMissedCallWeek(seed: number): MissedCallWeek {
	const dice = diceOf(seed);
	const callers = drawCallers(dice);
	const endsAt = BEGINS_AT + WEEK_MS;
	const calls = drawCalls(dice, callers);
	const isTroubled = dice.happens(0.4);
	const from = endsAt - dice.between(12, 4 * 24) * HOUR;
	return {
		callers,
		calls,
		happenings: [...deliveriesOf(dice, calls, isTroubled, endsAt), ...actsOf(dice, calls)].sort(
			(one, other) => one.at - other.at,
		),
		severalWorkers: dice.happens(0.4),
		refusal: dice.happens(0.4) ? { from, until: Math.min(from + DAY, endsAt) } : null,
		endsAt,
	};
}

function drawCallers(dice: Dice): Caller[] {
	return Array.from({ length: dice.between(1, 2) }, (_, index): Caller => {
		if (index > 0 && dice.happens(0.1)) return { phones: [], hasCard: false };
		const phones = [`38067200${index}137`, `38050300${index}246`];
		// Two numbers are one client's only when a card says so.
		const hasCard = dice.happens(0.5);
		return { phones: phones.slice(0, hasCard && dice.happens(0.5) ? 2 : 1), hasCard };
	});
}

/** Bursts of calls minutes apart, some of which cross: a talk goes on while the same client rings in. */
function drawCalls(dice: Dice, callers: Caller[]): RungCall[] {
	const calls: RungCall[] = [];
	const wanted = dice.between(8, 13);
	while (calls.length < wanted) {
		let at = burstBegins(dice);
		const caller = dice.between(0, callers.length - 1);
		for (let times = dice.between(1, 4); times > 0 && calls.length < wanted; times--) {
			calls.push(drawCall(dice, callers, caller, at, calls));
			at += dice.pick([5 * SECOND, 40 * SECOND, 3 * MINUTE, HOUR]) + dice.between(0, 59) * SECOND;
		}
	}
	return calls;
}

/** Most are of the last three days, some of the days before, some of long ago. */
function burstBegins(dice: Dice): number {
	const end = BEGINS_AT + WEEK_MS - 6 * HOUR;
	const chance = dice.throw();
	const [least, most] = chance < 0.6 ? [0, 64] : chance < 0.85 ? [75, 150] : [10 * 24, 60 * 24];
	return end - dice.between(least * 60, most * 60) * MINUTE;
}

function drawCall(
	dice: Dice,
	callers: Caller[],
	caller: number,
	at: number,
	others: RungCall[],
): RungCall {
	let startedAt = at;
	// No two calls begin or end at the same second, so that it is clear what came before what.
	while (others.some((other) => [other.startedAt, other.endedAt].includes(startedAt)))
		startedAt += SECOND;
	const { phones } = callers[caller];
	const direction = phones.length > 0 && dice.happens(0.35) ? 'outgoing' : 'incoming';
	const isAnswered = dice.happens(direction === 'incoming' ? 0.25 : 0.6);
	let endedAt = startedAt + dice.between(5, isAnswered ? 300 : 40) * SECOND;
	while (others.some((other) => other.startedAt === endedAt)) endedAt += SECOND;
	return {
		id: `ua${dice.between(1, 9)}_-${startedAt / SECOND}.${others.length}`,
		caller,
		phone: phones.length === 0 ? null : dice.pick(phones),
		direction,
		isAnswered,
		isMissed: direction === 'incoming' && !isAnswered,
		startedAt,
		endedAt,
	};
}

/** Each call in time, late, never, once more; and what comes at the same moment together. */
function deliveriesOf(dice: Dice, calls: RungCall[], isTroubled: boolean, endsAt: number) {
	const news: Array<{ at: number; call: RungCall }> = [];
	for (const call of calls) {
		const inTime = call.endedAt + dice.between(0, 25) * SECOND;
		const within = (hours: number) => call.endedAt + dice.between(1, hours * 60) * MINUTE;
		const chance = dice.throw();
		if (chance < 0.65) news.push({ at: inTime, call });
		else if (chance < 0.85) news.push({ at: within(48), call });
		if (dice.happens(0.15)) news.push({ at: inTime, call });
		if (dice.happens(0.25)) news.push({ at: within(100), call });
		// Somebody at Ringostat sends what was long ago.
		if (dice.happens(call.startedAt < BEGINS_AT ? 0.7 : 0.1))
			news.push({ at: endsAt - dice.between(1, 96) * HOUR, call });
	}
	const known = news.filter(
		({ at, call }) => at >= Math.max(call.endedAt, BEGINS_AT - DAY) && at < endsAt - HOUR,
	);
	known.sort((one, other) => one.at - other.at);
	const moments: Array<Happening & { does: 'deliver' }> = [];
	for (const { at, call } of known) {
		const last = moments.at(-1);
		if (last && at - last.at < 3 * MINUTE && dice.happens(0.5)) {
			last.calls.push(call);
			last.at = at;
		} else {
			const trouble = isTroubled && dice.happens(0.5) ? drawTrouble(dice) : {};
			moments.push({ does: 'deliver', at, calls: [call], trouble, isSlow: dice.happens(0.3) });
		}
	}
	return moments;
}

function drawTrouble(dice: Dice): Trouble {
	return dice.pick<Trouble>([{ cutBefore: 0.15 }, { cutAfter: 0.25 }, { rate503: 0.15 }]);
}

function actsOf(dice: Dice, calls: RungCall[]): Happening[] {
	return Array.from({ length: dice.pick([0, 1, 2, 4]) }, (): Happening => {
		const at = dice.pick(calls).endedAt + dice.between(1, 12 * 60) * MINUTE;
		return { does: 'act', at, act: dice.pick(ACTS), draw: dice.throw() };
	});
}
