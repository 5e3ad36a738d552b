/**
 * `npm test`: everything that needs no server. Further arguments go to jest and then only jest runs:
 * `npm test -- phone`.
 */
import { join } from 'node:path';
import { runNpm } from '../local-n8n/npm.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { duration } from '../local-n8n/progress.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { runCommand } from '../local-n8n/runCommand.mts';
import { closeWith } from './counts.mts';
import { runJest } from './jest.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { messageOf } from './steps.mts';
import { testFiles, together } from './together.mts';

const STEP_LIMIT_MS = 5 * 60_000;
/** JSON is as the tools leave it that write it: npm, n8n's export, Ringostat. */
const CODE = '**/*.{ts,mts,js,mjs}';
const JEST_LIMIT_MS = 15 * 60_000;

void toldToEnd.then((signal) => process.exit(exitCodeOf(signal)));

const jestArgs = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };
const env: NodeJS.ProcessEnv = {};

if (jestArgs.length === 0) {
	// Two lanes, for two cores.
	await Promise.all([
		lane([
			['lint', async () => await script('lint')],
			['format', async () => await tool('oxfmt/bin/oxfmt', '--check', CODE)],
			['architecture', async () => await script('check:architecture')],
		]),
		lane([
			// The build compiles the package with its own, stricter settings.
			['build and pack', pack],
			[
				'types',
				async () => await tool('@typescript/native-preview/bin/tsgo', '-p', 'tsconfig.tools.json'),
			],
		]),
	]);
}
const jest = await runJest({
	name: 'test',
	args: jestArgs.length === 0 ? together(testFiles()) : chosenTests(),
	timeoutMs: JEST_LIMIT_MS,
	env,
});
closeWith('test', {
	passed: counts.passed + jest.passed,
	failed: counts.failed + jest.failed,
});

async function lane(steps: Array<[name: string, work: () => Promise<unknown>]>): Promise<void> {
	for (const [name, work] of steps) {
		const started = Date.now();
		try {
			await work();
			counts.passed += 1;
			console.log(`✓ ${name} ${duration(Date.now() - started)}`);
		} catch (error) {
			counts.failed += 1;
			console.log(`✗ ${name} ${duration(Date.now() - started)}\n${messageOf(error)}`);
		}
	}
}

async function tool(script: string, ...args: string[]): Promise<void> {
	const file = join(projectRoot(), 'node_modules', script);
	await runCommand(process.execPath, [file, ...args], {
		cwd: projectRoot(),
		timeoutMs: STEP_LIMIT_MS,
	});
}

/** One of `package.json`. */
async function script(name: string): Promise<void> {
	await runNpm(['run', name], { cwd: projectRoot(), timeoutMs: STEP_LIMIT_MS });
}

/** The tests of the packed package find it here. */
async function pack(): Promise<void> {
	env.ASTERIL_TARBALL = await packPackage(() => undefined);
}

/** Test files whose path holds what the person typed after `npm test --`; they run as they are, not in parts. */
function chosenTests(): string[] {
	const chosen = testFiles().filter((file) => jestArgs.some((part) => file.includes(part)));
	if (chosen.length === 0) {
		console.error(
			`No path of a test without a server holds ${jestArgs.join(' or ')}. Those with one have commands of their own: CONTRIBUTING.md lists them.`,
		);
		process.exit(1);
	}
	return ['--runTestsByPath', ...chosen];
}
