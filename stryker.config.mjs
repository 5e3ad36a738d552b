/**
 * For `npm run mutate`: changes the code of a module that knows no n8n, one small change at a time, and runs the
 * module's tests that reach the change. Fails when fewer than 85 % of the changes turn a test red. The report is
 * `reports/mutation/<module>/index.html`.
 *
 * The figure leaves out tables and expressions that are evaluated when a file is loaded (keys, statuses, the
 * contract, texts of failures): each such change would cost a run of all tests.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The code of each module, and the folders of its tests below `test/unit`. */
const MODULES = {
	api: {
		mutate: ['nodes/{Asteril,Ringostat}/api/*.ts'],
		tests: ['Asteril/api', 'Ringostat/api'],
	},
	call: { mutate: ['nodes/Ringostat/call/*.ts'], tests: ['Ringostat/call'] },
	crm: { mutate: ['nodes/Asteril/crm/**/*.ts'], tests: ['Asteril/crm'] },
};

const name = process.env.MUTATED_MODULE ?? 'api';
const { mutate, tests } = MODULES[name];
// The first measures time: a busy machine would be taken for a test that noticed. The others draw many cases and
// would run for nearly every change.
const without = ['hostile', 'simultaneousCalls', 'randomWeeks'];
process.env.MUTATION_TESTS = JSON.stringify({ tests, without });

export default {
	mutate,
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.mjs',
		// It can't see what `module.mts` loads.
		enableFindRelatedTests: false,
		config: {
			testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
			roots: ['<rootDir>/nodes', '<rootDir>/dev', '<rootDir>/test'],
			testMatch: ['<rootDir>/test/mutation/module.mts'],
		},
	},
	coverageAnalysis: 'perTest',
	ignoreStatic: true,
	// Outside of the project: lint would read a copy of it.
	tempDirName: join(tmpdir(), 'asteril-mutants'),
	ignorePatterns: ['dist', 'reports', 'dev/local-n8n/versions'],
	incremental: true,
	incrementalFile: `reports/mutation/${name}/incremental.json`,
	reporters: ['clear-text', 'progress', 'html', 'json'],
	clearTextReporter: { logTests: false },
	htmlReporter: { fileName: `reports/mutation/${name}/index.html` },
	jsonReporter: { fileName: `reports/mutation/${name}/mutation.json` },
	thresholds: { high: 95, low: 85, break: 85 },
};
