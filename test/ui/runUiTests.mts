import { rm } from 'node:fs/promises';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { newestN8n } from '../../dev/local-n8n/versions.mts';
import type { Counts } from '../../dev/scripts/counts.mts';
import { messageOf } from '../../dev/scripts/steps.mts';
import { testWithN8n } from '../../dev/scripts/testWithN8n.mts';
import { findBrowser } from './browser.mts';
import { pictureFolder } from './pictures.mts';

const LIMIT_MS = 30 * 60_000;

/** Runs the test in the browser; its pictures are in `reports/pictures` afterwards. Says what is missing. */
export async function runUiTests(name: string, args: string[] = []): Promise<Counts> {
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
