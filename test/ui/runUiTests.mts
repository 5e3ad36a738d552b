import { rm } from 'node:fs/promises';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { installN8n, type InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import { endAbandoned } from '../../dev/local-n8n/leftOver.mts';
import { newestN8n } from '../../dev/local-n8n/versions.mts';
import type { Counts } from '../../dev/scripts/counts.mts';
import { runJest } from '../../dev/scripts/jest.mts';
import { exitCodeOf, toldToEnd } from '../../dev/scripts/signals.mts';
import { messageOf } from '../../dev/scripts/steps.mts';
import { findBrowser } from './browser.mts';
import { pictureFolder } from './pictures.mts';

const JEST_LIMIT_MS = 30 * 60_000;

/** Runs the test in the browser; its pictures are in `reports/pictures` afterwards. Says what is missing. */
export async function runUiTests(name: string, args: string[] = []): Promise<Counts> {
	let installed: InstalledN8n | undefined;
	void toldToEnd.then((signal) => {
		// From then on jest is ended first, and after it what it started.
		if (!installed) process.exit(exitCodeOf(signal));
	});
	try {
		findBrowser();
		// Before jest, which would hide the progress of it.
		installed = await installN8n(newestN8n, console.log);
	} catch (error) {
		console.error(`✗ ${messageOf(error)}`);
		return { passed: 0, failed: 1 };
	}
	await rm(pictureFolder(), { recursive: true, force: true });
	// A name of its own, so that nothing but this opens a browser: neither `npm test` nor a bare `jest`.
	const jestArgs = ['--testMatch', '**/test/ui/*.ui.mts', '--runInBand', '--verbose', ...args];
	const counts = await runJest({ name, args: jestArgs, timeoutMs: JEST_LIMIT_MS });
	await endAbandoned(cacheFolder('ui', newestN8n), installed);
	return counts;
}
