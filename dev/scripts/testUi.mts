import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { findBrowser } from '../../test/ui/browser.mts';
import { pictureFolder } from '../../test/ui/pictures.mts';
import type { Counts } from './counts.mts';
import { messageOf } from './steps.mts';
import { testWithN8n } from './testWithN8n.mts';

const LIMIT_MS = 30 * 60_000;
const LARGEST_KB = 250;
/** Those of `docs/pictures`. */
const PICTURES = [
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

/**
 * Runs a new user in n8n's real editor, with the system's Chromium; `SHOW=1` shows the browser's window. The pictures
 * are in `reports/pictures` afterwards.
 */
export async function testUi(name: string, args: string[] = []): Promise<Counts> {
	try {
		findBrowser();
	} catch (error) {
		console.error(`✗ ${messageOf(error)}`);
		return { passed: 0, failed: 1 };
	}
	await rm(pictureFolder(), { recursive: true, force: true });
	return await testWithN8n({
		name,
		// A name of its own, so that nothing but this opens a browser: neither `npm test` nor a bare `jest`.
		args: ['--testMatch', '**/test/ui/*.ui.mts', '--verbose', ...args],
		timeoutMs: LIMIT_MS,
		folder: cacheFolder('ui', newestN8n),
	});
}

/**
 * `npm run pictures`: makes docs/pictures anew. They are what the test in the browser saw, so they show what
 * is, and only when all of it passed.
 */
export async function makePictures(): Promise<Counts> {
	const counts = await testUi('pictures');
	if (counts.failed > 0 || counts.passed === 0) {
		console.error('The pictures stay as they were: the test in the browser did not pass.');
		return counts;
	}
	const folder = join(projectRoot(), 'docs', 'pictures');
	await mkdir(folder, { recursive: true });
	for (const name of PICTURES) {
		const file = join(pictureFolder(), `${name}.png`);
		const size = Math.ceil((await stat(file)).size / 1024);
		await copyFile(file, join(folder, `${name}.png`));
		console.log(`${size > LARGEST_KB ? '✗' : '✓'} docs/pictures/${name}.png ${size} KB`);
		counts[size > LARGEST_KB ? 'failed' : 'passed'] += 1;
	}
	return counts;
}
