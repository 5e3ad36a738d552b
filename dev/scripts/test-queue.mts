/**
 * `npm run test:queue`: n8n's queue mode with two workers. Without Redis and PostgreSQL it says how to start
 * them and is skipped; with `CI=true` or `REQUIRE_SERVICES=1` that is a failure. Further arguments go to jest.
 */
import { stackFolder, userFolders } from '../../test/queue/QueueStack.mts';
import { HOW_TO_START, missingServices } from '../../test/queue/services.mts';
import { closeWith } from './counts.mts';
import { testWithN8n } from './testWithN8n.mts';

const LIMIT_MS = 20 * 60_000;
const required = Boolean(process.env.CI || process.env.REQUIRE_SERVICES);

const missing = await missingServices();
if (missing.length > 0) {
	const outcome = required ? '✗ Failed' : 'Skipped';
	console.log(`${outcome}: there is ${missing.join(' and ')}.\n${HOW_TO_START}`);
	if (required) closeWith('test-queue', { passed: 0, failed: 1 });
	process.exit(0);
}
const counts = await testWithN8n({
	name: 'test-queue',
	args: ['--testPathPatterns', '/test/queue/', ...process.argv.slice(2)],
	timeoutMs: LIMIT_MS,
	folder: stackFolder,
	userFolders,
});
closeWith('test-queue', counts);
