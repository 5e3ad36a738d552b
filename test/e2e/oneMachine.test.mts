/** `deploy/one-machine`, as far as it runs without a container engine: its settings, its data, its backup. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installN8n, type InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import { installPackage } from '../../dev/local-n8n/installPackage.mts';
import { packPackage } from '../../dev/local-n8n/packPackage.mts';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import { N8nSession } from '../../dev/local-n8n/rest/n8nSession.mts';
import { logIn, newLogin } from '../../dev/local-n8n/rest/owner.mts';
import { nodeTypes, replaceWorkflow, type Workflow } from '../../dev/local-n8n/rest/workflows.mts';
import { runN8n, type RunningN8n } from '../../dev/local-n8n/runN8n.mts';
import { chosenN8n, newestN8n } from '../../dev/local-n8n/versions.mts';
import { readTemplate } from '../../dev/scripts/template.mts';

const MINUTE = 60_000;
const folder = join(projectRoot(), 'deploy', 'one-machine');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const filledIn: Record<string, string> = {
	DOMAIN: 'n8n.shop.example',
	N8N_ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
};

interface Service {
	environment: Record<string, string>;
	volumes: string[];
}

/** Compose's own way to fill variables in: `${A}`, `${A:-default}`, `${A:?message}`. */
function fill(text: string): string {
	return text.replace(
		/\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
		(_, name: string, otherwise = '') => filledIn[name] ?? String(otherwise),
	);
}

const compose = [['docker', 'compose'], ['docker-compose']].find(
	([command, ...args]) => spawnSync(command, [...args, 'version']).status === 0,
);
/** CI has to have one; elsewhere the check is skipped, and counted as skipped. */
const withCompose = compose || process.env.CI ? test : test.skip;

withCompose.each(['compose.yaml', '../compose.yaml'])('compose takes %s', (file) => {
	if (!compose) throw new Error('There is no compose here: apt-get install docker-compose');
	const [command, ...args] = compose;
	// Debian's docker-compose is of the first generation, which knows no name of the project.
	const input = command === 'docker' ? read(file) : read(file).replace(/^name: .*$/m, '');
	const env = { ...process.env, ...filledIn, POSTGRES_PASSWORD: 'x' };
	execFileSync(command, [...args, '-f', '-', 'config', '--quiet'], { cwd: folder, env, input });
});

test('the one file to fill in has every setting, and two to fill in', () => {
	const taken = [...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
	const explained = [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)];
	expect(explained.map(([, name]) => name).sort()).toEqual([...new Set(taken)].sort());
	const empty = explained.filter(([, , value]) => value === '').map(([, name]) => name);
	expect(empty.sort()).toEqual(Object.keys(filledIn).sort());
	expect(read('.env.example')).toContain(`N8N_VERSION=${newestN8n}`);
	expect(read('compose.yaml')).toContain(`\${N8N_VERSION:-${newestN8n}}`);
});

const onlyNewest = chosenN8n() === newestN8n ? describe : describe.skip;

onlyNewest('n8n with the settings of compose.yaml', () => {
	const place = mkdtempSync(join(tmpdir(), 'one-machine-'));
	const [data, backups] = ['data', 'backups'].map((name) => join(place, name));
	const login = newLogin();
	let n8n: InstalledN8n;
	let environment: Record<string, string>;
	let running: RunningN8n;
	let containers = 0;

	/** What a container made anew is: a fresh folder with the package in it, and the data of before. */
	async function start(): Promise<N8nSession> {
		const userFolder = join(place, `container-${++containers}`);
		await installPackage(userFolder, await packPackage(() => undefined), n8n.node);
		running = await runN8n({ n8n, userFolder, env: environment });
		const session = new N8nSession(running.url);
		await logIn(session, login);
		return session;
	}

	beforeAll(async () => {
		n8n = await installN8n(newestN8n, () => undefined);
		const yaml = createRequire(n8n.script)('yaml') as { parse(text: string): unknown };
		const { services } = yaml.parse(fill(read('compose.yaml'))) as {
			services: Record<string, Service>;
		};
		expect(services.n8n.volumes).toEqual(['data:/data']);
		environment = Object.fromEntries(
			Object.entries(services.n8n.environment).map(([name, value]) => [
				name,
				value.replace(/^\/data\b/, data),
			]),
		);
		for (const each of [data, backups]) mkdirSync(each, { recursive: true });
	}, 10 * MINUTE);

	afterAll(async () => {
		await running?.stop();
		rmSync(place, { recursive: true, force: true });
	}, MINUTE);

	test(
		'has the package, and keeps its workflows when the container is made anew',
		async () => {
			const first = await start();
			const types = (await nodeTypes(first)).map(({ name }) => name);
			expect(types).toContain('n8n-nodes-asteril.ringostatTrigger');
			const id = await replaceWorkflow(first, readTemplate());
			await running.stop();
			const again = await start();
			const { name } = await again.request<Workflow>('GET', `/rest/workflows/${id}`);
			expect(name).toBe(readTemplate().name);
		},
		5 * MINUTE,
	);

	test('has its database copied while it runs', () => {
		const script = join(folder, 'backup.mjs');
		execFileSync(n8n.node, [script, join(data, 'database.sqlite'), backups]);
		const [copy] = readdirSync(backups);
		expect(copy).toMatch(/^database-[\dT-]+\.sqlite$/);
		const count = `const { DatabaseSync } = require('node:sqlite');
			const copy = new DatabaseSync(process.argv[1]);
			console.log(JSON.stringify(copy.prepare('SELECT name FROM workflow_entity').all()));`;
		const found = execFileSync(n8n.node, ['-e', count, join(backups, copy)], { encoding: 'utf8' });
		expect(JSON.parse(found)).toEqual([{ name: readTemplate().name }]);
	});
});
