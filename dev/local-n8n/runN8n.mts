import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecaError } from 'execa';
import { freePort } from './freePort.mts';
import { http } from './http.mts';
import type { InstalledN8n } from './installN8n.mts';
import { endLeftOver, pidFileIn } from './leftOver.mts';
import { n8nEnvironment } from './n8nEnvironment.mts';
import { startGroup } from './processes.mts';
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
	const url = `http://127.0.0.1:${port}`;
	const env = {
		...n8nEnvironment({ node: n8n.node, userFolder, port, brokerPort }),
		...{ ...n8n.env, ...options.env },
	};
	const output = openSync(logFile, 'w');
	const stdio = ['ignore', output, output] as const;
	const started = startGroup(n8n.node, [n8n.script, ...command], { cwd: userFolder, env, stdio });
	closeSync(output);
	const { pid = 0 } = started.child;
	writeFileSync(pidFile, String(pid));
	const ended = started.child.then(
		() => 'with exit code 0',
		({ shortMessage }: ExecaError) => shortMessage,
	);
	const log = () => readFileSync(logFile, 'utf8');
	const kill = async () => {
		started.kill();
		await ended;
		rmSync(pidFile, { force: true });
	};
	const stop = async () => {
		started.child.kill('SIGTERM', { forceKillAfterTimeout: STOP_LIMIT_MS });
		await ended;
		// Also after a polite end: what it started may have outlived it.
		await kill();
	};
	try {
		await waitFor(`n8n ${n8n.version} to start`, START_LIMIT_MS, async () => {
			const { exitCode, signalCode } = started.child;
			if (exitCode !== null || signalCode !== null)
				throw new Error(`it ended by itself: ${await ended}.`);
			return (await ready(url)) ? true : undefined;
		});
	} catch (error) {
		await kill();
		throw new Error(
			`n8n ${n8n.version} did not start: ${(error as Error).message} The end of its log (${logFile}):\n` +
				lastLines(log()),
		);
	}
	return { url, pid, logFile, log, stop, kill };
}

/** `/healthz/readiness` turns green seconds before the routes exist; this one answers JSON only when they do. */
async function servesSettings(url: string): Promise<boolean> {
	return await http.get<{ data?: unknown }>(`${url}/rest/settings`, { timeout: 5000 }).then(
		({ data, status }) => status === 200 && typeof data === 'object' && data?.data !== undefined,
		() => false,
	);
}
