/**
 * All unit tests of a module as one file, for `npm run mutate`: file by file, each change would load the sandbox
 * and the module many times, which takes longer than the tests.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const unit = join(__dirname, '..', 'unit');
/** Folders below `test/unit`, and what is left out; from `stryker.config.mjs`. */
const { tests, without } = JSON.parse(String(process.env.MUTATION_TESTS)) as {
	tests: string[];
	without: string[];
};

for (const folder of tests) {
	for (const file of readdirSync(join(unit, folder), { recursive: true, encoding: 'utf8' })) {
		if (!file.endsWith('.test.mts') || without.some((name) => file.includes(name))) continue;
		// Hooks of one file are not those of the others.
		describe(file, () => void require(join(unit, folder, file)));
	}
}
