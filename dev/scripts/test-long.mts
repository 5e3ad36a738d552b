/**
 * `npm run test:long`: what `npm test` draws a few of, in full: thousands of weeks and hundreds of cabinets, and
 * then the mutation testing. `SEED` in the environment repeats a draw; each draw prints the one it took.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { closeWith } from './counts.mts';
import { runJest } from './jest.mts';
import { runVisible } from './runVisible.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { testFiles } from './together.mts';

const DRAWS_LIMIT_MS = 2 * 60 * 60_000;
const MUTATION_LIMIT_MS = 4 * 60 * 60_000;

void toldToEnd.then((signal) => process.exit(exitCodeOf(signal)));

const seed = process.env.SEED ?? String(Math.floor(Date.now() / 1000));
console.log(`SEED=${seed}`);
const counts = await runJest({
	name: 'test-long',
	args: ['--runTestsByPath', ...drawingTests()],
	timeoutMs: DRAWS_LIMIT_MS,
	env: { LONG_DRAW: '1', SEED: seed },
});
const mutated = await runVisible('node_modules/tsx/dist/cli.mjs', ['dev/scripts/mutate.mts'], {
	timeoutMs: MUTATION_LIMIT_MS,
});
closeWith('test-long', { ...counts, failed: counts.failed + (mutated === 0 ? 0 : 1) });

/** The test files that draw more when they are asked to. */
function drawingTests(): string[] {
	return testFiles().filter((file) =>
		readFileSync(join(projectRoot(), file), 'utf8').includes('LONG_DRAW'),
	);
}
