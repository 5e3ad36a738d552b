import fc from 'fast-check';
import { retryDelay } from '../../../../nodes/shared/http/retryDelay';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const inTenSeconds = 'Sun, 22 Nov 2026 10:00:10 GMT';
const aMinuteAgo = 'Sun, 22 Nov 2026 09:59:00 GMT';

test.each([
	['seconds', '3', 3_000],
	['a fraction', '0.5', 500],
	['a date', inTenSeconds, 10_000],
	['more than our own longest', '120', 120_000],
])('Retry-After as %s is kept', (_name, header, pause) => {
	expect(retryDelay(1, header, NOW, 0.5)).toBe(pause);
});

test.each(['soon', '-', '0', aMinuteAgo])('Retry-After "%s" is ignored', (header) => {
	expect(retryDelay(1, header, NOW, 1)).toBe(retryDelay(1, undefined, NOW, 1));
});

test('doubles with each try, up to ten seconds', () => {
	const pauses = [1, 2, 3, 4, 5, 6, 7, 50].map((tries) => retryDelay(tries, undefined, NOW, 1));
	expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
});

test('jitter keeps it between half and whole', () => {
	const tries = fc.integer({ min: 1, max: 30 });
	const random = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(tries, random, (count, dice) => {
			const longest = retryDelay(count, undefined, NOW, 1);
			const pause = retryDelay(count, undefined, NOW, dice);
			expect(pause).toBeGreaterThanOrEqual(Math.round(longest / 2));
			expect(pause).toBeLessThanOrEqual(longest);
			expect(Number.isInteger(pause)).toBe(true);
		}),
	);
});
