import { dateFormatOf, zoneOf } from '../../../../../nodes/Asteril/check/observe/dates';

test.each([
	['2026-11-25 10:20:30', 'yyyy-MM-dd HH:mm:ss'],
	['2026-11-25T10:20:30+02:00', 'ISO'],
	['25.11.2026 10:20', 'dd.MM.yyyy HH:mm'],
	['25/11/2026 10:20', 'dd/MM/yyyy HH:mm'],
	[1_795_568_399, 'unix'],
	[1_795_568_399_000, 'unixMs'],
	['380671234567', null],
	['0671234567', null],
	[54, null],
	['45.13.2026 10:20', null],
])('a time as %j is written in %j', (value, format) => {
	expect(dateFormatOf(value)).toBe(format);
});

const NOW = Date.parse('2026-11-25T10:00:00Z');
const JULY = Date.parse('2026-07-25T10:00:00Z');

test.each([
	['2026-11-25 12:00:05', NOW, 'Europe/Kyiv'],
	['2026-07-25 13:00:05', JULY, 'Europe/Kyiv'],
	['2026-11-25 10:00:05', NOW, 'UTC'],
	['2026-11-25 11:01:00', NOW, 'Europe/Warsaw'],
	['2026-11-24 12:00:05', NOW, null],
	['2026-11-25 12:10:00', NOW, null],
])('a clock that shows %s goes by the zone %s', (written, now, zone) => {
	expect(zoneOf(written, 'yyyy-MM-dd HH:mm:ss', now, 'Europe/Kyiv')).toBe(zone);
});
