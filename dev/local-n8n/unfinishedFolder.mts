import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * An empty folder beside the given one, to fill and then rename to it: what bears the final name is complete.
 * What interrupted runs left is removed. Hold the lock of the final folder meanwhile.
 */
export async function unfinishedFolder(final: string): Promise<string> {
	const prefix = `${basename(final)}.unfinished-`;
	const parent = dirname(final);
	await mkdir(parent, { recursive: true });
	for (const name of await readdir(parent)) {
		if (!name.startsWith(prefix)) continue;
		await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
	}
	// A name of this process's own: the npm of a killed run may still be writing into the last one.
	const own = join(parent, `${prefix}${process.pid}`);
	await mkdir(own, { recursive: true });
	return own;
}
