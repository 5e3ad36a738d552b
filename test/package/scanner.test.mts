/** n8n's own scanner, which a package has to pass to be verified: its source, and what is published. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runIn, type UnpackedPackage, unpackPackage } from '../support/unpackedPackage.mts';

const ROOT = join(__dirname, '../..');
const SCANNER = join(ROOT, 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs');
const SOURCES = ['package.json', 'nodes', 'credentials', 'icons'];
const NODE = 'nodes/Asteril/LogCall/AsterilLogCall.node';
const MINUTE = 60_000;

type Leg = 'source' | 'tarball';
interface Result {
	passed: boolean;
	message?: string;
	details?: string;
}

/** Each test has a copy of its own to spoil. */
let folder: string;
let unpacked: UnpackedPackage;

beforeAll(() => {
	unpacked = unpackPackage();
}, 3 * MINUTE);
afterAll(() => unpacked?.remove());
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'asteril-scanned-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('passes n8n’s scanner', () => {
	test.each<Leg>(['source', 'tarball'])(
		'%s',
		(leg) => {
			copy(leg);
			expect(scan(leg)).toEqual({ passed: true });
		},
		MINUTE,
	);
});

/** One fault of each kind, by the rule that finds it. */
const FAULTS = {
	'no-console': "console.log('a call');",
	'no-restricted-globals': 'export const home = process.env.HOME;',
	'no-restricted-imports': "import { readFileSync } from 'fs';\nexport const read = readFileSync;",
};

describe('finds what must not be, in', () => {
	test(
		'the source',
		() => {
			copyOneNode('source');
			appendFileSync(join(folder, `${NODE}.ts`), `\n${Object.values(FAULTS).join('\n')}\n`);
			addToManifest({ overrides: { luxon: '1.0.0' } });
			const { passed, message, details } = scan('source');
			expect({ passed, message }).toEqual({ passed: false, message: 'ESLint violations found' });
			for (const rule of [...Object.keys(FAULTS), 'no-overrides-field']) {
				expect(details).toContain(rule);
			}
		},
		MINUTE,
	);

	test(
		'the tarball',
		() => {
			copyOneNode('tarball');
			appendFileSync(join(folder, `dist/${NODE}.js`), '\nexports.home = process.env.HOME;\n');
			expect(scan('tarball')).toMatchObject({
				passed: false,
				details: expect.stringMatching(/AsterilLogCall\.node\.js[\s\S]*no-restricted-globals/),
			});
		},
		MINUTE,
	);
});

function copy(leg: Leg): void {
	if (leg === 'tarball') return cpSync(unpacked.folder, folder, { recursive: true });
	for (const name of SOURCES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
}

/** The file that is spoiled, and the manifest: a scan of everything takes seconds. */
function copyOneNode(leg: Leg): void {
	const from = leg === 'tarball' ? unpacked.folder : ROOT;
	const file = leg === 'tarball' ? `dist/${NODE}.js` : `${NODE}.ts`;
	for (const name of ['package.json', file]) cpSync(join(from, name), join(folder, name));
}

function addToManifest(more: object): void {
	const file = join(folder, 'package.json');
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
	writeFileSync(file, JSON.stringify({ ...manifest, ...more }, null, 2));
}

/** The scanner is an ES module, which jest cannot load: it runs in a Node.js of its own. */
function scan(leg: Leg): Result {
	const patterns =
		leg === 'source' ? 'SOURCE_FILE_PATTERNS' : JSON.stringify(['**/*.js', 'package.json']);
	const script = `
		import(${JSON.stringify(pathToFileURL(SCANNER).href)})
			.then(({ analyzePackage, SOURCE_FILE_PATTERNS }) => analyzePackage(${JSON.stringify(folder)}, ${patterns}))
			.then(({ passed, message, details }) => console.log(JSON.stringify({ passed, message, details })));
	`;
	return runIn(folder, script) as Result;
}
