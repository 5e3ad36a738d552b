/**
 * `node dev/scripts/with-dependencies.mjs <script.mts> [arguments]`: runs `npm ci` when the lock file is newer than
 * what is installed, then the script. Plain JavaScript that needs nothing but Node, since it is the first thing to
 * run after cloning.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
	fail(
		`This is Node ${process.versions.node} (${process.execPath}); the project needs Node ${OLDEST_NODE} or newer. Install it from nodejs.org or with your version manager and start again.`,
	);
}
if (!script) fail('Which script? node dev/scripts/with-dependencies.mjs <script.mts> [arguments]');

// npm writes the second file at the end of an installation.
if (changedAt('package-lock.json') > changedAt('node_modules/.package-lock.json')) {
	console.log("Installing the project's dependencies (about 1 minute) …");
	const code = await runNpm(
		'ci',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	);
	if (code !== 0) {
		fail(
			`npm ci ended with exit code ${code}; its own lines above say why. Most often it is the network: try again.`,
			code,
		);
	}
}
process.exit(await run(process.execPath, ['--import', 'tsx', resolve(root, script), ...args]));

/** Milliseconds; 0 for a file that is not there. */
function changedAt(file) {
	return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function runNpm(...npmArgs) {
	const npm = process.env.npm_execpath;
	return npm && /npm-cli\.c?js$/.test(npm)
		? run(process.execPath, [npm, ...npmArgs])
		: run('npm', npmArgs, process.platform === 'win32');
}

/**
 * Runs a command in the project's folder with this terminal and returns its exit code. Signals are passed on;
 * Ctrl-C reaches the command from the terminal as well.
 */
function run(command, commandArgs, shell = false) {
	return new Promise((done) => {
		const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit', shell });
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.on(signal, () => child.kill(signal));
		}
		child.once('error', (error) => fail(`${command} could not be started: ${error.message}`));
		child.once('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
	});
}

function fail(message, code = 1) {
	console.error(message);
	process.exit(code);
}
