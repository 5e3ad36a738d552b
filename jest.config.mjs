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
	// Many tests wait for pauses of the product: one worker less than cores would leave a core idle. With one more,
	// a loaded machine keeps a test waiting for longer than its time-outs.
	maxWorkers: '100%',
};
