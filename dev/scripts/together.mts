import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';

/** More than the cores: whoever is done early takes the next. */
const PARTS = 4;
/** These take as long as others of so many bytes. */
const SLOW =
	/\/(week|batch|checkCabinet|drawnCabinets|variants|callRouting|sending|sendingTogether)\.test/;
const SLOW_BYTES = 60_000;
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
	return ['--roots', 'test', FOLDER, '--runTestsByPath', ...writeParts(files)];
}

/** Writes the files that load the others, and returns their paths. */
function writeParts(files: string[]): string[] {
	const folder = join(projectRoot(), FOLDER);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const parts = Array.from({ length: PARTS }, () => ({ files: [] as string[], bytes: 0 }));
	// The largest first, each to the part that has least so far.
	for (const { file, bytes } of bySize(files)) {
		const part = parts.reduce((least, other) => (other.bytes < least.bytes ? other : least));
		part.files.push(file);
		part.bytes += bytes;
	}
	return parts
		.filter((part) => part.files.length > 0)
		.map((part, index) => {
			const path = join(folder, `part${index + 1}.test.mts`);
			writeFileSync(path, contentOf(part.files, folder));
			return path;
		});
}

function bySize(files: string[]): Array<{ file: string; bytes: number }> {
	return files
		.map((file) => ({
			file,
			bytes: SLOW.test(file) ? SLOW_BYTES : statSync(join(projectRoot(), file)).size,
		}))
		.sort((a, b) => b.bytes - a.bytes);
}

/** Returns the text of a part. `enterTestFile` is defined in `test/support/clock.mts`. */
function contentOf(files: string[], folder: string): string {
	const from = (file: string) => relative(folder, join(projectRoot(), file)).split(sep).join('/');
	// `virtualSleep` replaces n8n's sleep, so it has to be loaded before any node.
	const first = `import '${from('test/support/virtualSleep.mts')}';\n`;
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
