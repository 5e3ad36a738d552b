import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAlive } from './processes.mts';
import type { Report } from './progress.mts';
import { waitFor } from './waitFor.mts';

const TOUCH_EVERY_MS = 10_000;
/** A holder that has not touched its lock for so long is gone, even if its process id was given away anew. */
const STALE_AFTER_MS = 120_000;

/** Holds a lock file until `release()`; other processes see by its age and process id that it is in use. */
export interface Lock {
	release(): Promise<void>;
}

/** Takes the lock, or answers with the process id of its living holder. */
export async function takeLock(file: string): Promise<Lock | { heldBy: number }> {
	await mkdir(dirname(file), { recursive: true });
	const own = `${file}.${randomUUID()}`;
	for (;;) {
		await writeFile(own, String(process.pid));
		// A link appears at once with its content, or fails because there is one: no half-written lock.
		const taken = await link(own, file).then(
			() => true,
			(error: NodeJS.ErrnoException) => {
				if (error.code !== 'EEXIST') throw error;
			},
		);
		await rm(own, { force: true });
		if (taken) break;
		const heldBy = await livingHolder(file);
		if (heldBy !== undefined) return { heldBy };
		await removeStale(file, own);
	}
	const touch = () => {
		const now = new Date();
		utimes(file, now, now).catch(() => undefined);
	};
	const timer = setInterval(touch, TOUCH_EVERY_MS).unref();
	return {
		release: async () => {
			clearInterval(timer);
			await rm(file, { force: true });
		},
	};
}

/**
 * Keeps other processes away from a folder, by a lock beside it.
 * @throws when another process has it
 */
export async function lockFolder(folder: string): Promise<Lock> {
	const taken = await takeLock(`${folder}.lock`);
	if ('release' in taken) return taken;
	throw new Error(
		`Process ${taken.heldBy} uses ${folder} already: this was started twice. Use the one that runs, or end it first (Ctrl-C where it was started).`,
	);
}

/**
 * Does the work while holding a lock file, after waiting for another process that holds it.
 * @throws when the other process still holds it after `timeoutMs`
 */
export async function withLock<T>(
	file: string,
	timeoutMs: number,
	report: Report,
	work: () => Promise<T>,
): Promise<T> {
	let said = 0;
	const what = `the process that holds ${file} (if there is none, delete that file)`;
	const attempt = async () => {
		const taken = await takeLock(file);
		if ('release' in taken) return taken;
		if (Date.now() - said > TOUCH_EVERY_MS) {
			report(`waiting for process ${taken.heldBy}, which is doing the same`);
			said = Date.now();
		}
		return undefined;
	};
	const lock = await waitFor(what, timeoutMs, attempt, 1000);
	return await work().finally(lock.release);
}

/** Moves the lock away before deleting it: should it meanwhile be another's fresh one, it goes back. */
async function removeStale(file: string, aside: string): Promise<void> {
	try {
		await rename(file, aside);
	} catch {
		return; // Another waiter was faster.
	}
	if ((await livingHolder(aside)) !== undefined) await link(aside, file).catch(() => undefined);
	await rm(aside, { force: true });
}

async function livingHolder(file: string): Promise<number | undefined> {
	try {
		const pid = Number(await readFile(file, 'utf8'));
		const age = Date.now() - (await stat(file)).mtimeMs;
		return age < STALE_AFTER_MS && isAlive(pid) ? pid : undefined;
	} catch {
		return undefined;
	}
}
