/**
 * `npm run test:chaos`: nothing is lost and nothing is written twice while Asteril fails and n8n is killed.
 * `SEED=… npm run test:chaos` brings back the day of a printed seed. Further arguments go to jest.
 */
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { closeWith } from './counts.mts';
import { testWithN8n } from './testWithN8n.mts';

/** Both runs take under five minutes on a machine with nothing else to do. */
const LIMIT_MS = 18 * 60_000;

const counts = await testWithN8n({
	name: 'test-chaos',
	args: ['--testPathPatterns', '/test/chaos/', ...process.argv.slice(2)],
	timeoutMs: LIMIT_MS,
	folder: cacheFolder('chaos', newestN8n),
});
closeWith('test-chaos', counts);
