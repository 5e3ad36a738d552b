/**
 * `node .github/scan.mjs <folder of the scanner> <tarball>`: both legs of n8n's package scanner, on the source
 * here and on the unpacked tarball. The scanner's own command wants a package that is published already.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, tarball] = process.argv.slice(2);
const scanner = resolve(folder, 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs');
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(pathToFileURL(scanner).href);

const unpacked = mkdtempSync(join(tmpdir(), 'packed-'));
execFileSync('tar', ['-xzf', resolve(tarball), '-C', unpacked]);

const legs = [
	['source', process.cwd(), SOURCE_FILE_PATTERNS],
	['tarball', join(unpacked, 'package'), ['**/*.js', 'package.json']],
];
let passed = true;
for (const [name, where, patterns] of legs) {
	const result = await analyzePackage(where, patterns);
	console.log(
		`${name}: ${result.passed ? 'passed' : `${result.message}\n${result.details ?? ''}`}`,
	);
	passed &&= result.passed && result.message === undefined;
}
process.exit(passed ? 0 : 1);
