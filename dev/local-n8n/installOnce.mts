import { mkdir, rename, rm } from 'node:fs/promises';
import { withLock } from './lockFolder.mts';
import { withProgress, type Report } from './progress.mts';

/**
 * Fills a folder of the cache, or finds it filled. Safe to interrupt (half an install is never taken for a whole
 * one) and to call from several processes at once (the others wait).
 */
export async function installOnce(options: {
	folder: string;
	report: Report;
	/** For the reader: what is done, and about how long it takes. */
	what: string;
	usualMs: number;
	/** How long to wait for another process that installs the same. */
	timeoutMs: number;
	/** Whether what is in the folder can be used; throwing means that it cannot. */
	works: () => Promise<boolean>;
	/** Fills an empty folder, which is renamed to the final one afterwards. */
	install: (unfinished: string) => Promise<unknown>;
	/** What to say when it does not work once it is installed. */
	failure: string;
}): Promise<void> {
	const { folder, report, what, usualMs, timeoutMs, install, failure } = options;
	const works = async () => await options.works().catch(() => false);
	if (await works()) return;
	await withLock(folder, report, timeoutMs, async () => {
		if (await works()) return;
		const unfinished = `${folder}.unfinished`;
		await rm(unfinished, { recursive: true, force: true, maxRetries: 3 });
		await mkdir(unfinished);
		await withProgress(what, usualMs, report, async () => await install(unfinished));
		await rm(folder, { recursive: true, force: true });
		await rename(unfinished, folder);
		if (!(await works())) throw new Error(failure);
	});
}
