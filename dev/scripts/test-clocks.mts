/**
 * `npm run test:clocks`: the tests that can see a clock, at other moments and in other zones. Which tests those are
 * is observed, not listed: `test/support/clock.mts` notes each test file that reads the clock while `npm test` runs,
 * in `reports/clock/`. Without such notes everything runs once to find out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from '../local-n8n/packPackage.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { closeWith, type Counts } from './counts.mts';
import { runJest } from './jest.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { testFiles, together } from './together.mts';

const JEST_LIMIT_MS = 10 * 60_000;

const CLOCKS = [
	{
		name: 'the night of the change to summer time',
		at: '2027-03-28T00:59:30Z',
		zone: 'Europe/Kyiv',
	},
	{ name: 'the turn of a year', at: '2026-12-31T21:59:30Z', zone: 'Europe/Kyiv' },
	{ name: 'two years ahead', at: '2028-11-25T12:00:00Z', zone: 'UTC' },
	{ name: 'New York', at: '2026-11-22T03:00:00Z', zone: 'America/New_York' },
	{ name: 'Auckland', at: '2026-11-22T12:00:00Z', zone: 'Pacific/Auckland' },
];

void toldToEnd.then((signal) => process.exit(exitCodeOf(signal)));

const notes = join(projectRoot(), 'reports', 'clock');
const env = { ASTERIL_TARBALL: await packPackage(console.log) };
if (!existsSync(notes)) await run('find-clock-readers', testFiles(), {});

const noted = new Set(readdirSync(notes).map((name) => readFileSync(join(notes, name), 'utf8')));
const present = testFiles().filter((file) => noted.has(join(projectRoot(), file)));
console.log(`${present.length} test files read the clock`);

const total: Counts = { passed: 0, failed: 0 };
for (const [index, { name, at, zone }] of CLOCKS.entries()) {
	console.log(`\n${name}: ${at}, ${zone}`);
	const clock = { TEST_CLOCK: at, TEST_ZONE: zone };
	const { passed, failed } = await run(`test-clocks-${index}`, present, clock);
	total.passed += passed;
	total.failed += failed;
}
closeWith('test-clocks', total);

async function run(name: string, files: string[], clock: NodeJS.ProcessEnv): Promise<Counts> {
	return await runJest({
		name,
		args: together(files),
		timeoutMs: JEST_LIMIT_MS,
		env: { ...env, ...clock },
	});
}
