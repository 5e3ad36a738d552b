import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';

/** More than the cores: whoever is done early takes the next. */
const PARTS = 6;
const FOLDER = 'reports/together';

/** The test files that need no server and no browser, relative to the project, with `/` between folders. */
export function testFiles(): string[] {
	return readdirSync(join(projectRoot(), 'test'), { recursive: true, encoding: 'utf8' })
		.map((name) => `test/${name.split(sep).join('/')}`)
		.filter((name) => name.endsWith('.test.mts') && !/^test\/(e2e|queue|chaos|ui)\//.test(name))
		.sort();
}

/**
 * Arguments of jest that run these test files in a few parts. Jest loads n8n's core and the sandbox anew for each
 * test file, which would take longer than the tests do; here each part loads them once.
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
	return parts.map((part, index) => {
		const path = join(folder, `part${index + 1}.test.mts`);
		writeFileSync(path, contentOf(part.files, folder));
		return path;
	});
}

function bySize(files: string[]): Array<{ file: string; bytes: number }> {
	return files
		.map((file) => ({ file, bytes: statSync(join(projectRoot(), file)).size }))
		.sort((a, b) => b.bytes - a.bytes);
}

/** What a part holds; `enterTestFile` comes from `test/support/clock.mts`. */
function contentOf(files: string[], folder: string): string {
	const from = (file: string) => relative(folder, join(projectRoot(), file)).split(sep).join('/');
	// Its mock has to be there before a node is loaded.
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
