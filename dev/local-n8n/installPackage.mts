import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './npm.mts';
import { runCommand } from './runCommand.mts';

const LIMIT_MS = 2 * 60_000;

/** As n8n 1.123 and 2.41 call it (`community-packages.service.js`). */
const NPM_INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

interface Manifest {
	name: string;
	version: string;
	[other: string]: unknown;
}

/**
 * Puts the packed package where n8n's community-nodes page puts it, step by step as n8n does it once it has
 * downloaded the tarball, replacing what was there. n8n sees it at its next start.
 *
 * The page itself cannot be used before the package is published: n8n takes packages from npm's public registry
 * only, any other ("N8N_COMMUNITY_PACKAGES_REGISTRY") is a feature of its paid licences.
 *
 * @param userFolder n8n's `N8N_USER_FOLDER`
 * @param tarball what `packPackage` returned
 * @throws with the last lines of tar or npm
 */
export async function installPackage(
	userFolder: string,
	tarball: string,
	node?: string,
): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const unpacked = join(nodes, 'unpacked');
	await rm(nodes, { recursive: true, force: true });
	await mkdir(unpacked, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], {
		cwd: nodes,
		timeoutMs: LIMIT_MS,
	});
	const manifest = await withoutForeign(join(unpacked, 'package.json'));
	await runNpm(NPM_INSTALL, { cwd: unpacked, timeoutMs: LIMIT_MS, node });
	const ledger = {
		name: 'installed-nodes',
		private: true,
		dependencies: { [manifest.name]: manifest.version },
	};
	await writeFile(join(nodes, 'package.json'), JSON.stringify(ledger, null, 2));
	await mkdir(join(nodes, 'node_modules'), { recursive: true });
	await rename(unpacked, join(nodes, 'node_modules', manifest.name));
}

/** n8n brings what a package's peers are; the rest is for those who develop it. */
async function withoutForeign(file: string): Promise<Manifest> {
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = JSON.parse(
		await readFile(file, 'utf8'),
	) as Manifest;
	await writeFile(file, JSON.stringify(manifest, null, 2));
	return manifest;
}
