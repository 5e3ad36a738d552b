/**
 * `npm run mutate`: mutation testing, module by module, each with its own tests. `-- api` takes one module, and
 * what follows goes to Stryker: `-- call --mutate nodes/Ringostat/call/time.ts`. See `stryker.config.mjs`.
 */
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { runVisible } from './runVisible.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';

/** What each is stands in `stryker.config.mjs`. */
const MODULES = ['api', 'call', 'crm'];
const LIMIT_MS = 3 * 60 * 60_000;

void toldToEnd.then((signal) => process.exit(exitCodeOf(signal)));

const [first, ...rest] = process.argv.slice(2);
const chosen = MODULES.filter((name) => first === undefined || name === first);
if (chosen.length === 0) throw new Error(`No such module: ${first}. ${MODULES.join(', ')}`);
const stryker = join(
	projectRoot(),
	'node_modules',
	'@stryker-mutator',
	'core',
	'bin',
	'stryker.js',
);
let worst = 0;
for (const MUTATED_MODULE of chosen) {
	console.log(`${MUTATED_MODULE} …`);
	const code = await runVisible(stryker, ['run', ...rest], {
		timeoutMs: LIMIT_MS,
		env: { MUTATED_MODULE },
	});
	worst = Math.max(worst, code);
}
process.exit(worst);
