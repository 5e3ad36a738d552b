import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand, type CommandOptions } from './runCommand.mts';

interface NpmOptions extends Pick<CommandOptions, 'cwd' | 'timeoutMs'> {
	/** The `node` that runs npm and everything npm starts. */
	node?: string;
}

/** What npm put there about *this* project: `ignore-scripts` would keep a native module from being built. */
const OF_THIS_NPM = /^npm_(package|lifecycle|command|config_(ignore_scripts|local_prefix|prefix))/i;

/**
 * Runs npm in a folder and returns what it printed.
 * @throws with npm's last lines when it fails or takes longer than `timeoutMs`
 */
export async function runNpm(
	args: string[],
	{ cwd, timeoutMs, node = process.execPath }: NpmOptions,
): Promise<string> {
	const options = { cwd, timeoutMs, env: environmentFor(node) };
	const cli = process.env.npm_execpath;
	if (cli && /npm-cli\.c?js$/.test(cli)) return await runCommand(node, [cli, ...args], options);
	const shell = process.platform === 'win32';
	return await runCommand(shell ? 'npm.cmd' : 'npm', args, { ...options, shell });
}

/**
 * The environment for programs that run on this `node`: found first on PATH, and native modules are compiled
 * against its own headers when it brings them.
 */
export function environmentFor(node: string): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = Object.fromEntries(
		Object.entries(process.env).filter(([key]) => !OF_THIS_NPM.test(key) && key !== 'NODE_OPTIONS'),
	);
	const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
	env[pathKey] = [dirname(node), env[pathKey] ?? ''].join(delimiter);
	const home = dirname(dirname(node));
	if (existsSync(join(home, 'include', 'node', 'node.h'))) env.npm_config_nodedir = home;
	return env;
}
