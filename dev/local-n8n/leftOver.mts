import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, signalTree } from './processes.mts';
import { runCommand } from './runCommand.mts';
import { waitFor } from './waitFor.mts';
import { takeLock } from './withLock.mts';

const END_LIMIT_MS = 10_000;

/** Where the process id of the n8n running on this user folder is noted. */
export function pidFileIn(userFolder: string): string {
	return join(userFolder, 'n8n.pid');
}

/**
 * Ends the n8n noted in this user folder, should it have outlived the run that started it (which was killed,
 * say): two on one database would spoil it. A process id given to another program since is left alone.
 * @param script the command-line script of the n8n that may be running there
 */
export async function endLeftOver(userFolder: string, script: string): Promise<void> {
	const pid = Number(await readFile(pidFileIn(userFolder), 'utf8').catch(() => ''));
	if (!Number.isInteger(pid) || pid < 2 || process.platform === 'win32' || !isAlive(pid)) return;
	const options = { cwd: '.', timeoutMs: END_LIMIT_MS };
	const command = await runCommand('ps', ['-o', 'args=', '-p', String(pid)], options).catch(
		() => '',
	);
	if (!command.includes(script)) return;
	signalTree(pid, 'SIGKILL');
	await waitFor(`the n8n left over from an earlier run (process ${pid}) to end`, END_LIMIT_MS, () =>
		isAlive(pid) ? undefined : true,
	);
}

/**
 * Ends what a run left that was itself ended: a jest leaves the n8n it had started. Whoever holds the lock still uses
 * his.
 * @param folder the one that is locked
 * @param userFolders of the n8n in it, when that is not the folder itself
 */
export async function endAbandoned(
	folder: string,
	{ script }: { script: string },
	userFolders: string[] = [folder],
): Promise<void> {
	const lock = await takeLock(`${folder}.lock`);
	if (!('release' in lock)) return;
	for (const each of userFolders) await endLeftOver(each, script);
	await lock.release();
}
