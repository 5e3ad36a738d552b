import execa from 'execa';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { toldToEnd } from './signals.mts';

/**
 * Runs a JavaScript file with this Node in the project's folder, showing what it prints as it prints it. When
 * this process ends or is told to end, that one is ended too.
 * @returns its exit code; 124 when it was stopped after `timeoutMs`
 */
export async function runVisible(
	file: string,
	args: string[],
	{ timeoutMs, env }: { timeoutMs: number; env?: NodeJS.ProcessEnv },
): Promise<number> {
	const options = { cwd: projectRoot(), stdio: 'inherit', reject: false } as const;
	const child = execa(process.execPath, [file, ...args], { ...options, env, timeout: timeoutMs });
	void toldToEnd.then(() => child.kill('SIGTERM', { forceKillAfterTimeout: false }));
	const { exitCode, timedOut } = await child;
	return timedOut ? 124 : (exitCode ?? 1);
}
