/**
 * `npm run test:e2e`: the tests that need a real n8n, on every n8n of `dev/local-n8n/versions.json`, with one
 * tarball. `N8N_VERSION=1.123.81 npm run test:e2e` takes only that one. Further arguments go to jest.
 */
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { duration } from '../local-n8n/progress.mts';
import { chosenN8n, n8nVersions } from '../local-n8n/versions.mts';
import { closeWith, type Counts } from './counts.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { testWithN8n } from './testWithN8n.mts';

const LIMIT_MS = 20 * 60_000;

const versions = process.env.N8N_VERSION ? [chosenN8n()] : n8nVersions;
let signal: NodeJS.Signals | undefined;
void toldToEnd.then((told) => (signal = told));

const total: Counts = { passed: 0, failed: 0 };
for (const version of versions) {
	const began = Date.now();
	const { passed, failed } = await testWithN8n({
		name: `test-e2e-${version}`,
		version,
		args: ['--testPathPatterns', '/test/e2e/', ...process.argv.slice(2)],
		timeoutMs: LIMIT_MS,
		folder: cacheFolder('e2e', version),
	});
	total.passed += passed;
	total.failed += failed;
	const took = duration(Date.now() - began);
	console.log(`\nn8n ${version}: ${passed} passed, ${failed} failed, ${took}`);
	if (signal) process.exit(exitCodeOf(signal));
}
closeWith('test-e2e', total);
