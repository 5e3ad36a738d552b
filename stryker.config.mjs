/**
 * For `npm run mutate`, whether the tests would notice: breaks the code of a room that knows no n8n, one small
 * change at a time, runs the room's tests that reach the change, and fails when fewer than 85 % of the changes
 * turn a test red. The report is `reports/mutation/<room>/index.html`.
 *
 * What the figure leaves out: tables and expressions that are made when a file is loaded (keys, statuses,
 * the contract, texts of failures). A change there would cost a run of all the tests; samples, variants and
 * docs hold them.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A room's code and its own tests: those of other rooms reach it too, but cost their loading for each change. */
const ROOMS = {
	api: {
		mutate: ['nodes/{Asteril,Ringostat}/api/*.ts'],
		tests: ['asteril/api', 'ringostat'],
	},
	call: { mutate: ['nodes/Ringostat/call/*.ts'], tests: ['call'] },
	crm: { mutate: ['nodes/Asteril/crm/*.ts'], tests: ['asteril/crm'] },
};

const name = process.env.MUTATED_ROOM ?? 'api';
const { mutate, tests } = ROOMS[name];
// The one measures time: a busy machine would be taken for a test that noticed. The other plays a hundred
// scenes: it would be run for nearly every change.
const without = ['hostile', 'simultaneousCalls'];
process.env.MUTATION_TESTS = JSON.stringify({ tests, without });

export default {
	mutate,
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.mjs',
		// It can't see what `room.mts` loads.
		enableFindRelatedTests: false,
		config: {
			testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
			roots: ['<rootDir>/nodes', '<rootDir>/sandbox', '<rootDir>/test'],
			testMatch: ['<rootDir>/test/mutation/room.mts'],
		},
	},
	coverageAnalysis: 'perTest',
	ignoreStatic: true,
	// Outside of the project: lint would read a copy of it.
	tempDirName: join(tmpdir(), 'asteril-mutants'),
	ignorePatterns: ['dist', 'reports', 'local-n8n/versions'],
	incremental: true,
	incrementalFile: `reports/mutation/${name}/incremental.json`,
	reporters: ['clear-text', 'progress', 'html', 'json'],
	clearTextReporter: { logTests: false },
	htmlReporter: { fileName: `reports/mutation/${name}/index.html` },
	jsonReporter: { fileName: `reports/mutation/${name}/mutation.json` },
	thresholds: { high: 95, low: 85, break: 85 },
};
