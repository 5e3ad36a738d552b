import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './npm.mts';

const LIMIT_MS = 2 * 60_000;

/**
 * Puts the packed package where n8n's community-nodes page puts it, replacing what was there. n8n sees it at
 * its next start.
 * @param userFolder n8n's `N8N_USER_FOLDER`
 * @param tarball what `packPackage` returned
 * @throws with npm's last lines
 */
export async function installPackage(
	userFolder: string,
	tarball: string,
	node?: string,
): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	// Emptied, or npm takes a tarball with the same version for the one it already has.
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		'{"name":"installed-nodes","private":true,"dependencies":{}}\n',
	);
	// Without --legacy-peer-deps npm adds n8n-workflow and all behind it, which n8n brings itself.
	await runNpm(['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', tarball], {
		cwd: folder,
		timeoutMs: LIMIT_MS,
		node,
	});
}
