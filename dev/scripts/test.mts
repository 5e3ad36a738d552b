/**
 * Runs one suite of tests: the scripts of `package.json` name it, and what is typed after them goes to jest.
 * Its counts are left in `reports/<suite>.counts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { duration } from '../local-n8n/progress.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { chosenN8n, n8nVersions, newestN8n } from '../local-n8n/versions.mts';
import { stackFolder, userFolders } from '../../test/queue/QueueStack.mts';
import { HOW_TO_START, missingServices } from '../../test/queue/services.mts';
import { addCounts, closeWith, type Counts } from './counts.mts';
import { mutate } from './mutate.mts';
import { runJest } from './runJest.mts';
import { exitWhenTold } from './signals.mts';
import { testClocks } from './testClocks.mts';
import { makePictures, testUi } from './testUi.mts';
import { testWithN8n } from './testWithN8n.mts';
import { testWithoutServer } from './testWithoutServer.mts';
import { testFiles } from './together.mts';

const MINUTE = 60_000;

const suites: Record<string, (jestArgs: string[]) => Promise<Counts>> = {
	test: testWithoutServer,
	'test-clocks': testClocks,
	'test-long': testLong,
	'test-e2e': testE2e,
	'test-queue': testQueue,
	/** Both runs take under five minutes on a machine with nothing else to do. */
	'test-chaos': async (args) =>
		await testWithN8n({
			name: 'test-chaos',
			args: ['--testPathPatterns', '/test/chaos/', ...args],
			timeoutMs: 18 * MINUTE,
			folder: cacheFolder('chaos', newestN8n),
		}),
	'test-ui': async (args) => await testUi('test-ui', args),
	pictures: makePictures,
	mutate,
};

exitWhenTold();
const [suite, ...jestArgs] = process.argv.slice(2);
closeWith(suite, await suites[suite](jestArgs));

/** Every n8n of `dev/local-n8n/versions.json` with one tarball; `N8N_VERSION=1.123.81` takes only that one. */
async function testE2e(args: string[]): Promise<Counts> {
	const all: Counts[] = [];
	for (const version of process.env.N8N_VERSION ? [chosenN8n()] : n8nVersions) {
		const began = Date.now();
		const counts = await testWithN8n({
			name: `test-e2e-${version}`,
			version,
			args: ['--testPathPatterns', '/test/e2e/', ...args],
			timeoutMs: 20 * MINUTE,
			folder: cacheFolder('e2e', version),
		});
		all.push(counts);
		const took = duration(Date.now() - began);
		console.log(`\nn8n ${version}: ${counts.passed} passed, ${counts.failed} failed, ${took}`);
	}
	return addCounts(all);
}

/** Without Redis and PostgreSQL it is skipped; with `CI=true` or `REQUIRE_SERVICES=1` that is a failure. */
async function testQueue(args: string[]): Promise<Counts> {
	const required = Boolean(process.env.CI || process.env.REQUIRE_SERVICES);
	const missing = await missingServices();
	if (missing.length > 0) {
		const outcome = required ? '✗ Failed' : 'Skipped';
		console.log(`${outcome}: there is ${missing.join(' and ')}.\n${HOW_TO_START}`);
		if (required) return { passed: 0, failed: 1 };
		process.exit(0);
	}
	return await testWithN8n({
		name: 'test-queue',
		args: ['--testPathPatterns', '/test/queue/', ...args],
		timeoutMs: 20 * MINUTE,
		folder: stackFolder,
		userFolders,
	});
}

/**
 * What `npm test` draws a few of, in full: thousands of weeks and hundreds of cabinets, and then the mutation
 * testing. `SEED` in the environment repeats a draw; each draw prints the one it took.
 */
async function testLong(): Promise<Counts> {
	const seed = process.env.SEED ?? String(Math.floor(Date.now() / 1000));
	console.log(`SEED=${seed}`);
	const drawing = testFiles().filter((file) =>
		readFileSync(join(projectRoot(), file), 'utf8').includes('LONG_DRAW'),
	);
	const drawn = await runJest({
		name: 'test-long',
		args: ['--runTestsByPath', ...drawing],
		timeoutMs: 120 * MINUTE,
		env: { LONG_DRAW: '1', SEED: seed },
	});
	return addCounts([drawn, await mutate([])]);
}
