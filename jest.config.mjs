import { availableParallelism } from 'node:os';

// Before the workers start, which take their zone from here.
process.env.TZ = process.env.TEST_ZONE ?? 'UTC';

/** Everything outside the published package is `.mts`: n8n's strict lint speaks of the package, which is `.ts`. */
export default {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.mts', '**/*.test.ts'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	setupFilesAfterEnv: ['<rootDir>/test/support/clock.mts'],
	testTimeout: 30_000,
	// Many tests wait for pauses of the product, and would leave a core idle.
	maxWorkers: availableParallelism() + 1,
};
