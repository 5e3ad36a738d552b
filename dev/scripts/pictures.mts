/**
 * `npm run pictures`: makes docs/pictures anew. They are what the test in the browser saw, so they show what
 * is, and only when all of it passed.
 */
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { pictureFolder } from '../../test/ui/pictures.mts';
import { runUiTests } from '../../test/ui/runUiTests.mts';

const LARGEST_KB = 250;
const names = [
	'template-light',
	'template-dark',
	'check-asteril-cabinet',
	'missed-calls-report',
	'node-find-or-create-client',
	'credential-asteril',
	'sandbox-calls',
	'sandbox-popup',
	'error',
];

const { passed, failed } = await runUiTests('pictures');
if (failed > 0 || passed === 0) {
	console.error('The pictures stay as they were: the test in the browser did not pass.');
	process.exit(1);
}
const folder = join(projectRoot(), 'docs', 'pictures');
await mkdir(folder, { recursive: true });
for (const name of names) {
	const file = join(pictureFolder(), `${name}.png`);
	const size = Math.ceil((await stat(file)).size / 1024);
	await copyFile(file, join(folder, `${name}.png`));
	console.log(`${size > LARGEST_KB ? '✗' : '✓'} docs/pictures/${name}.png ${size} KB`);
	if (size > LARGEST_KB) process.exitCode = 1;
}
