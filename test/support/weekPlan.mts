/**
 * A week of a shop's calls, made by a dice: who rang when, how it ended, and how the news of it
 * reached us. The same seed makes the same week.
 */
import { diceOf, type Dice } from './dice.mts';

export interface Employee {
	name: string;
	email: string | null;
	extension: string | null;
	/** Who that is in the cabinet; `null` for somebody the cabinet does not know. */
	user: number | null;
}

export interface Person {
	phones: string[];
	/** As the cabinet has it before the week; `null` for somebody new. */
	card: { phone: string; name: string; responsible: number | null } | null;
}

export interface WeekCall {
	id: string;
	/** Index of the person; `null` for a hidden number. */
	person: number | null;
	phone: string | null;
	kind: 'talk' | 'missed' | 'outTalk' | 'outNotReached' | 'clientNoAnswer';
	callback: boolean;
	/** Milliseconds, whole seconds. */
	at: number;
	endedAt: number;
	employee: Employee | null;
}

export interface Delivery {
	at: number;
	calls: WeekCall[];
	backfill: boolean;
}

export interface Week {
	people: Person[];
	/** In order of time. */
	calls: WeekCall[];
	/** In order of time; those of one moment come at once. */
	deliveries: Delivery[];
	/** Calls whose first news came late, out of order or only by a backfill. */
	late: Set<string>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Wednesday; the clocks go back in the night to the Sunday. */
export const FIRST_DAY = Date.parse('2026-10-21T00:00:00+03:00');
export const DAYS = [21, 22, 23, 24, 25, 26, 27].map((day) => `2026-10-${day}`);

/** The users of the sandbox's cabinet, and one whom it does not know. */
const STAFF: Employee[] = [
	{ name: 'Хтось', email: 'OLHA@shop.example', extension: null, user: 2 },
	{ name: 'Іван', email: null, extension: '102', user: 3 },
	{ name: 'іван  менеджер', email: null, extension: null, user: 3 },
	{ name: 'Новий Стажер', email: 'new@shop.example', extension: '177', user: null },
];

/** @param backfillEvery minutes from one backfill to the next; see `backfills` */
export function planWeek(seed: number, backfillEvery: number): Week {
	const dice = diceOf(seed);
	const people = Array.from({ length: 90 }, (_, index) => makePerson(dice, index));
	const calls: WeekCall[] = [];
	for (const day of DAYS.keys()) {
		for (let session = 0; session < 22; session++) addSession(dice, people, calls, day);
	}
	calls.sort((one, other) => one.at - other.at);
	calls.forEach((call, index) => (call.id = `ua${dice.between(1, 9)}_-1761.${index}`));
	const late = new Set<string>();
	const isOut = outages(dice);
	const all = [...webhooks(dice, calls, isOut, late), ...backfills(calls, backfillEvery)];
	const deliveries = all.filter(({ at }) => !isOut(at));
	deliveries.sort((one, other) => one.at - other.at);
	return { people, calls, deliveries, late };
}

function makePerson(dice: Dice, index: number): Person {
	const digits = (operator: string) => `380${operator}${String(1_000_000 + index * 97)}`;
	const full = digits('67');
	if (index >= 35) return { phones: [full], card: null };
	const responsible = dice.pick([null, 1, 2, 3]);
	const name = `Клієнт № ${index}`;
	if (index < 4) {
		const phones = [full, digits('50')];
		return { phones, card: { phone: `0${full.slice(3)}, +${phones[1]}`, name, responsible } };
	}
	const phone = dice.pick([full, `+${full}`, `0${full.slice(3)}`]);
	return { phones: [full], card: { phone, name, responsible } };
}

/** One person's reason to ring, and what comes of it. */
function addSession(dice: Dice, people: Person[], calls: WeekCall[], day: number): void {
	const last = dice.happens(0.06) ? 3 : people.length - 1;
	const person = dice.happens(0.05) ? null : dice.between(0, last);
	let at = FIRST_DAY + day * 24 * HOUR + dice.between(8 * 3600, 19 * 3600) * SECOND;
	const ring = (kind: WeekCall['kind'], callback = false) => {
		while (calls.some((call) => call.person === person && call.at === at)) at += SECOND;
		const talk = kind === 'talk' || kind === 'outTalk';
		const endedAt = at + dice.between(5, talk ? 400 : 40) * SECOND;
		const phone = person === null ? null : dice.pick(people[person].phones);
		const named = talk ? dice.happens(0.9) : dice.happens(0.3);
		const employee = named ? dice.pick(STAFF) : null;
		calls.push({ id: '', person, phone, kind, callback, at, endedAt, employee });
		at = endedAt + dice.between(20, 12 * 60) * SECOND;
	};
	if (person === null) return ring(dice.happens(0.7) ? 'missed' : 'talk');
	const story = dice.throw();
	if (story < 0.25) return ring('talk');
	if (story < 0.33) return ring(dice.pick(['clientNoAnswer', 'missed', 'talk'] as const), true);
	if (story < 0.4) return ring(dice.pick(['outTalk', 'outNotReached'] as const));
	for (let times = dice.pick([1, 1, 1, 2, 3, 5]); times > 0; times--) ring('missed');
	while (dice.happens(0.4)) ring('outNotReached');
	if (dice.happens(0.65)) ring(dice.happens(0.7) ? 'outTalk' : 'talk');
	if (dice.happens(0.4)) ring('missed');
	if (dice.happens(0.1)) ring('talk');
}

/** On every day n8n is away for up to an hour and a half; nothing arrives then. */
function outages(dice: Dice): (moment: number) => boolean {
	const spans = DAYS.map((_, day) => {
		const begin = FIRST_DAY + day * 24 * HOUR + dice.between(9 * 60, 18 * 60) * MINUTE;
		return [begin, begin + dice.between(30, 90) * MINUTE];
	});
	return (moment) => spans.some(([begin, end]) => begin <= moment && moment < end);
}

/** One in ten is lost, one in six comes minutes late, one in eight comes again. */
function webhooks(
	dice: Dice,
	calls: WeekCall[],
	isOut: (moment: number) => boolean,
	late: Set<string>,
): Delivery[] {
	return calls.flatMap((call) => {
		const lost = dice.happens(0.1) || isOut(call.endedAt);
		const slow = dice.happens(0.17);
		const again = dice.happens(0.13);
		if (lost || slow || isOut(call.endedAt + 3 * SECOND)) late.add(call.id);
		const first = call.endedAt + (slow ? dice.between(30, 300) : dice.between(1, 3)) * SECOND;
		const second = first + dice.between(0, 40 * 60) * SECOND;
		const times = lost ? [] : again ? [first, second] : [first];
		return times.map((at) => ({ at, calls: [call], backfill: false }));
	});
}

/** The calls of the last two hours that are over, and late each evening those of the day. */
function backfills(calls: WeekCall[], every: number): Delivery[] {
	const all: Delivery[] = [];
	const end = FIRST_DAY + (DAYS.length * 24 + 1) * HOUR;
	const add = (at: number, hours: number) => {
		const recent = calls.filter((call) => call.at >= at - hours * HOUR && call.endedAt <= at);
		if (recent.length > 0) all.push({ at, calls: recent, backfill: true });
	};
	for (let at = FIRST_DAY; at <= end; at += every * MINUTE) add(at, 2);
	for (const day of DAYS.keys()) add(FIRST_DAY + (day * 24 + 23) * HOUR, 24);
	return all;
}
