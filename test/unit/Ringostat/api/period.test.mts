/** Which local times Ringostat is asked for, above all when the clocks are put back. */
import { isWithin, localPeriod } from '../../../../nodes/Ringostat/api/period';

const KYIV = 'Europe/Kyiv';
const period = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const clock = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 19);
const asked = (from: string, to: string, zone = KYIV) => {
	const local = localPeriod(period(from, to), zone);
	return [clock(local.from), clock(local.to)];
};

describe('what is asked for', () => {
	test.each<[string, string, string, string, string]>([
		// Any other day.
		[
			'2026-10-01T09:00:00+03:00',
			'2026-10-01T09:30:00+03:00',
			'2026-10-01',
			'09:00:00',
			'09:30:00',
		],
		// On 25 October 2026 at 04:00 the clocks go back to 03:00.
		[
			'2026-10-25T02:20:00+03:00',
			'2026-10-25T02:50:00+03:00',
			'2026-10-25',
			'02:20:00',
			'02:50:00',
		],
		[
			'2026-10-25T03:10:00+03:00',
			'2026-10-25T03:40:00+03:00',
			'2026-10-25',
			'02:10:00',
			'04:40:00',
		],
		[
			'2026-10-25T03:40:00+03:00',
			'2026-10-25T03:10:00+02:00',
			'2026-10-25',
			'02:40:00',
			'04:10:00',
		],
		[
			'2026-10-25T03:05:00+02:00',
			'2026-10-25T03:35:00+02:00',
			'2026-10-25',
			'02:05:00',
			'04:35:00',
		],
		[
			'2026-10-25T03:45:00+02:00',
			'2026-10-25T04:15:00+02:00',
			'2026-10-25',
			'02:45:00',
			'04:15:00',
		],
		[
			'2026-10-25T02:30:00+03:00',
			'2026-10-25T04:30:00+02:00',
			'2026-10-25',
			'02:30:00',
			'04:30:00',
		],
		[
			'2026-10-25T04:00:00+02:00',
			'2026-10-25T04:30:00+02:00',
			'2026-10-25',
			'04:00:00',
			'04:30:00',
		],
		// In spring an hour is missing, and nothing happens twice.
		[
			'2026-03-29T02:45:00+02:00',
			'2026-03-29T04:15:00+03:00',
			'2026-03-29',
			'02:45:00',
			'04:15:00',
		],
	])('from %s to %s: %s, %s to %s', (from, to, day, begin, end) => {
		expect(asked(from, to)).toEqual([`${day}T${begin}`, `${day}T${end}`]);
	});

	test('where the clocks go back by half an hour', () => {
		// Lord Howe Island: on 5 April 2026 at 02:00 back to 01:30.
		const ends = ['2026-04-05T01:40:00+11:00', '2026-04-05T01:50:00+10:30'] as const;
		expect(asked(...ends, 'Australia/Lord_Howe')).toEqual([
			'2026-04-05T01:10:00',
			'2026-04-05T02:20:00',
		]);
	});
});

describe('the last 30 minutes, at the second 03:10', () => {
	const last = period('2026-10-25T03:40:00+03:00', '2026-10-25T03:10:00+02:00');

	test.each([
		['2026-10-25T03:45:00+03:00', true],
		['2026-10-25T03:05:00+02:00', true],
		// It may be the second 03:20 as well, read as the first.
		['2026-10-25T03:20:00+03:00', true],
		['2026-10-25T02:50:00+03:00', false],
		['2026-10-25T04:05:00+02:00', false],
		[null, true],
	])('a call at %s belongs to them: %s', (startedAt, isIt) => {
		expect(isWithin(startedAt, last, KYIV)).toBe(isIt);
	});
});

test('on any other day every row that Ringostat gives belongs to the period', () => {
	const morning = period('2026-10-01T09:00:00+03:00', '2026-10-01T10:00:00+03:00');
	expect(isWithin('2026-10-01T11:00:00+03:00', morning, KYIV)).toBe(true);
});
