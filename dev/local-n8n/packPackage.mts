import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { withLock } from './lockFolder.mts';
import { runNpm } from './npm.mts';
import { withProgress, type Report } from './progress.mts';
import { projectRoot } from './projectRoot.mts';

const USUAL_MS = 20_000;
const LIMIT_MS = 5 * 60_000;

/**
 * Builds the package and packs it as it would be published. With `ASTERIL_TARBALL` set it takes that one, so
 * that several tests have the same.
 * @returns the tarball's path, in the cache folder
 * @throws with the compiler's or npm's last lines
 */
export async function packPackage(report: Report): Promise<string> {
	if (process.env.ASTERIL_TARBALL) return process.env.ASTERIL_TARBALL;
	const root = projectRoot();
	// Two clones may be built at once, but one clone only once: the build empties `dist` first.
	const clone = createHash('sha256').update(root).digest('hex').slice(0, 12);
	const folder = cacheFolder('package', clone);
	return await withLock(folder, report, LIMIT_MS, async () => {
		return await withProgress('Building and packing the package', USUAL_MS, report, async () => {
			await runNpm(['run', 'build'], { cwd: root, timeoutMs: LIMIT_MS });
			await rm(folder, { recursive: true, force: true });
			await mkdir(folder, { recursive: true });
			const packed = await runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], {
				cwd: root,
				timeoutMs: LIMIT_MS,
			});
			const name = packed.match(/^\S+\.tgz$/m)?.[0];
			if (!name) throw new Error(`npm pack named no tarball. It said:\n${packed}`);
			return join(folder, name);
		});
	});
}
