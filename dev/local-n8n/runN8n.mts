import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './freePort.mts';
import { http } from './http.mts';
import type { InstalledN8n } from './installN8n.mts';
import { endLeftOver, pidFileIn } from './leftOver.mts';
import { n8nEnvironment } from './n8nEnvironment.mts';
import { signalTree } from './processes.mts';
import { lastLines } from './runCommand.mts';
import { waitFor } from './waitFor.mts';

const START_LIMIT_MS = 180_000;
/** n8n gives running executions 30 s when asked to stop. */
const STOP_LIMIT_MS = 40_000;

interface N8nOptions {
	n8n: InstalledN8n;
	/** n8n keeps its data in `.n8n` under it. One running n8n a folder. */
	userFolder: string;
	/** Preferred ports; any free ones when these are taken. */
	port?: number;
	brokerPort?: number;
	/** Beyond and over what every n8n here gets. */
	env?: NodeJS.ProcessEnv;
	/** `['start']`, or `['worker', …]` and `['webhook']` of queue mode (then give `ready`). */
	command?: string[];
	/** Whether it is up; called about four times a second. By default: does it serve its settings? */
	ready?: (url: string) => Promise<boolean>;
}

export interface RunningN8n {
	url: string;
	pid: number;
	/** The file with everything it printed. */
	logFile: string;
	log(): string;
	/** Asks it to end, ends it when it does not; leaves nothing it started behind. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash or a power cut would. */
	kill(): Promise<void>;
}

/**
 * Starts an n8n and waits until it serves. Production webhooks come a little later still: poll yours.
 * @throws with the last lines of its log when it ends or is not ready within three minutes
 */
export async function runN8n(options: N8nOptions): Promise<RunningN8n> {
	const { n8n, userFolder, command = ['start'], ready = servesSettings } = options;
	await mkdir(userFolder, { recursive: true });
	const logFile = join(userFolder, `n8n-${command[0]}.log`);
	const pidFile = pidFileIn(userFolder);
	await endLeftOver(userFolder, n8n.script);
	const port = await freePort(options.port);
	const brokerPort = await freePort(options.brokerPort);
	const log = openSync(logFile, 'w');
	const child = spawn(n8n.node, [n8n.script, ...command], {
		cwd: userFolder,
		env: {
			...n8nEnvironment({ node: n8n.node, userFolder, port, brokerPort }),
			...n8n.env,
			...options.env,
		},
		stdio: ['ignore', log, log],
		// A group of its own: Ctrl-C in the terminal must not reach it before we stop it in order,
		// and its task runner can be ended along with it.
		detached: process.platform !== 'win32',
	});
	closeSync(log);
	if (child.pid) writeFileSync(pidFile, String(child.pid));
	const running = handle(child, `http://127.0.0.1:${port}`, { logFile, pidFile });
	try {
		await waitFor(`n8n ${n8n.version} to start`, START_LIMIT_MS, async () => {
			if (hasEnded(child)) {
				throw new Error(
					`it ended by itself (${child.exitCode ?? child.signalCode ?? 'not started'})`,
				);
			}
			return (await ready(running.url)) ? true : undefined;
		});
	} catch (error) {
		await running.kill();
		throw new Error(
			`n8n ${n8n.version} did not start: ${(error as Error).message} The end of its log (${logFile}):\n` +
				lastLines(running.log()),
		);
	}
	return running;
}

function handle(
	child: ChildProcess,
	url: string,
	{ logFile, pidFile }: { logFile: string; pidFile: string },
): RunningN8n {
	const { pid = 0 } = child;
	const ended = new Promise((resolve) => {
		child.once('exit', resolve).once('error', resolve);
	});
	const lastResort = () => signalTree(pid, 'SIGKILL');
	let over = pid === 0;
	if (!over) process.once('exit', lastResort);
	const kill = async () => {
		// Once only: later the same number may be another program's.
		if (over) return;
		over = true;
		process.off('exit', lastResort);
		signalTree(pid, 'SIGKILL');
		await ended;
		rmSync(pidFile, { force: true });
	};
	return {
		url,
		pid,
		logFile,
		log: () => readFileSync(logFile, 'utf8'),
		kill,
		stop: async () => {
			if (!over && !hasEnded(child)) {
				child.kill('SIGTERM');
				await Promise.race([ended, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
			}
			// Also after a polite end: what it started may have outlived it.
			await kill();
		},
	};
}

function hasEnded(child: ChildProcess): boolean {
	return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** `/healthz/readiness` turns green seconds before the routes exist; this one answers JSON only when they do. */
async function servesSettings(url: string): Promise<boolean> {
	return await http.get<{ data?: unknown }>(`${url}/rest/settings`, { timeout: 5000 }).then(
		({ data, status }) => status === 200 && typeof data === 'object' && data?.data !== undefined,
		() => false,
	);
}
