/**
 * `npm run test:chaos`: nothing is lost and nothing is written twice while Asteril fails and n8n is killed.
 * `SEED=… npm run test:chaos` brings back the day of a printed seed. Further arguments go to jest.
 */
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { endAbandoned } from '../local-n8n/leftOver.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { closeWith } from './counts.mts';
import { runJest } from './jest.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { messageOf } from './steps.mts';

/** Both runs take under five minutes on a machine with nothing else to do. */
const JEST_LIMIT_MS = 18 * 60_000;

let installed: InstalledN8n | undefined;
void toldToEnd.then((signal) => {
	// From then on jest is ended first, and after it what it started.
	if (!installed) process.exit(exitCodeOf(signal));
});

try {
	// Before jest, which would hide the progress of it.
	installed = await installN8n(newestN8n, console.log);
} catch (error) {
	console.error(`✗ Installing n8n ${newestN8n} failed: ${messageOf(error)}`);
	process.exit(1);
}
const args = ['--testPathPatterns', '/test/chaos/', '--runInBand', ...process.argv.slice(2)];
const counts = await runJest({ name: 'test-chaos', args, timeoutMs: JEST_LIMIT_MS });
await endAbandoned(cacheFolder('chaos', newestN8n), installed);
closeWith('test-chaos', counts);
