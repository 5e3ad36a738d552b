import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../../../dev/local-n8n/lockFolder.mts';

/** Higher than any process id of Linux, macOS or Windows in use. */
const NO_PROCESS = 2 ** 30;

let folder: string;
let said: string[];
const report = (line: string) => said.push(line);

beforeEach(async () => {
	// A lock is as old as the file system says, which has the real clock.
	jest.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now());
	folder = join(await mkdtemp(join(tmpdir(), 'lock-')), 'data');
	said = [];
});

afterEach(async () => {
	jest.restoreAllMocks();
	await rm(join(folder, '..'), { recursive: true, force: true });
});

it('refuses a folder that a running process holds at once, naming the process and what to do', async () => {
	const release = await lockFolder(folder, report);
	const began = performance.now();
	await expect(lockFolder(folder, report)).rejects.toThrow(
		`Process ${process.pid} uses ${folder}, so this was started twice. Use the one that runs, or end it and start again: Ctrl-C where it was started, or "kill ${process.pid}".`,
	);
	expect(performance.now() - began).toBeLessThan(1000);
	expect(said).toEqual([]);
	await release();
	await (
		await lockFolder(folder, report)
	)();
});

it('waits for a running process as long as it is told to', async () => {
	const release = await lockFolder(folder, report);
	const second = lockFolder(folder, report, 10_000);
	setTimeout(() => void release(), 100);
	await (
		await second
	)();
	expect(said).toEqual([`Waiting for process ${process.pid}, which uses ${folder}`]);
});

it('takes over the lock of a killed process once that is stale', async () => {
	const left = `${folder}.lock`;
	await mkdir(left);
	const lastSign = Date.now() / 1000 - 19.5;
	await utimes(left, lastSign, lastSign);
	await writeFile(`${folder}.pid`, String(NO_PROCESS));
	await (
		await lockFolder(folder, report)
	)();
	expect(said).toEqual([`Waiting for the lock that a killed process left on ${folder}`]);
});
