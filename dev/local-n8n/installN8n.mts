import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { installSqlite } from './installSqlite.mts';
import { nodeFor } from './installNode.mts';
import { environmentFor, runNpm } from './npm.mts';
import { withProgress, type Report } from './progress.mts';
import { projectRoot } from './projectRoot.mts';
import { runCommand } from './runCommand.mts';
import { unfinishedFolder } from './unfinishedFolder.mts';
import { environmentOn, nodeFromNpm } from './versions.mts';
import { withLock } from './withLock.mts';

const USUAL_MS = 150_000;
const INSTALL_LIMIT_MS = 20 * 60_000;

export interface InstalledN8n {
	version: string;
	/** The `node` to run it with. */
	node: string;
	/** Its command-line script, the first argument for `node`. */
	script: string;
	/** What this n8n on this `node` needs in its environment. */
	env: Record<string, string>;
}

/**
 * Installs this n8n into the cache folder, or finds it there. Safe to interrupt (half an install is never
 * taken for a whole one) and to call from several processes at once (the others wait).
 * @param version one of `versions.json`
 * @throws with npm's last lines when the install fails
 */
export async function installN8n(version: string, report: Report): Promise<InstalledN8n> {
	const node = await nodeFor(version, report);
	const folder = cacheFolder('n8n', version);
	const nodeVersion = node === process.execPath ? process.version : nodeFromNpm;
	const env = environmentOn(version, nodeVersion);
	const installed = { version, node, script: scriptIn(folder), env };
	if (await answers(installed)) return installed;

	return await withLock(`${folder}.lock`, INSTALL_LIMIT_MS, report, async () => {
		if (await answers(installed)) return installed;
		const unfinished = await unfinishedFolder(folder);
		const locked = join(projectRoot(), 'dev', 'local-n8n', 'versions', version);
		for (const file of ['package.json', 'package-lock.json']) {
			await copyFile(join(locked, file), join(unfinished, file));
		}
		await withProgress(`Installing n8n ${version}`, USUAL_MS, report, async () => {
			// No scripts: one dependency downloads for minutes and fails, and only sqlite3 needs its own.
			// Not `npm ci`: it refuses n8n's own lock over optional packages of other systems.
			await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
				cwd: unfinished,
				timeoutMs: INSTALL_LIMIT_MS,
				node,
			});
		});
		await installSqlite(unfinished, node, report);
		await rm(folder, { recursive: true, force: true });
		await rename(unfinished, folder);
		if (await answers(installed)) return installed;
		throw new Error(
			`n8n ${version} was installed in ${folder} but does not answer "--version" with Node ${node}. ` +
				'Delete that folder and start again.',
		);
	});
}

function scriptIn(folder: string): string {
	return join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

async function answers({ version, node, script }: InstalledN8n): Promise<boolean> {
	if (!existsSync(script)) return false;
	const options = { cwd: cacheFolder(), timeoutMs: 60_000, env: environmentFor(node) };
	const output = await runCommand(node, [script, '--version'], options).catch(() => '');
	return output.includes(version);
}
