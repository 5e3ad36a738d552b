import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { freshReport, type Counts } from './counts.mts';
import { runVisible } from './runVisible.mts';

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	/** Test files that broke before their tests could run. */
	numRuntimeErrorTestSuites: number;
	/** Of each test file: what it prints of its failures, or why it did not load. */
	testResults: Array<{ name: string; message: string }>;
}

/**
 * Runs jest, showing what it prints, and counts its tests. A test file that does not load counts as failed,
 * and so does a jest that ends badly for another reason or counts nothing. What failed stands in
 * `reports/<name>.failures` as well, for the end of `.ci/run`.
 */
export async function runJest(options: {
	/** Names its report. */
	name: string;
	args: string[];
	timeoutMs: number;
	env?: NodeJS.ProcessEnv;
}): Promise<Counts> {
	const { name, args, timeoutMs, env } = options;
	const outputFile = freshReport(`${name}.jest.json`);
	const reporting = ['--json', `--outputFile=${outputFile}`];
	const jest = 'node_modules/jest/bin/jest.js';
	const code = await runVisible(jest, [...reporting, ...args], { timeoutMs, env });
	let report: JestReport;
	try {
		report = JSON.parse(readFileSync(outputFile, 'utf8')) as JestReport;
	} catch {
		console.error(`jest left no report (exit code ${code}).`);
		return { passed: 0, failed: 1 };
	}
	writeFileSync(freshReport(`${name}.failures`), failureReport(report));
	const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
	return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function failureReport({ testResults }: JestReport): string {
	return testResults
		.filter(({ message }) => message !== '')
		.map(({ name, message }) => `✕ ${name}\n${stripVTControlCharacters(message)}\n`)
		.join('');
}
