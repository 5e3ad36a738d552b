import { installN8n } from '../local-n8n/installN8n.mts';
import { endLeftOver } from '../local-n8n/leftOver.mts';
import { lockFolder } from '../local-n8n/lockFolder.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import type { Counts } from './counts.mts';
import { runJest } from './runJest.mts';
import { finishFirst } from './signals.mts';
import { messageOf } from './steps.mts';

/**
 * Runs test files that start an n8n, one after another, with the newest n8n unless another is given. Installs it
 * and packs the package before jest, which would hide the progress of it, and ends the n8n that a stopped jest leaves.
 */
export async function testWithN8n(options: {
	/** Names the report. */
	name: string;
	version?: string;
	/** Of jest: which files. */
	args: string[];
	timeoutMs: number;
	/** Locked meanwhile, so that nobody runs the same tests. */
	folder: string;
	/** Those of the n8n in it, when that is not the folder itself. */
	userFolders?: string[];
}): Promise<Counts> {
	const { name, version = newestN8n, args, timeoutMs, folder, userFolders = [folder] } = options;
	try {
		const installed = await installN8n(version, console.log);
		process.env.ASTERIL_TARBALL ??= await packPackage(console.log);
		const release = await lockFolder(folder);
		const test = async () => {
			const env = { N8N_VERSION: version };
			const counts = await runJest({ name, args: ['--runInBand', ...args], timeoutMs, env });
			for (const each of userFolders) await endLeftOver(each, installed.script);
			await release();
			return counts;
		};
		return await finishFirst(test());
	} catch (error) {
		console.error(`✗ ${messageOf(error)}`);
		process.exit(1);
	}
}
