/**
 * `node dev/scripts/with-dependencies.mjs <script.mts> [arguments]`: installs the project's dependencies when they
 * are missing or are not those of the lock file, then runs the script. Plain JavaScript that needs nothing but
 * Node, since it is the first thing to run after cloning.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

const why = reasonToInstall();
if (why) await install(why);
process.exit(await run(process.execPath, ['--import', 'tsx', resolve(root, script), ...args]));

/** Compares what npm noted when it last installed with what the lock file asks for now. */
function reasonToInstall() {
	const noted = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(noted)) return 'nothing is installed yet';
	const wanted = readPackages(join(root, 'package-lock.json'));
	const installed = readPackages(noted);
	const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	for (const kind of ['dependencies', 'devDependencies', 'peerDependencies']) {
		if (!sameEntries(manifest[kind], wanted[''][kind])) return `package.json has other ${kind}`;
	}
	for (const [path, { version, optional }] of Object.entries(wanted)) {
		if (path === '') continue;
		// Optional ones are mostly binaries for other systems.
		if (installed[path] ? installed[path].version !== version : !optional) {
			return `the lock file asks for ${path.replace(/^.*node_modules\//, '')} ${version}`;
		}
	}
	return undefined;
}

function readPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function sameEntries(one = {}, other = {}) {
	const text = (entries) => JSON.stringify(Object.entries(entries).sort());
	return text(one) === text(other);
}

async function install(reason) {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	console.log(`Installing the project's dependencies: ${reason} (about 1 minute)`);
	const timer = setInterval(() => {
		console.log(`Installing the project's dependencies … ${seconds()}s`);
	}, 10_000);
	const npm = process.env.npm_execpath;
	const npmArgs = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
	const viaNode = npm && /npm-cli\.c?js$/.test(npm);
	const code = viaNode
		? await run(process.execPath, [npm, ...npmArgs])
		: await run('npm', npmArgs, process.platform === 'win32');
	clearInterval(timer);
	if (code !== 0) {
		fail(
			`npm install ended with exit code ${code} after ${seconds()}s; its own lines above say why. Most often it is the network: try again, or run "npm install --ignore-scripts" in ${root} to see it alone.`,
			code,
		);
	}
	console.log(`Installing the project's dependencies: done in ${seconds()}s`);
}

/**
 * Runs a command in the project's folder with this terminal, hands signals on, and answers its exit code.
 * Ctrl-C reaches the child from the terminal as well; it has to bear both.
 */
function run(command, commandArgs, shell = false) {
	return new Promise((done) => {
		const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit', shell });
		const handOn = (signal) => child.kill(signal);
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		for (const signal of signals) process.on(signal, handOn);
		child.once('error', (error) => fail(`${command} could not be started: ${error.message}`));
		child.once('close', (code, signal) => {
			for (const name of signals) process.off(name, handOn);
			done(code ?? (signal === 'SIGINT' ? 130 : 143));
		});
	});
}

function fail(message, code = 1) {
	console.error(message);
	process.exit(code);
}
