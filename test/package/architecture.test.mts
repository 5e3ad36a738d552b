/** That each rule of `.dependency-cruiser.cjs` can fail: on a small house with that one fault in it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const FOLDERS = ['nodes', 'credentials', 'sandbox', 'local-n8n', 'scripts'];

/** Files and what each of them imports. */
type House = Record<string, string[]>;

const SOUND: House = {
	'nodes/Asteril/LogCall/LogCall.node.ts': ['n8n-workflow', '../n8n/connect', './description'],
	'nodes/Asteril/LogCall/description.ts': ['n8n-workflow'],
	'nodes/Asteril/CheckCabinet/CheckCabinet.node.ts': ['../check/check'],
	'nodes/Asteril/n8n/connect.ts': ['n8n-workflow', '../crm/logCall'],
	'nodes/Asteril/crm/logCall.ts': ['../api/wire', '../../shared/phone'],
	'nodes/Asteril/check/check.ts': ['../api/wire'],
	'nodes/Asteril/api/wire.ts': ['../../shared/http/send', 'luxon'],
	'nodes/Asteril/api/authenticate.ts': [],
	'nodes/Ringostat/Ringostat/Ringostat.node.ts': ['../call/parse', '../../shared/n8n/each'],
	'nodes/Ringostat/call/parse.ts': ['../../shared/phone'],
	'nodes/shared/phone.ts': ['libphonenumber-js/min'],
	'nodes/shared/nearest.ts': ['fastest-levenshtein'],
	'nodes/shared/http/send.ts': ['../nearest'],
	'nodes/shared/n8n/each.ts': ['n8n-workflow'],
	'credentials/AsterilApi.credentials.ts': ['../nodes/Asteril/api/authenticate'],
	'sandbox/main.mts': ['./cabinet.mts', './page/page.js'],
	'sandbox/cabinet.mts': [],
	'sandbox/page/page.js': [],
	'local-n8n/npm.mts': [],
	'scripts/test.mts': ['../local-n8n/npm.mts', '../sandbox/main.mts'],
};

/** The rule that is broken, the file, and what it imports besides. */
const FAULTS: Array<[rule: string, file: string, imported?: string]> = [
	['no-n8n-in-the-trade', 'nodes/Asteril/crm/logCall.ts', 'n8n-workflow'],
	['no-n8n-in-the-trade', 'nodes/Asteril/check/check.ts', 'n8n-core'],
	['no-n8n-in-the-trade', 'nodes/Asteril/api/wire.ts', '../n8n/connect'],
	['no-n8n-in-the-trade', 'nodes/Ringostat/call/parse.ts', '../../shared/n8n/each'],
	['no-n8n-in-the-trade', 'nodes/shared/http/send.ts', 'n8n-workflow'],
	['api-knows-no-trade', 'nodes/Asteril/api/wire.ts', '../crm/logCall'],
	['call-is-pure', 'nodes/Ringostat/call/parse.ts', '../../shared/http/send'],
	['check-and-crm-apart', 'nodes/Asteril/check/check.ts', '../crm/logCall'],
	['shared-is-below', 'nodes/shared/n8n/each.ts', '../../Ringostat/call/parse'],
	['sides-apart', 'nodes/Ringostat/call/parse.ts', '../../Asteril/api/authenticate'],
	['nodes-apart', 'nodes/Asteril/CheckCabinet/CheckCabinet.node.ts', '../LogCall/description'],
	['node-above-all', 'nodes/Asteril/n8n/connect.ts', '../LogCall/LogCall.node'],
	[
		'credentials-only-authenticate',
		'credentials/AsterilApi.credentials.ts',
		'../nodes/shared/phone',
	],
	['one-importer-of-libphonenumber-js', 'nodes/shared/http/send.ts', 'libphonenumber-js/max'],
	['one-importer-of-fastest-levenshtein', 'nodes/Asteril/api/wire.ts', 'fastest-levenshtein'],
	['published-alone', 'nodes/Asteril/crm/logCall.ts', '../../../sandbox/cabinet.mts'],
	['published-alone', 'nodes/Asteril/n8n/connect.ts', 'axios'],
	['published-alone', 'nodes/Asteril/n8n/connect.ts', 'node:fs'],
	['sandbox-stands-in', 'sandbox/cabinet.mts', '../nodes/Asteril/api/wire'],
	['tools-below-tests', 'local-n8n/npm.mts', '../sandbox/cabinet.mts'],
	['no-cycles', 'sandbox/cabinet.mts', './main.mts'],
	['no-orphans', 'nodes/Asteril/crm/orphan.ts'],
	['nothing-unresolved', 'local-n8n/npm.mts', './gone.mts'],
	['nodes-in-use', 'nodes/Asteril/crm/leftOver.ts', '../api/wire'],
	['sandbox-in-use', 'sandbox/leftOver.mts', './cabinet.mts'],
];

test('nothing is found in a sound house', () => {
	expect(violationsIn(SOUND)).toEqual([]);
});

describe('in a house with every fault', () => {
	let violations: Violation[];

	beforeAll(() => {
		const house: House = { ...SOUND };
		for (const [, file, imported = []] of FAULTS) {
			house[file] = [...new Set([...(house[file] ?? []), imported].flat())];
		}
		violations = violationsIn(house);
	});

	test.each(FAULTS.map((fault) => [fault.slice(0, 3).join(' '), fault] as const))(
		'%s',
		(_name, [rule, file, imported]) => {
			const found = violations
				.filter(({ rule: { name } }) => name === rule)
				.map(({ from, to }) => `${from} → ${to}`);
			const part = imported?.replace(/^[./]+/, '').replace(/^node:/, '');
			// A file that nothing uses is found, the others find what they import.
			const wanted = /in-use$|orphans$/.test(rule) ? [file] : [file, part ?? ''];
			expect(found.filter((one) => wanted.every((words) => one.includes(words)))).not.toEqual([]);
		},
	);

	test('and every rule is tried', () => {
		const { forbidden } = require(join(ROOT, '.dependency-cruiser.cjs')) as {
			forbidden: Array<{ name: string }>;
		};
		const tried = new Set(FAULTS.map(([rule]) => rule));
		expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
	});
});

interface Violation {
	rule: { name: string };
	from: string;
	to: string;
}

function violationsIn(house: House): Violation[] {
	const folder = mkdtempSync(join(tmpdir(), 'asteril-house-'));
	try {
		for (const [file, imports] of Object.entries(house)) {
			mkdirSync(join(folder, dirname(file)), { recursive: true });
			const lines = imports.map((name, index) => `import * as i${index} from '${name}';`);
			const used = imports.map((_, index) => `i${index}`).join(', ');
			writeFileSync(join(folder, file), [...lines, `export const used = [${used}];`].join('\n'));
		}
		return cruise(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function cruise(folder: string): Violation[] {
	const config = join(ROOT, '.dependency-cruiser.cjs');
	const args = [CRUISER, '--config', config, '--output-type', 'json', ...FOLDERS];
	const output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
	const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
	// Libraries are not installed there.
	return summary.violations.filter(
		({ rule, to }) => rule.name !== 'nothing-unresolved' || to.startsWith('.'),
	);
}
