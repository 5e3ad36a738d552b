import { packPackage } from '../local-n8n/packPackage.mts';
import { duration } from '../local-n8n/progress.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { runNpm } from '../local-n8n/npm.mts';
import type { Counts } from './counts.mts';
import { runJest } from './runJest.mts';
import { messageOf } from './steps.mts';
import { testFiles, together } from './together.mts';

const STEP_LIMIT_MS = 5 * 60_000;
/** JSON is as the tools leave it that write it: npm, n8n's export, Ringostat. */
const CODE = '**/*.{ts,mts,js,mjs}';
const JEST_LIMIT_MS = 15 * 60_000;

/** `npm test`: everything that needs no server. With arguments only jest runs: `npm test -- phone`. */
export async function testWithoutServer(jestArgs: string[]): Promise<Counts> {
	const counts: Counts = { passed: 0, failed: 0 };
	const env: NodeJS.ProcessEnv = {};
	const step = async (name: string, work: () => Promise<unknown>) => {
		const began = Date.now();
		const failure = await work().then(
			() => null,
			(error: unknown) => `\n${messageOf(error)}`,
		);
		counts[failure === null ? 'passed' : 'failed'] += 1;
		const took = duration(Date.now() - began);
		console.log(`${failure === null ? '✓' : '✗'} ${name} ${took}${failure ?? ''}`);
	};
	// Two lanes, for two cores.
	const first = async () => {
		await step('lint', async () => await npm('run', 'lint'));
		await step('format', async () => await npm('exec', '--', 'oxfmt', '--check', CODE));
		await step('architecture', async () => await npm('run', 'check:architecture'));
	};
	const second = async () => {
		// The build compiles the package with its own, stricter settings.
		await step('build and pack', async () => {
			// The tests of the packed package find it here.
			env.ASTERIL_TARBALL = await packPackage(() => undefined);
		});
		await step('types', async () => await npm('exec', '--', 'tsgo', '-p', 'tsconfig.tools.json'));
	};
	if (jestArgs.length === 0) await Promise.all([first(), second()]);
	const args = jestArgs.length === 0 ? together(testFiles()) : chosenTests(jestArgs);
	const jest = await runJest({ name: 'test', args, timeoutMs: JEST_LIMIT_MS, env });
	return { passed: counts.passed + jest.passed, failed: counts.failed + jest.failed };
}

async function npm(...args: string[]): Promise<void> {
	await runNpm(args, { cwd: projectRoot(), timeoutMs: STEP_LIMIT_MS });
}

/** Test files whose path holds what the person typed after `npm test --`; they run as they are, not in parts. */
function chosenTests(jestArgs: string[]): string[] {
	const chosen = testFiles().filter((file) => jestArgs.some((part) => file.includes(part)));
	if (chosen.length === 0) {
		console.error(
			`No path of a test without a server holds ${jestArgs.join(' or ')}. Those with one have commands of their own: CONTRIBUTING.md lists them.`,
		);
		process.exit(1);
	}
	return ['--runTestsByPath', ...chosen];
}
