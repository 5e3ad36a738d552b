import { stripVTControlCharacters } from 'node:util';
import execa from 'execa';
import { duration } from './progress.mts';
import { signalTree } from './processes.mts';

const KEPT_LINES = 25;

export interface CommandOptions {
	cwd: string;
	/** After this many milliseconds the command and all it started are killed. */
	timeoutMs: number;
	env?: NodeJS.ProcessEnv;
	/** Windows starts `.cmd` files only through a shell. */
	shell?: boolean;
}

/** What is still running; ended when this process is told to end, since it sits in groups of its own. */
const running = new Set<number>();
process.once('exit', () => running.forEach((pid) => signalTree(pid, 'SIGKILL')));

/**
 * Runs a command to its end and returns what it printed (both streams, in order of arrival).
 * @throws with the last lines it printed when it cannot start, exits with anything but 0, or takes too long
 */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, timeoutMs, env = process.env, shell }: CommandOptions,
): Promise<string> {
	const child = execa(command, args, {
		...{ cwd, env, shell, extendEnv: false, stdin: 'ignore', all: true, stripFinalNewline: false },
		// A group of its own, so that a time-out reaches what npm starts as well.
		...{ detached: process.platform !== 'win32', reject: false },
	});
	const { pid } = child;
	if (pid) running.add(pid);
	let timedOut = false;
	const timer = setTimeout(() => {
		timedOut = true;
		if (pid) signalTree(pid, 'SIGKILL');
	}, timeoutMs);
	const result = await child;
	clearTimeout(timer);
	if (pid) running.delete(pid);
	if (!result.failed) return result.all ?? '';

	const name = [command, ...args].join(' ');
	if (!pid) {
		const { originalMessage } = result as unknown as Error & { originalMessage: string };
		throw new Error(`"${name}" could not be started in ${cwd}: ${originalMessage}`);
	}
	const end = timedOut
		? `was stopped after ${duration(timeoutMs)}`
		: `ended with ${result.signal ? `signal ${result.signal}` : `exit code ${result.exitCode}`}`;
	throw new Error(`"${name}" ${end} in ${cwd}. Its last lines:\n${lastLines(result.all ?? '')}`);
}

/** The end of a log, indented, without blank lines, colours, spinners and npm's talk about its settings. */
export function lastLines(text: string): string {
	const lines = text.split(/\r?\n/).map(asShown);
	return lines
		.filter((line) => line.trim() !== '' && !line.includes('npm warn Unknown '))
		.slice(-KEPT_LINES)
		.map((line) => `    ${line}`)
		.join('\n');
}

/** What of a line stays on a terminal: a spinner goes back to its start and writes over it. */
function asShown(line: string): string {
	const written = line.split(/\r|\x1b\[\d*D/).at(-1) ?? '';
	return stripVTControlCharacters(written).trimEnd();
}
