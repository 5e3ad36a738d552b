import { one } from './support.mts';

const at = (calldate: unknown, timezone?: string) =>
	one({ uniqueid: 'a', type: 'in', calldate }, { timezone }).startedAt;

test.each([
	['2026-01-15 12:30:00', '2026-01-15T12:30:00+02:00'],
	['2026-07-15 12:30:00', '2026-07-15T12:30:00+03:00'],
	['2026-07-15T12:30:00', '2026-07-15T12:30:00+03:00'],
	['2026-07-15 12:30', '2026-07-15T12:30:00+03:00'],
	['15.07.2026 12:30:00', '2026-07-15T12:30:00+03:00'],
	['2019-06-02T09:13:43+0300', '2019-06-02T09:13:43+03:00'],
	['2019-06-02T09:13:43 0300', '2019-06-02T09:13:43+03:00'],
	['2019-06-02T09:13:43+02:00', '2019-06-02T10:13:43+03:00'],
	['2019-06-02T06:13:43Z', '2019-06-02T09:13:43+03:00'],
	['2019-06-02T06:13:43.250Z', '2019-06-02T09:13:43.250+03:00'],
	['1640989006505487', '2022-01-01T00:16:46.505+02:00'],
	[1640989006505, '2022-01-01T00:16:46.505+02:00'],
	['1640989006', '2022-01-01T00:16:46+02:00'],
	// Clocks put back: 03:30 happens twice, the first one counts. Put forward: 03:30 never happens.
	['2026-10-25 03:30:00', '2026-10-25T03:30:00+03:00'],
	['2026-10-25 04:00:00', '2026-10-25T04:00:00+02:00'],
	['2026-03-29 03:30:00', '2026-03-29T04:30:00+03:00'],
	['2026-03-29 02:59:59', '2026-03-29T02:59:59+02:00'],
	['2026-03-29 04:00:00', '2026-03-29T04:00:00+03:00'],
	['2026-1-1', '2026-01-01T00:00:00+02:00'],
	['2026-12-31 23:59:59', '2026-12-31T23:59:59+02:00'],
	['2026-01-15 24:00:00', '2026-01-16T00:00:00+02:00'],
	['2016-12-31 23:59:60', '2017-01-01T00:00:00+02:00'],
	['2026-07-15T06:00:00-05:30', '2026-07-15T14:30:00+03:00'],
	['2026-07-15T12:00:00+03', '2026-07-15T12:00:00+03:00'],
	['2026-07-15T12:00:00+14:00', '2026-07-15T01:00:00+03:00'],
	['2026-07-15 12:00:00 GMT', '2026-07-15T15:00:00+03:00'],
	['2026-02-30 10:00:00', null],
	['31.02.2026 10:00', null],
	['2026-00-10 10:00:00', null],
	['2026-13-10 10:00:00', null],
	['2026-01-00 10:00:00', null],
	['2026-01-15 25:00:00', null],
	['2026-01-15 10:60:00', null],
	['2026-01-15 10:00:61', null],
	['2026-01-15T10:00:00+15:00', null],
	['2026-01-15T10:00:00+10:60', null],
	// Other programs write such dates for "none"; a real call is between these years.
	['1969-12-31 10:00:00', null],
	['1970-01-02 10:00:00', '1970-01-02T10:00:00+03:00'],
	['2100-12-31 10:00:00', '2100-12-31T10:00:00+02:00'],
	['2101-01-01 10:00:00', null],
	['000000001', null],
	['100000000', '1973-03-03T12:46:40+03:00'],
	['4102444799', '2100-01-01T01:59:59+02:00'],
	['4102444800', null],
	['0000-00-00 00:00:00', null],
	['yesterday', null],
	['5', null],
	['9'.repeat(17), null],
])('%s', (text, expected) => {
	expect(at(text)).toBe(expected);
});

test('the zone is the one asked for, and Kyiv when nobody knows it', () => {
	expect(at('2026-07-15 12:30:00', 'Europe/Warsaw')).toBe('2026-07-15T12:30:00+02:00');
	expect(at('2026-07-15 12:30:00', 'America/St_Johns')).toBe('2026-07-15T12:30:00-02:30');
	expect(at('2026-07-15 12:30:00', 'UTC')).toBe('2026-07-15T12:30:00+00:00');
	expect(at('2026-07-15 12:30:00', 'Nowhere/Land')).toBe('2026-07-15T12:30:00+03:00');
});

test('an unreadable date lets the next key speak and stays in additional', () => {
	const body = { uniqueid: 'a', type: 'in', calldate: 'soon', call_timestamp: '1640989006000000' };
	expect(one(body)).toMatchObject({
		startedAt: '2022-01-01T00:16:46+02:00',
		additional: { calldate: 'soon' },
	});
});

test.each([
	[{ billsec: '3' }, { talkSeconds: 3 }],
	[{ billsec: '', dialog: 7 }, { talkSeconds: 7 }],
	[{ talk_time: '00:01:03' }, { talkSeconds: 63 }],
	[{ billsec: -5 }, { talkSeconds: null }],
	[{ duration_ms: '36499' }, { durationSeconds: 36 }],
	[{ duration_call_ms: 36500 }, { durationSeconds: 37 }],
	[
		{ duration: 36, duration_ms: 1 },
		{ durationSeconds: 36, additional: { duration_ms: '1' } },
	],
	[{ waiting: '10.4' }, { waitSeconds: 10 }],
	[{ waiting: '10,6' }, { waitSeconds: 11 }],
	[{ talk_time: '1:03' }, { talkSeconds: 63 }],
	[{ talk_time: '120:00' }, { talkSeconds: 7200 }],
	[{ talk_time: '1:02:03' }, { talkSeconds: 3723 }],
	[{ talk_time: '1:2' }, { talkSeconds: null, additional: { talk_time: '1:2' } }],
	[{ talk_time: '7 s' }, { talkSeconds: null, additional: { talk_time: '7 s' } }],
	[{ duration: 8_000_000 }, { durationSeconds: 8_000_000 }],
	[{ duration: 8_000_001 }, { durationSeconds: null }],
	[{ duration_ms: 8_000_000_000 }, { durationSeconds: 8_000_000 }],
	[{ duration_ms: 8_000_001_000 }, { durationSeconds: null }],
	[{ duration_ms: '00:10' }, { durationSeconds: null, additional: { duration_ms: '00:10' } }],
	[
		{ billsec: 7, dialog: '00:07', talk_time: 8 },
		{ talkSeconds: 7, additional: { talk_time: '8' } },
	],
	[
		{ duration: 36, duration_ms: 36_200 },
		{ durationSeconds: 36, additional: {} },
	],
])('lengths: %j', (fields, expected) => {
	expect(one({ uniqueid: 'a', type: 'in', ...fields })).toMatchObject(expected);
});
