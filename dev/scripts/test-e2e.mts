/**
 * `npm run test:e2e`: the tests that need a real n8n, on every n8n of `dev/local-n8n/versions.json`, with one
 * tarball. `N8N_VERSION=1.123.81 npm run test:e2e` takes only that one. Further arguments go to jest.
 */
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { endAbandoned } from '../local-n8n/leftOver.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { duration } from '../local-n8n/progress.mts';
import { chosenN8n, n8nVersions } from '../local-n8n/versions.mts';
import { closeWith, type Counts } from './counts.mts';
import { runJest } from './jest.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { messageOf } from './steps.mts';

const JEST_LIMIT_MS = 20 * 60_000;

const versions = process.env.N8N_VERSION ? [chosenN8n()] : n8nVersions;
let signal: NodeJS.Signals | undefined;
let testing = false;
void toldToEnd.then((told) => {
	signal = told;
	// From then on jest is ended first, and after it what it started.
	if (!testing) process.exit(exitCodeOf(told));
});

const total: Counts = { passed: 0, failed: 0 };
try {
	// Before jest, which would hide the progress of it.
	const tarball = await packPackage(console.log);
	for (const version of versions) {
		const began = Date.now();
		const { passed, failed } = await testOn(await installN8n(version, console.log), tarball);
		total.passed += passed;
		total.failed += failed;
		const took = duration(Date.now() - began);
		console.log(`\nn8n ${version}: ${passed} passed, ${failed} failed, ${took}`);
		if (signal) process.exit(exitCodeOf(signal));
	}
} catch (error) {
	console.error(`✗ ${messageOf(error)}`);
	process.exit(1);
}
closeWith('test-e2e', total);

async function testOn(installed: InstalledN8n, tarball: string): Promise<Counts> {
	testing = true;
	const { version } = installed;
	const counts = await runJest({
		name: `test-e2e-${version}`,
		args: ['--testPathPatterns', '/test/e2e/', '--runInBand', ...process.argv.slice(2)],
		timeoutMs: JEST_LIMIT_MS,
		env: { N8N_VERSION: version, ASTERIL_TARBALL: tarball },
	});
	await endAbandoned(cacheFolder('e2e', version), installed);
	testing = false;
	return counts;
}
