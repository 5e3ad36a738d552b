import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lock } from 'proper-lockfile';
import { isAlive } from './processes.mts';
import type { Report } from './progress.mts';

/** The lock of a process that was killed is free after this time. */
const STALE_MS = 20_000;
const UPDATE_MS = 5_000;
const RETRY_MS = 1_000;

/**
 * Keeps other processes away from a folder. The lock and the id of the process that holds it stand beside the folder.
 * @param waitMs how long to wait for a running process; the lock of a killed one is always waited for
 * @returns what releases the lock; ending the process releases it as well
 * @throws when another process still holds the lock then, with its id and what to do
 */
export async function lockFolder(
	folder: string,
	report: Report = console.log,
	waitMs = 0,
): Promise<() => Promise<void>> {
	await mkdir(dirname(folder), { recursive: true });
	const pidFile = `${folder}.pid`;
	const holder = async () => Number(await readFile(pidFile, 'utf8').catch(() => ''));
	const take = async (forMs: number) => {
		const retries = Math.ceil(forMs / RETRY_MS);
		const release = await lock(folder, {
			...{ realpath: false, stale: STALE_MS, update: UPDATE_MS },
			retries: { retries, factor: 1, minTimeout: RETRY_MS, maxTimeout: RETRY_MS },
			onCompromised: ({ message }) => report(`The lock of ${folder} was lost: ${message}`),
		});
		await writeFile(pidFile, String(process.pid));
		return release;
	};
	try {
		return await take(0).catch(async (error: NodeJS.ErrnoException) => {
			const pid = await holder();
			const isRunning = pid > 0 && isAlive(pid);
			const forMs = Math.max(waitMs, isRunning ? 0 : STALE_MS + UPDATE_MS);
			if (error.code !== 'ELOCKED' || forMs === 0) throw error;
			const whose = isRunning
				? `process ${pid}, which uses`
				: 'the lock that a killed process left on';
			report(`Waiting for ${whose} ${folder}`);
			return await take(forMs);
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
		const pid = await holder();
		throw new Error(
			`Process ${pid} uses ${folder}, so this was started twice. Use the one that runs, or end it and start again: Ctrl-C where it was started, or "kill ${pid}".`,
			{ cause: error },
		);
	}
}

/** Does the work while no other process works on this folder. @throws as {@link lockFolder} does */
export async function withLock<T>(
	folder: string,
	report: Report,
	waitMs: number,
	work: () => Promise<T>,
): Promise<T> {
	const release = await lockFolder(folder, report, waitMs);
	return await work().finally(release);
}
