import { spawn } from 'node:child_process';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { toldToEnd } from './signals.mts';

/**
 * Runs a JavaScript file with this Node in the project's folder, showing what it prints as it prints it. When
 * this process is told to end, that one is too.
 * @returns its exit code; 124 when it was stopped after `timeoutMs`
 */
export async function runVisible(
	file: string,
	args: string[],
	{ timeoutMs, env = {} }: { timeoutMs: number; env?: NodeJS.ProcessEnv },
): Promise<number> {
	return await new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [file, ...args], {
			cwd: projectRoot(),
			stdio: 'inherit',
			env: { ...process.env, ...env },
		});
		let timedOut = false;
		const end = () => child.kill('SIGTERM');
		process.once('exit', end);
		void toldToEnd.then(end);
		const timer = setTimeout(() => {
			timedOut = true;
			end();
			setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
		}, timeoutMs);
		child.once('error', reject);
		child.once('close', (code) => {
			clearTimeout(timer);
			process.off('exit', end);
			resolve(timedOut ? 124 : (code ?? 1));
		});
	});
}
