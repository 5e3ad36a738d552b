import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { environmentFor, runNpm } from './npm.mts';
import { withProgress, type Report } from './progress.mts';
import { runCommand } from './runCommand.mts';

const USUAL_MS = 95_000;
const BUILD_LIMIT_MS = 15 * 60_000;

/**
 * Gives the `sqlite3` in this install its native file: the one kept in the cache folder from before, else
 * sqlite3's own script downloads or compiles it, and it is kept.
 * @throws when it can be neither downloaded nor compiled
 */
export async function installSqlite(install: string, node: string, report: Report): Promise<void> {
	const sqlite = join(install, 'node_modules', 'sqlite3');
	const run = async (...args: string[]) =>
		await runCommand(node, args, { cwd: install, timeoutMs: 30_000, env: environmentFor(node) });
	const loads = async () =>
		await run('-e', "require('sqlite3')").then(
			() => true,
			() => false,
		);
	// Named after all it depends on: built with the headers of Node 24 it crashes on 20.
	const { version } = JSON.parse(readFileSync(join(sqlite, 'package.json'), 'utf8')) as {
		version: string;
	};
	const major = (await run('--version')).trim().split('.')[0];
	const name = [version, process.platform, process.arch, `node-${major}`, 'node_sqlite3.node'];
	const kept = cacheFolder('sqlite3', name.join('-'));
	const wanted = join(sqlite, 'build', 'Release', 'node_sqlite3.node');
	if (existsSync(kept)) {
		await mkdir(dirname(wanted), { recursive: true });
		await copyFile(kept, wanted);
		if (await loads()) return;
	}
	await withProgress('Building sqlite3 for it', USUAL_MS, report, async () => {
		const options = { cwd: install, timeoutMs: BUILD_LIMIT_MS, node };
		await runNpm(['rebuild', 'sqlite3', '--ignore-scripts=false'], options).catch(
			(error: Error) => {
				throw new Error(
					'sqlite3 could be neither downloaded nor compiled. Compiling takes Python 3, make and a C++ ' +
						`compiler (Debian: apt-get install python3 make g++). ${error.message}`,
				);
			},
		);
	});
	if (!(await loads())) {
		throw new Error(`The sqlite3 built in ${install} cannot be loaded by ${node}.`);
	}
	await mkdir(dirname(kept), { recursive: true });
	await copyFile(wanted, `${kept}.${process.pid}`);
	await rename(`${kept}.${process.pid}`, kept);
}
