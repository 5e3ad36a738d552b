import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, killGroup } from './processes.mts';
import { runCommand } from './runCommand.mts';
import { waitFor } from './waitFor.mts';

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
	killGroup(pid);
	await waitFor(`the n8n left over from an earlier run (process ${pid}) to end`, END_LIMIT_MS, () =>
		isAlive(pid) ? undefined : true,
	);
}
