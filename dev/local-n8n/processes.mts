import { spawnSync } from 'node:child_process';

/** Whether a process with this id exists (a foreign user's counts too). */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Signals a process started with `detached: true` and everything it started in turn. Processes that are
 * already gone are no error. Windows knows neither groups nor a polite signal: there it ends the tree.
 */
export function signalTree(pid: number, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, signal);
	} catch (error) {
		// macOS says EPERM of a group whose last member has ended but was not yet reaped.
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'ESRCH' && code !== 'EPERM') throw error;
	}
}
