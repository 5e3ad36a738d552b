/**
 * Sets the clock of each test file before anything else is loaded: time begins at `TEST_CLOCK` and passes as usual.
 * Without that, a test that reads today would turn red by itself on some later day. Tests that drive a real n8n
 * keep the real clock, because n8n has it too.
 *
 * A test file that reads the clock is noted in `reports/clock/`, so that `npm run test:clocks` knows which tests
 * to run at other moments and in other zones.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WITH_A_SERVER } from '../../dev/scripts/together.mts';

const DEFAULT_CLOCK = '2026-11-22T12:00:00Z';
const NOTES = join(process.cwd(), 'reports', 'clock');

const RealDate = Date;
const begin = RealDate.parse(process.env.TEST_CLOCK ?? DEFAULT_CLOCK);
if (Number.isNaN(begin)) throw new Error(`TEST_CLOCK is no time: ${process.env.TEST_CLOCK}`);
// The real clock is read for the difference only: `readClock` begins at `begin` on any day.
let offset = begin - RealDate.now();
let testPath = String(expect.getState().testPath);
const noted = new Set<string>();

function readClock(): number {
	if (!noted.has(testPath)) note();
	return RealDate.now() + offset;
}

function note(): void {
	noted.add(testPath);
	mkdirSync(NOTES, { recursive: true });
	writeFileSync(join(NOTES, testPath.replace(/[^\w.-]+/g, '_')), testPath);
}

class TestDate extends RealDate {
	constructor(...args: unknown[]) {
		// Without arguments it is the time of the test, else what the arguments say.
		super(...((args.length === 0 ? [readClock()] : args) as [number]));
	}

	static override now(): number {
		return readClock();
	}
}

if (!WITH_A_SERVER.test(testPath)) globalThis.Date = TestDate as DateConstructor;

/** Lets so many milliseconds pass on the clock of the test, at once. */
(globalThis as Record<string, unknown>).moveTestClock = (milliseconds: number): void => {
	offset += milliseconds;
};

/** Begins the clock anew for a test file. Each part of `dev/scripts/together.mts` calls it before each of its files. */
(globalThis as Record<string, unknown>).enterTestFile = (file: string): void => {
	testPath = resolve(file);
	offset = begin - RealDate.now();
};
