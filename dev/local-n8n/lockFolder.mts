import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lock } from 'proper-lockfile';
import type { Report } from './progress.mts';

/** The lock of a process that was killed is free after this time. */
const STALE_MS = 20_000;
const UPDATE_MS = 5_000;
const RETRY_MS = 1_000;

/**
 * Keeps other processes away from a folder, by a lock beside it.
 * @param waitMs how long to wait for another process; by default just longer than a killed one keeps its lock
 * @returns what releases it; ending the process releases it as well
 * @throws when another process still holds it then
 */
export async function lockFolder(
	folder: string,
	report: Report = console.log,
	waitMs = STALE_MS + UPDATE_MS,
): Promise<() => Promise<void>> {
	await mkdir(dirname(folder), { recursive: true });
	const take = async (retries: number) =>
		await lock(folder, {
			...{ realpath: false, stale: STALE_MS, update: UPDATE_MS },
			retries: { retries, factor: 1, minTimeout: RETRY_MS, maxTimeout: RETRY_MS },
			onCompromised: ({ message }) => report(`The lock of ${folder} was lost: ${message}`),
		});
	try {
		return await take(0).catch(async (error: NodeJS.ErrnoException) => {
			if (error.code !== 'ELOCKED') throw error;
			report(`Waiting for another process, which uses ${folder}`);
			return await take(Math.ceil(waitMs / RETRY_MS));
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
		throw new Error(
			`Another process uses ${folder}: this was started twice. Use the one that runs, or end it first (Ctrl-C where it was started).`,
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
