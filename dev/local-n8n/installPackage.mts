import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './npm.mts';

const LIMIT_MS = 2 * 60_000;

/**
 * Puts the packed package where n8n looks for it, as `docs/install.md` says, replacing what was there. n8n sees it
 * at its next start.
 *
 * n8n's page of community nodes cannot be used before the package is published: it takes packages from npm's public
 * registry only, any other ("N8N_COMMUNITY_PACKAGES_REGISTRY") is a feature of its paid licences.
 *
 * @param userFolder n8n's `N8N_USER_FOLDER`
 * @param tarball what `packPackage` returned
 * @throws with npm's last lines
 */
export async function installPackage(
	userFolder: string,
	tarball: string,
	node?: string,
): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	await rm(nodes, { recursive: true, force: true });
	await mkdir(nodes, { recursive: true });
	// Else npm may take a folder further up for the project.
	await writeFile(join(nodes, 'package.json'), '{"name":"installed-nodes","private":true}');
	const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
	await runNpm([...args, tarball], { cwd: nodes, timeoutMs: LIMIT_MS, node });
}
