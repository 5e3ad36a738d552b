import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';

/** More than the cores: whoever is done early takes the next. */
const PARTS = 4;
/** Test files that wait or draw much: about how many seconds each takes. */
const SLOW: Record<string, number> = {
	'test/package/scanner.test.mts': 15,
	'test/package/tarball.test.mts': 3,
	'test/unit/Asteril/crm/calls/logCall.test.mts': 3,
	'test/unit/Ringostat/call/index.hostile.test.mts': 3,
	'test/workflow/batch.test.mts': 6,
	'test/workflow/callBack.test.mts': 5,
	'test/workflow/callRouting.test.mts': 15,
	'test/workflow/checkCabinet.test.mts': 7,
	'test/workflow/drawnCabinets.test.mts': 7,
	'test/workflow/errors.test.mts': 3,
	'test/workflow/getCalls.test.mts': 6,
	'test/workflow/secrets.test.mts': 4,
	'test/workflow/sending.test.mts': 15,
	'test/workflow/sendingTogether.test.mts': 11,
	'test/workflow/variants.test.mts': 5,
	'test/workflow/week.test.mts': 12,
};
/** And the others, on average. */
const USUAL_SECONDS = 0.3;
const FOLDER = 'reports/together';

/** Folders of tests that drive a real n8n or a browser. */
export const WITH_A_SERVER = /(^|[\\/])test[\\/](e2e|queue|chaos|ui)[\\/]/;

/** The test files that need no server and no browser, relative to the project, with `/` between folders. */
export function testFiles(): string[] {
	return readdirSync(join(projectRoot(), 'test'), { recursive: true, encoding: 'utf8' })
		.map((name) => `test/${name.split(sep).join('/')}`)
		.filter((name) => name.endsWith('.test.mts') && !WITH_A_SERVER.test(name))
		.sort();
}

/**
 * Returns arguments of jest that run these test files in a few parts. Jest loads n8n's core and the sandbox anew
 * for each file that it runs; here each part loads them once.
 */
export function together(files: string[]): string[] {
	// n8n's own log would bury what failed; a test that reads the log still sees it.
	return ['--silent', '--roots', 'test', FOLDER, '--runTestsByPath', ...writeParts(files)];
}

/** Writes the files that load the others, and returns their paths. */
function writeParts(files: string[]): string[] {
	const folder = join(projectRoot(), FOLDER);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const parts = Array.from({ length: PARTS }, () => ({ files: [] as string[], seconds: 0 }));
	const secondsOf = (file: string) => SLOW[file] ?? USUAL_SECONDS;
	// The slowest first, each to the part that has least so far.
	for (const file of files.toSorted((one, other) => secondsOf(other) - secondsOf(one))) {
		const part = parts.reduce((least, other) => (other.seconds < least.seconds ? other : least));
		part.files.push(file);
		part.seconds += secondsOf(file);
	}
	return parts
		.filter((part) => part.files.length > 0)
		.map((part, index) => {
			const path = join(folder, `part${index + 1}.test.mts`);
			writeFileSync(path, contentOf(part.files, folder));
			return path;
		});
}

/** Returns the text of a part. `enterTestFile` is defined in `test/support/clock.mts`. */
function contentOf(files: string[], folder: string): string {
	const from = (file: string) => relative(folder, join(projectRoot(), file)).split(sep).join('/');
	// `virtualSleep` replaces n8n's sleep, so it has to be loaded before any node. `closeAfterTest` has a hook, which
	// would hold only for the first file that loads it.
	const first = ['virtualSleep', 'closeAfterTest']
		.map((name) => `import '${from(`test/support/${name}.mts`)}';\n`)
		.join('');
	const rest = files.map(
		(file) => `
describe('${file}', () => {
	enterTestFile('${file}');
	beforeAll(() => enterTestFile('${file}'));
	require('${from(file)}');
});
`,
	);
	return [first, ...rest].join('');
}
