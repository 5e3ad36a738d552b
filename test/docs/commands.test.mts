/** Every command that the docs name exists. */
import { parseCalls } from '../../nodes/Ringostat/call';
import { storyCalls } from '../../dev/scripts/story.mts';
import { variantNames } from '../../dev/sandbox/index.mts';
import { filesIn, pages, read } from './markdown.mts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** Commands of npm itself. */
const NPM = ['install', 'pack', 'publish'];
const places = [...pages, ...filesIn('.github', '.yml')];

test.each(places)('npm commands in %s', (place) => {
	const named = [...read(place).matchAll(/\bnpm (run [\w:-]+|[a-z]+)/g)].map(([, name]) => name);
	// "on npm; version": npm as a place, in running text
	const commands = named.filter(
		(name) => name.startsWith('run ') || name in scripts || NPM.includes(name),
	);
	const others = named.filter((name) => !commands.includes(name));
	expect(others.filter((name) => read(place).includes(`\`npm ${name}`))).toEqual([]);
	const missing = commands
		.filter((name) => !NPM.includes(name))
		.map((name) => name.replace('run ', ''))
		.filter((name) => !(name in scripts));
	expect(missing).toEqual([]);
});

test('scripts that are run by their path exist', () => {
	for (const place of places) {
		for (const [, path] of read(place).matchAll(/(?:npx tsx|node) ([\w./-]+\.m[tj]s)/g)) {
			expect(read(path)).not.toBe('');
		}
	}
});

test('options', () => {
	expect(read('dev/scripts/start.mts')).toContain('once: {');
	expect(read('dev/sandbox/main.mts')).toContain('variant: {');
	expect(variantNames).not.toContain('reminders');
	expect(storyCalls()).toHaveLength(7); // "lets seven webhooks ring"
});

test('the delivery that is sent by hand is a missed call', () => {
	const [, form] = /curl .* -d '([^']+)'/.exec(read('docs/troubleshooting.md')) ?? [];
	const [call] = parseCalls({ body: Object.fromEntries(new URLSearchParams(form)) });
	expect(call).toMatchObject({ id: 'try-1', missed: true, clientPhone: '380671234567' });
});

test('the actions of GitHub are pinned by commit', () => {
	const uses = filesIn('.github/workflows', '.yml').flatMap((file) =>
		[...read(file).matchAll(/uses: (.+)/g)].map(([, action]) => action),
	);
	expect(uses.length).toBeGreaterThan(0);
	for (const action of uses)
		expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('licenses of the bundled libraries are quoted', () => {
	const notices = read('THIRD_PARTY_NOTICES.md');
	expect(notices).toContain(read('node_modules/libphonenumber-js/LICENSE').trim());
});
