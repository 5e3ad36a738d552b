import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runIn, type UnpackedPackage, unpackPackage } from '../support/unpackedPackage.mts';

const ROOT = join(__dirname, '../..');
const MINUTE = 60_000;

let unpacked: UnpackedPackage;
let manifest: Record<string, unknown> & { n8n: Record<'nodes' | 'credentials', string[]> };
let files: string[];

beforeAll(() => {
	unpacked = unpackPackage();
	manifest = JSON.parse(readFileSync(join(unpacked.folder, 'package.json'), 'utf8')) as never;
	files = readdirSync(unpacked.folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(unpacked.folder.length + 1));
}, 3 * MINUTE);

afterAll(() => unpacked?.remove());

describe('what is inside', () => {
	test('is small', () => {
		expect(statSync(unpacked.tarball).size).toBeLessThan(200 * 1024);
	});

	test('is what is published, and nothing else', () => {
		const other = files.filter(
			(name) =>
				!/^(dist\/(nodes|credentials|icons)\/|templates\/[^/]+\.json$)/.test(name) &&
				!/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD_PARTY_NOTICES\.md)$/.test(name),
		);
		expect(other).toEqual([]);
		const tools = /(^|\/)(test|sandbox|scripts)\/|\.test\.|\.m?ts$|\.map$|\.tgz$/;
		expect(files.filter((name) => tools.test(name))).toEqual([]);
	});

	test('needs nothing installed', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.optionalDependencies ?? {}).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const scripts = Object.keys((manifest.scripts ?? {}) as object);
		expect(scripts.filter((name) => /install|^prepare$/.test(name))).toEqual([]);
	});

	test('requires only itself and what n8n brings along', () => {
		const required = files
			.filter((name) => name.endsWith('.js'))
			.flatMap((name) => {
				const text = readFileSync(join(unpacked.folder, name), 'utf8');
				return [...text.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map(([, one]) => one);
			});
		expect(required.length).toBeGreaterThan(50);
		const strange = required.filter((name) => !name.startsWith('.'));
		expect(new Set(strange)).toEqual(new Set(['n8n-workflow', 'luxon', 'node:crypto']));
	});

	test('has every file that it names: nodes, credentials, icons', () => {
		for (const kind of ['nodes', 'credentials'] as const) {
			expect(manifest.n8n[kind].length).toBeGreaterThan(0);
			for (const file of manifest.n8n[kind]) {
				const text = readFileSync(join(unpacked.folder, file), 'utf8');
				const icons = [...text.matchAll(/file:([\w./-]+\.svg)/g)].map(([, icon]) => icon);
				expect(icons).toHaveLength(2);
				for (const icon of icons) {
					expect(existsSync(join(unpacked.folder, dirname(file), icon))).toBe(true);
				}
			}
		}
	});
});

test('the words and links by which n8n finds each node are inside', () => {
	const codex = manifest.n8n.nodes.map((file) => file.replace(/\.js$/, '.json'));
	expect(files).toEqual(expect.arrayContaining(codex));
});

test('the fields that n8n shows before the first run are inside', () => {
	const schemas = files.filter((name) => name.includes('__schema__'));
	const folders = new Set(schemas.map((name) => name.replace(/\/__schema__\/.*/, '')));
	expect([...folders].sort()).toEqual(manifest.n8n.nodes.map((file) => dirname(file)).sort());
});

describe('loaded as n8n loads it, in a process of its own', () => {
	const load = () =>
		runIn(
			unpacked.folder,
			`
			const core = ${JSON.stringify(join(ROOT, 'node_modules'))};
			require(core + '/reflect-metadata');
			const { PackageDirectoryLoader } = require(core + '/n8n-core');
			const loader = new PackageDirectoryLoader(${JSON.stringify(unpacked.folder)});
			loader.loadAll().then(() => {
				const { nodes, credentials } = loader.types;
				console.log(JSON.stringify({
					nodes: nodes.map(({ name, version, iconUrl }) => ({ name, version, iconUrl })),
					credentials: credentials.map(({ name, iconUrl }) => ({ name, iconUrl })),
				}));
				process.exit(0);
			});
			`,
		) as Record<'nodes' | 'credentials', Array<{ name: string; iconUrl?: unknown }>>;

	test(
		'gives all nodes and credentials, with their icons',
		() => {
			const { nodes, credentials } = load();
			const expected = manifest.n8n.nodes.map((file) =>
				file.replace(
					/^.*\/(\w)(\w+)\.node\.js$/,
					(_, first: string, rest: string) => `${first.toLowerCase()}${rest}`,
				),
			);
			// A node that is usable as a tool is there twice.
			const names = nodes.map(({ name }) => name.replace(/^.*\./, '').replace(/Tool$/, ''));
			expect(new Set(names)).toEqual(new Set(expected));
			expect(credentials.map(({ name }) => name).sort()).toEqual(['asterilApi', 'ringostatApi']);
			for (const { iconUrl } of [...nodes, ...credentials]) {
				const { light, dark } = iconUrl as { light: string; dark: string };
				for (const url of [light, dark]) {
					const file = url.replace(/^icons\/n8n-nodes-asteril\//, '');
					expect(files).toContain(file);
				}
			}
		},
		MINUTE,
	);
});

test('loading the nodes does no work: no timer, no connection, no file but the code itself', () => {
	const found = runIn(
		unpacked.folder,
		`
		const { nodes, credentials } = require('./package.json').n8n;
		// n8n has loaded these long before it loads a package.
		for (const name of ['n8n-workflow', 'luxon']) require(name);
		const used = [];
		const watch = (object, name) => {
			const original = object[name];
			object[name] = function (...args) {
				used.push(name);
				return original.apply(this, args);
			};
		};
		for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'fetch']) watch(globalThis, name);
		watch(require('node:net').Socket.prototype, 'connect');
		watch(require('node:dns'), 'lookup');
		for (const name of ['readFile', 'open', 'writeFile', 'writeFileSync', 'watch']) watch(require('node:fs'), name);
		const files = [...nodes, ...credentials];
		for (const file of files) for (const Type of Object.values(require('./' + file))) new Type();
		const active = process.getActiveResourcesInfo().filter((name) => !/Pipe|TTY|FSReq/.test(name));
		console.log(JSON.stringify({ loaded: files.length, used, active }));
		`,
	);
	expect(found).toEqual({
		loaded: manifest.n8n.nodes.length + manifest.n8n.credentials.length,
		used: [],
		active: [],
	});
});

describe('the bundled libraries work there', () => {
	test('phone numbers of Ukraine and of other countries', () => {
		const calls = runIn(
			unpacked.folder,
			`
			const { parseCalls } = require('./dist/nodes/Ringostat/call');
			const numbers = ['067 123-45-67', '+48 512 345 678', 'anonymous'];
			console.log(JSON.stringify(numbers.flatMap((E164) => parseCalls({
				body: { uniqueid: E164, call_type: 'in', E164, dst: '380443334455', disposition: 'ANSWERED', billsec: '5', calldate: '2026-11-22 10:00:00' },
			}))));
			`,
		);
		expect(calls).toMatchObject([
			{ clientPhone: '380671234567', startedAt: '2026-11-22T10:00:00+02:00', outcome: 'answered' },
			{ clientPhone: '48512345678' },
			{ clientPhone: null },
		]);
	});

	test('nothing else can be reached from there', () => {
		const reached = runIn(
			unpacked.folder,
			`
			const found = ['libphonenumber-js', 'n8n-core', 'axios', 'n8n-workflow'].filter((name) => {
				try { return require.resolve(name); } catch { return false; }
			});
			console.log(JSON.stringify(found));
			`,
		);
		expect(reached).toEqual(['n8n-workflow']);
	});
});
