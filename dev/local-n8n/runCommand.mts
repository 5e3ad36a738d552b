import { stripVTControlCharacters } from 'node:util';
import type { ExecaError } from 'execa';
import { startGroup } from './processes.mts';
import { duration } from './progress.mts';

const KEPT_LINES = 25;

export interface CommandOptions {
	cwd: string;
	/** After this many milliseconds the command and all it started are killed. */
	timeoutMs: number;
	env?: NodeJS.ProcessEnv;
	/** Windows starts `.cmd` files only through a shell. */
	shell?: boolean;
}

/**
 * Runs a command to its end and returns what it printed (both streams, in order of arrival).
 * @throws with the last lines it printed when it cannot start, exits with anything but 0, or takes too long
 */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, timeoutMs, env = process.env, shell }: CommandOptions,
): Promise<string> {
	const options = {
		cwd,
		env,
		shell,
		stdin: 'ignore',
		all: true,
		stripFinalNewline: false,
	} as const;
	const { child, kill } = startGroup(command, args, options);
	let end = '';
	const timer = setTimeout(() => {
		end = `stopped after ${duration(timeoutMs)}: `;
		kill();
	}, timeoutMs);
	try {
		return (await child).all ?? '';
	} catch (error) {
		const { shortMessage, all = '' } = error as ExecaError;
		throw new Error(`${end}${shortMessage} (in ${cwd}). Its last lines:\n${lastLines(all)}`, {
			cause: error,
		});
	} finally {
		clearTimeout(timer);
		kill();
	}
}

/** The end of a log, indented, without blank lines, colors, spinners and npm's talk about its settings. */
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
