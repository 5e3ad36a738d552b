import fc from 'fast-check';
import {
	addWorkingMinutes,
	type WorkingTime,
} from '../../../../../nodes/Asteril/crm/missedCalls/workingTime';

type Hours = WorkingTime['hours'];

const on = (weekdays: number[], from: string, to: string): Hours =>
	weekdays.map((weekday) => ({ weekday, from, to }));
const MON_TO_FRI = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const calendar = (hours: Hours, holidays: string[] = []): WorkingTime => ({
	zone: 'Europe/Kyiv',
	hours,
	holidays,
});
const OFFICE = calendar(on(MON_TO_FRI, '09:00', '18:00'));

describe('working hours 9–18 on weekdays, 240 minutes', () => {
	test.each([
		['20:30 on Friday: the example', '2026-11-20T20:30:00+02:00', '2026-11-23T13:00:00+02:00'],
		['within a day', '2026-11-18T10:05:30+02:00', '2026-11-18T14:05:30+02:00'],
		['before opening', '2026-11-18T03:00:00+02:00', '2026-11-18T13:00:00+02:00'],
		['at opening', '2026-11-18T09:00:00+02:00', '2026-11-18T13:00:00+02:00'],
		['up to closing', '2026-11-18T14:00:00+02:00', '2026-11-18T18:00:00+02:00'],
		['a second too late for it', '2026-11-18T14:00:01+02:00', '2026-11-19T09:00:01+02:00'],
		['at closing', '2026-11-18T18:00:00+02:00', '2026-11-19T13:00:00+02:00'],
		['over the week-end', '2026-11-20T17:00:00+02:00', '2026-11-23T12:00:00+02:00'],
		['on another clock', '2026-11-20T18:30:00Z', '2026-11-23T13:00:00+02:00'],
		['over the end of summer time', '2026-10-23T17:00:00+03:00', '2026-10-26T12:00:00+02:00'],
		['over its begin', '2026-03-27T17:00:00+02:00', '2026-03-30T12:00:00+03:00'],
	])('%s', (_name, start, due) => {
		expect(addWorkingMinutes(start, 240, OFFICE)).toBe(due);
	});

	test('across several days', () => {
		expect(addWorkingMinutes('2026-11-18T17:00:00+02:00', 60 + 9 * 60 + 30, OFFICE)).toBe(
			'2026-11-20T09:30:00+02:00',
		);
		expect(addWorkingMinutes('2026-11-16T09:00:00+02:00', 10 * 9 * 60, OFFICE)).toBe(
			'2026-11-27T18:00:00+02:00',
		);
	});

	test.each([
		['on a day off', '2026-11-21T10:00:00+02:00', '2026-11-23T09:00:00+02:00'],
		['at closing', '2026-11-18T18:00:00+02:00', '2026-11-19T09:00:00+02:00'],
	])('no minutes at all, %s: as soon as somebody is there', (_when, start, due) => {
		expect(addWorkingMinutes(start, 0, OFFICE)).toBe(due);
	});

	test('hours that end when they begin are none', () => {
		const none = calendar([...OFFICE.hours, ...on(EVERY_DAY, '20:00', '20:00')]);
		expect(addWorkingMinutes('2026-11-18T18:00:00+02:00', 240, none)).toBe(
			'2026-11-19T13:00:00+02:00',
		);
	});
});

describe('other calendars', () => {
	const BREAK = calendar([
		...on(MON_TO_FRI, '14:00', '18:00'),
		...on(MON_TO_FRI, '09:00', '13:00'),
		...on([6], '10:00', '15:00'),
	]);

	test.each([
		['2026-11-18T12:30:00+02:00', 60, '2026-11-18T14:30:00+02:00'],
		['2026-11-18T13:20:00+02:00', 60, '2026-11-18T15:00:00+02:00'],
		['2026-11-18T12:00:00+02:00', 60, '2026-11-18T13:00:00+02:00'],
		['2026-11-20T17:30:00+02:00', 240, '2026-11-21T13:30:00+02:00'],
		['2026-11-21T14:00:00+02:00', 240, '2026-11-23T12:00:00+02:00'],
	])('a break at noon, a short Saturday: %s + %i', (start, minutes, due) => {
		expect(addWorkingMinutes(start, minutes, BREAK)).toBe(due);
	});

	test('holidays, one after another', () => {
		const free = calendar(OFFICE.hours, ['2026-12-25', '2026-12-28', '2026-12-29']);
		expect(addWorkingMinutes('2026-12-24T17:00:00+02:00', 240, free)).toBe(
			'2026-12-30T12:00:00+02:00',
		);
	});

	test.each(['24:00', '24'])('until midnight, %s', (to) => {
		const late = calendar(on(EVERY_DAY, '12:00', to));
		expect(addWorkingMinutes('2026-11-18T23:30:00+02:00', 60, late)).toBe(
			'2026-11-19T12:30:00+02:00',
		);
		expect(addWorkingMinutes('2026-11-18T23:00:00+02:00', 60, late)).toBe(
			'2026-11-19T00:00:00+02:00',
		);
	});

	test('around the clock is plain time', () => {
		const always = calendar(on(EVERY_DAY, '00:00', '24:00'));
		expect(addWorkingMinutes('2026-10-24T23:10:00+03:00', 24 * 60, always)).toBe(
			'2026-10-25T22:10:00+02:00',
		);
	});

	test('hours that overlap count once', () => {
		const twice = calendar([...on([1], '09:00', '14:00'), ...on([1], '13:00', '18:00')]);
		expect(addWorkingMinutes('2026-11-23T12:00:00+02:00', 240, twice)).toBe(
			'2026-11-23T16:00:00+02:00',
		);
	});

	test('another zone has another clock', () => {
		const tokyo = { ...OFFICE, zone: 'Asia/Tokyo' };
		expect(addWorkingMinutes('2026-11-18T10:00:00+02:00', 120, tokyo)).toBe(
			'2026-11-19T10:00:00+09:00',
		);
	});

	test.each([
		['no hours', calendar([])],
		['only empty ones', calendar(on(EVERY_DAY, '09:00', '09:00'))],
	])('%s: plain minutes', (_name, none) => {
		expect(addWorkingMinutes('2026-11-20T20:30:00+02:00', 240, none)).toBe(
			'2026-11-21T00:30:00+02:00',
		);
	});
});

describe('night shifts in Kyiv when the clocks change', () => {
	const halves = calendar([...on(EVERY_DAY, '22:00', '24:00'), ...on(EVERY_DAY, '00:00', '06:00')]);
	const whole = calendar(on(EVERY_DAY, '22:00', '06:00'));

	test.each([
		// 22–6 on such a night has nine hours in autumn and seven in spring.
		['2026-10-24T22:00:00+03:00', 9 * 60, '2026-10-25T06:00:00+02:00'],
		['2026-10-25T03:30:00+03:00', 60, '2026-10-25T03:30:00+02:00'],
		['2026-10-25T03:30:00+02:00', 60, '2026-10-25T04:30:00+02:00'],
		['2026-03-28T22:00:00+02:00', 7 * 60, '2026-03-29T06:00:00+03:00'],
		['2026-03-29T02:30:00+02:00', 60, '2026-03-29T04:30:00+03:00'],
		['2026-11-18T02:00:00+02:00', 300, '2026-11-18T23:00:00+02:00'],
		['2026-11-18T12:00:00+02:00', 60, '2026-11-18T23:00:00+02:00'],
	])('%s + %i', (start, minutes, due) => {
		expect(addWorkingMinutes(start, minutes, halves)).toBe(due);
		expect(addWorkingMinutes(start, minutes, whole)).toBe(due);
	});

	test('hours that begin in the hour that is left out', () => {
		const early = calendar(on(EVERY_DAY, '03:30', '05:00'));
		expect(addWorkingMinutes('2026-03-29T01:00:00+02:00', 30, early)).toBe(
			'2026-03-29T04:30:00+03:00',
		);
	});
});

/** The slow way: every minute is looked at on the shop's clock. */
function slowly(start: number, minutes: number, { hours, holidays }: WorkingTime): number | null {
	let left = minutes;
	for (let now = start; now < start + 30 * 86_400_000; now += 60_000) {
		if (left === 0) return now;
		const [day, date, time] = wallClock(now);
		const open = hours.some(
			({ weekday, from, to }) => weekday === day && from <= time && time < to,
		);
		if (open && !holidays.includes(date)) left -= 1;
	}
	return null;
}

const clock = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Kyiv',
	dateStyle: 'short',
	timeStyle: 'short',
});

function wallClock(moment: number): [weekday: number, date: string, time: string] {
	const [date, time] = clock.format(moment).split(' ');
	return [new Date(`${date}T12:00:00Z`).getUTCDay() || 7, date, time];
}

test('any calendar, any start, over both changes of the clocks: as counted minute by minute', () => {
	// Hours that begin or end within the hour that comes twice have no one meaning.
	const quarter = fc
		.integer({ min: 0, max: 96 })
		.filter((at) => at <= 12 || at >= 16)
		.map(
			(at) => `${String(Math.floor(at / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][at % 4]}`,
		);
	const span = fc
		.tuple(fc.integer({ min: 1, max: 7 }), quarter, quarter)
		.filter(([, from, to]) => from < to)
		.map(([weekday, from, to]) => ({ weekday, from, to }));
	const begins = fc
		.constantFrom('2026-10-23T12:00:00Z', '2026-03-27T12:00:00Z', '2026-12-29T12:00:00Z')
		.chain((day) => fc.integer({ min: 0, max: 2880 }).map((add) => Date.parse(day) + add * 60_000));
	const holidays = fc.subarray(['2026-10-24', '2026-10-25', '2026-03-29', '2027-01-01']);
	fc.assert(
		fc.property(
			fc.array(span, { minLength: 1, maxLength: 8 }),
			holidays,
			begins,
			fc.integer({ min: 1, max: 1500 }),
			(hours, free, start, minutes) => {
				const slow = slowly(start, minutes, calendar(hours, free));
				fc.pre(slow !== null);
				const due = addWorkingMinutes(
					new Date(start).toISOString(),
					minutes,
					calendar(hours, free),
				);
				expect(new Date(due)).toEqual(new Date(Number(slow)));
			},
		),
		{ numRuns: 60 },
	);
}, 60_000);
