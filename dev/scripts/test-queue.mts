/**
 * `npm run test:queue`: n8n's queue mode with two workers. Without Redis and PostgreSQL it says how to start
 * them and is skipped; with `CI=true` or `REQUIRE_SERVICES=1` that is a failure. Further arguments go to jest.
 */
import { stackFolder, userFolders } from '../../test/queue/QueueStack.mts';
import { HOW_TO_START, missingServices } from '../../test/queue/services.mts';
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { endAbandoned } from '../local-n8n/leftOver.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { closeWith } from './counts.mts';
import { runJest } from './jest.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { messageOf } from './steps.mts';

const JEST_LIMIT_MS = 20 * 60_000;
const required = Boolean(process.env.CI || process.env.REQUIRE_SERVICES);

let testing = false;
void toldToEnd.then((signal) => {
	// From then on jest is ended first, and after it what it started.
	if (!testing) process.exit(exitCodeOf(signal));
});

const missing = await missingServices();
if (missing.length > 0) {
	const outcome = required ? '✗ Failed' : 'Skipped';
	console.log(`${outcome}: there is ${missing.join(' and ')}.\n${HOW_TO_START}`);
	if (required) closeWith('test-queue', { passed: 0, failed: 1 });
	process.exit(0);
}
let installed: InstalledN8n;
let tarball: string;
try {
	// Before jest, which would hide the progress of it.
	installed = await installN8n(newestN8n, console.log);
	tarball = await packPackage(console.log);
} catch (error) {
	console.error(`✗ ${messageOf(error)}`);
	process.exit(1);
}
testing = true;
const counts = await runJest({
	name: 'test-queue',
	args: ['--testPathPatterns', '/test/queue/', '--runInBand', ...process.argv.slice(2)],
	timeoutMs: JEST_LIMIT_MS,
	env: { ASTERIL_TARBALL: tarball },
});
await endAbandoned(stackFolder, installed, userFolders);
closeWith('test-queue', counts);
