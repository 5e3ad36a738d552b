/**
 * `npm run test:clocks`: the tests that can see a clock, at other moments and in other zones. Which tests those are
 * is observed, not listed: `test/support/clock.mts` notes each test file that reads the clock while `npm test` runs,
 * in `reports/clock/`. Without such notes everything runs once to find out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from '../local-n8n/packPackage.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { addCounts, type Counts } from './counts.mts';
import { runJest } from './runJest.mts';
import { testFiles, together } from './together.mts';

const JEST_LIMIT_MS = 10 * 60_000;

/** `at` a moment, in a `zone`. */
const CLOCKS = [
	['the night of the change to summer time', '2027-03-28T00:59:30Z', 'Europe/Kyiv'],
	['the turn of a year', '2026-12-31T21:59:30Z', 'Europe/Kyiv'],
	['two years ahead', '2028-11-25T12:00:00Z', 'UTC'],
	['New York', '2026-11-22T03:00:00Z', 'America/New_York'],
	['Auckland', '2026-11-22T12:00:00Z', 'Pacific/Auckland'],
];

export async function testClocks(): Promise<Counts> {
	const notes = join(projectRoot(), 'reports', 'clock');
	const ASTERIL_TARBALL = await packPackage(console.log);
	const run = async (name: string, files: string[], clock: NodeJS.ProcessEnv) =>
		await runJest({
			name,
			args: together(files),
			timeoutMs: JEST_LIMIT_MS,
			env: { ASTERIL_TARBALL, ...clock },
		});
	if (!existsSync(notes)) await run('find-clock-readers', testFiles(), {});
	const noted = new Set(readdirSync(notes).map((name) => readFileSync(join(notes, name), 'utf8')));
	const present = testFiles().filter((file) => noted.has(join(projectRoot(), file)));
	console.log(`${present.length} test files read the clock`);

	const all: Counts[] = [];
	for (const [index, [name, at, zone]] of CLOCKS.entries()) {
		console.log(`\n${name}: ${at}, ${zone}`);
		all.push(await run(`test-clocks-${index}`, present, { TEST_CLOCK: at, TEST_ZONE: zone }));
	}
	return addCounts(all);
}
