import type { Counts } from './counts.mts';
import { runVisible } from './runVisible.mts';

/** Described in `stryker.config.mjs`. */
const MODULES = ['api', 'call', 'crm'];
const LIMIT_MS = 3 * 60 * 60_000;

/**
 * Mutation testing, module by module, each with its own tests. `npm run mutate -- api` takes one module, and
 * what follows goes to Stryker: `-- call --mutate nodes/Ringostat/call/time.ts`. See `stryker.config.mjs`.
 * @returns how many modules passed
 */
export async function mutate([first, ...rest]: string[]): Promise<Counts> {
	const chosen = MODULES.filter((name) => first === undefined || name === first);
	if (chosen.length === 0) throw new Error(`No such module: ${first}. ${MODULES.join(', ')}`);
	const counts: Counts = { passed: 0, failed: 0 };
	for (const MUTATED_MODULE of chosen) {
		console.log(`${MUTATED_MODULE} …`);
		const options = { timeoutMs: LIMIT_MS, env: { MUTATED_MODULE } };
		const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js';
		const code = await runVisible(stryker, ['run', ...rest], options);
		counts[code === 0 ? 'passed' : 'failed'] += 1;
	}
	return counts;
}
