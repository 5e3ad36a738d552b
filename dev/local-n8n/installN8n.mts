import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { nodeFor } from './installNode.mts';
import { installOnce } from './installOnce.mts';
import { environmentFor, runNpm } from './npm.mts';
import type { Report } from './progress.mts';
import { projectRoot } from './projectRoot.mts';
import { runCommand } from './runCommand.mts';
import { majorOf, nodeFromNpm, versionEntry } from './versions.mts';

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
	const run = async (...args: string[]) =>
		await runCommand(node, args, { cwd: folder, timeoutMs: 60_000, env: environmentFor(node) });
	await installOnce({
		...{ folder, report, what: `Installing n8n ${version}`, usualMs: 250_000 },
		timeoutMs: 2 * INSTALL_LIMIT_MS,
		works: async () => {
			await run('-e', "require('sqlite3')");
			return (await run(script, '--version')).includes(version);
		},
		install: async (unfinished) => {
			const locked = join(projectRoot(), 'dev', 'local-n8n', 'versions', version);
			for (const file of ['package.json', 'package-lock.json']) {
				await copyFile(join(locked, file), join(unfinished, file));
			}
			// No scripts: one dependency downloads for minutes and fails, and only sqlite3 needs its own.
			// Not `npm ci`: it refuses n8n's own lock over optional packages of other systems.
			const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
			const options = { cwd: unfinished, timeoutMs: INSTALL_LIMIT_MS, node };
			await runNpm(['install', '--ignore-scripts', ...quiet], options);
			await runNpm(['rebuild', 'sqlite3', '--ignore-scripts=false'], options).catch(
				({ message }: Error) => {
					throw new Error(
						'sqlite3 could be neither downloaded nor compiled. Compiling takes Python 3, make and a C++ ' +
							`compiler (Debian: apt-get install python3 make g++). ${message}`,
					);
				},
			);
		},
		failure:
			`n8n ${version} was installed in ${folder} but it, or its sqlite3, does not run with Node ${node}. ` +
			'Delete that folder and start again.',
	});
	const nodeVersion = node === process.execPath ? process.version : nodeFromNpm;
	const { environment, environmentBelow24 } = versionEntry(version);
	const env = { ...environment, ...(majorOf(nodeVersion) < 24 && environmentBelow24) };
	return { version, node, script, env };
}
