/**
 * Runs `npm ci` when the lock file is newer than what is installed. Loaded with `--require` before tsx and the script
 * itself; plain JavaScript that needs nothing but Node, since it is the first thing to run after cloning.
 */
const { spawnSync } = require('node:child_process');
const { statSync } = require('node:fs');

const OLDEST_NODE = 20;
const CI = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
	fail(
		`This is Node ${process.versions.node} (${process.execPath}); the project needs Node ${OLDEST_NODE} or newer. Install it from nodejs.org or with your version manager and start again.`,
	);
}
// npm runs this in the project's folder, and writes the second file at the end of an installation.
if (changedAt('package-lock.json') > changedAt('node_modules/.package-lock.json')) {
	console.log("Installing the project's dependencies (about 1 minute) …");
	const { status } = spawnSync('npm', CI, {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		fail(
			`npm ci ended with exit code ${status}; its own lines above say why. Most often it is the network: try again.`,
		);
	}
}

/** Milliseconds; 0 for a file that is not there. */
function changedAt(file) {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function fail(message) {
	console.error(message);
	process.exit(1);
}
