import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand } from './runCommand.mts';

export interface NpmOptions {
	cwd: string;
	timeoutMs: number;
	/** The `node` that runs npm and everything npm starts. */
	node?: string;
}

/**
 * Runs npm in a folder and returns what it printed.
 * @throws with npm's last lines when it fails or takes longer than `timeoutMs`
 */
export async function runNpm(
	args: string[],
	{ cwd, timeoutMs, node = process.execPath }: NpmOptions,
): Promise<string> {
	const env = environmentFor(node);
	const cli = process.env.npm_execpath;
	if (cli && /npm-cli\.c?js$/.test(cli)) {
		return await runCommand(node, [cli, ...args], { cwd, timeoutMs, env });
	}
	const shell = process.platform === 'win32';
	return await runCommand(shell ? 'npm.cmd' : 'npm', args, { cwd, timeoutMs, env, shell });
}

/**
 * The environment for programs that run on this `node`: found first on PATH, and native modules are compiled
 * against its own headers when it brings them. What npm itself put there about *this* project is left out;
 * `ignore-scripts` would otherwise reach the folders where a native module has to be built.
 */
export function environmentFor(node: string): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {};
	for (const [key, value] of Object.entries(process.env)) {
		if (/^npm_(package|lifecycle|command|config_(ignore_scripts|local_prefix|prefix))/i.test(key)) {
			continue;
		}
		env[key] = value;
	}
	delete env.NODE_OPTIONS;
	const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
	env[pathKey] = [dirname(node), env[pathKey] ?? ''].join(delimiter);
	const home = dirname(dirname(node));
	if (existsSync(join(home, 'include', 'node', 'node.h'))) env.npm_config_nodedir = home;
	return env;
}
