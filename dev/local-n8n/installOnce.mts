import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Report } from './progress.mts';
import { withLock } from './withLock.mts';

/**
 * Fills a folder of the cache, or finds it filled. Safe to interrupt (half an install is never taken for a whole
 * one) and to call from several processes at once (the others wait).
 */
export async function installOnce(options: {
	folder: string;
	/** How long to wait for another process that installs the same. */
	timeoutMs: number;
	report: Report;
	works: () => Promise<boolean>;
	/** Fills an empty folder, which is renamed to the final one afterwards. */
	install: (unfinished: string) => Promise<void>;
	/** What to say when it does not work once it is installed. */
	failure: string;
}): Promise<void> {
	const { folder, timeoutMs, report, works, install, failure } = options;
	if (await works()) return;
	await withLock(`${folder}.lock`, timeoutMs, report, async () => {
		if (await works()) return;
		const unfinished = await unfinishedFolder(folder);
		await install(unfinished);
		await rm(folder, { recursive: true, force: true });
		await rename(unfinished, folder);
		if (!(await works())) throw new Error(failure);
	});
}

/** An empty folder beside the final one. What interrupted runs left is removed. */
async function unfinishedFolder(final: string): Promise<string> {
	const prefix = `${basename(final)}.unfinished-`;
	const parent = dirname(final);
	for (const name of await readdir(parent)) {
		if (!name.startsWith(prefix)) continue;
		await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
	}
	// A name of this process's own: the npm of a killed run may still be writing into the last one.
	const own = join(parent, `${prefix}${process.pid}`);
	await mkdir(own);
	return own;
}
