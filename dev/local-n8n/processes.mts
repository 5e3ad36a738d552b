import { spawnSync } from 'node:child_process';
import execa from 'execa';

const isWindows = process.platform === 'win32';

/** First processes of the groups that are ended with this process. */
const groups = new Set<number>();
process.once('exit', () => groups.forEach(killGroup));

/** A command, and what ends it and all it started. */
interface Started {
	child: execa.ExecaChildProcess;
	kill(): void;
}

/**
 * Starts a command in a process group of its own: Ctrl-C in the terminal does not reach it, and all that it starts
 * can be ended along with it. It is ended with this process at the latest.
 */
export function startGroup(command: string, args: string[], options: execa.Options): Started {
	const own = { extendEnv: false, cleanup: false, detached: !isWindows };
	const child = execa(command, args, { ...options, ...own });
	const { pid } = child;
	if (pid) groups.add(pid);
	// Once only: later the same number may be another program's.
	return { child, kill: () => void (pid && groups.delete(pid) && killGroup(pid)) };
}

/** Ends a process that leads a group, and its group. Processes that are already gone are no error. */
export function killGroup(pid: number): void {
	if (isWindows) {
		spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, 'SIGKILL');
	} catch (error) {
		// macOS says EPERM of a group whose last member has ended but was not yet reaped.
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'ESRCH' && code !== 'EPERM') throw error;
	}
}

/** Whether a process with this id exists (a foreign user's counts too). */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
