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
	['2026-02-30 10:00:00', null],
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
])('lengths: %j', (fields, expected) => {
	expect(one({ uniqueid: 'a', type: 'in', ...fields })).toMatchObject(expected);
});
