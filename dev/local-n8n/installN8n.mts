import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { installOnce } from './installOnce.mts';
import { installSqlite } from './installSqlite.mts';
import { nodeFor } from './installNode.mts';
import { environmentFor, runNpm } from './npm.mts';
import { withProgress, type Report } from './progress.mts';
import { projectRoot } from './projectRoot.mts';
import { runCommand } from './runCommand.mts';
import { environmentOn, nodeFromNpm } from './versions.mts';

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
 * Installs this n8n into the cache folder, or finds it there.
 * @param version one of `versions.json`
 * @throws with npm's last lines when the install fails
 */
export async function installN8n(version: string, report: Report): Promise<InstalledN8n> {
	const node = await nodeFor(version, report);
	const folder = cacheFolder('n8n', version);
	const script = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	await installOnce({
		folder,
		timeoutMs: INSTALL_LIMIT_MS,
		report,
		works: async () => {
			if (!existsSync(script)) return false;
			const options = { cwd: cacheFolder(), timeoutMs: 60_000, env: environmentFor(node) };
			const output = await runCommand(node, [script, '--version'], options).catch(() => '');
			return output.includes(version);
		},
		install: async (unfinished) => {
			const locked = join(projectRoot(), 'dev', 'local-n8n', 'versions', version);
			for (const file of ['package.json', 'package-lock.json']) {
				await copyFile(join(locked, file), join(unfinished, file));
			}
			await withProgress(`Installing n8n ${version}`, USUAL_MS, report, async () => {
				// No scripts: one dependency downloads for minutes and fails, and only sqlite3 needs its own.
				// Not `npm ci`: it refuses n8n's own lock over optional packages of other systems.
				const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
				const options = { cwd: unfinished, timeoutMs: INSTALL_LIMIT_MS, node };
				await runNpm(['install', '--ignore-scripts', ...quiet], options);
			});
			await installSqlite(unfinished, node, report);
		},
		failure:
			`n8n ${version} was installed in ${folder} but does not answer "--version" with Node ${node}. ` +
			'Delete that folder and start again.',
	});
	const nodeVersion = node === process.execPath ? process.version : nodeFromNpm;
	return { version, node, script, env: environmentOn(version, nodeVersion) };
}
