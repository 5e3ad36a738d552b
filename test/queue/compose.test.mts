/** `deploy/compose.yaml`, as far as it can be checked without an engine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installN8n } from '../../dev/local-n8n/installN8n.mts';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import { newestN8n } from '../../dev/local-n8n/versions.mts';

interface Service {
	image: string;
	build?: { context: string; args: Record<string, string> };
	command?: string[];
	environment: Record<string, string>;
	depends_on?: Record<string, { condition: string }>;
	deploy?: { replicas: number };
	healthcheck?: { test: string[] };
	volumes?: string[];
}

const folder = join(projectRoot(), 'deploy');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const text = read('compose.yaml');
const processes = ['main', 'webhook', 'worker'];
let compose: { services: Record<string, Service>; volumes: Record<string, unknown> };

beforeAll(async () => {
	// n8n brings a YAML reader, so the project need not.
	const { script } = await installN8n(newestN8n, () => undefined);
	const yaml = createRequire(script)('yaml') as {
		parse(text: string, options: { merge: boolean }): unknown;
	};
	compose = yaml.parse(text, { merge: true }) as typeof compose;
}, 10 * 60_000);

test('it is PostgreSQL, Redis, a main, a webhook process and two workers', () => {
	const { services } = compose;
	expect(Object.keys(services)).toEqual(['postgres', 'redis', ...processes]);
	expect(services.main.command).toBeUndefined();
	expect(services.webhook.command).toEqual(['webhook']);
	expect(services.worker.command).toEqual(['worker', '--concurrency=5']);
	expect(services.worker.deploy).toEqual({ replicas: 2 });
});

test.each(processes)('%s has the package, the queue, the database and the one key', (name) => {
	const { build, image, environment, healthcheck, volumes } = compose.services[name];
	expect({ build, image }).toEqual({
		build: { context: '.', args: expect.objectContaining({ PACKAGE: expect.any(String) }) },
		image: 'asteril-n8n',
	});
	expect(environment).toMatchObject({
		EXECUTIONS_MODE: 'queue',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: 'postgres',
		QUEUE_BULL_REDIS_HOST: 'redis',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	});
	expect(environment.N8N_ENCRYPTION_KEY).toContain('${N8N_ENCRYPTION_KEY:?');
	expect(healthcheck?.test.join(' ')).toContain('/healthz/readiness');
	// A volume over n8n's folder would hide the package that the image has there.
	expect(volumes).toBeUndefined();
});

test('what writes waits for the main process, which makes the tables', () => {
	for (const name of ['webhook', 'worker']) {
		expect(compose.services[name].depends_on).toEqual({ main: { condition: 'service_healthy' } });
	}
	expect(compose.services.main.depends_on).toEqual({
		postgres: { condition: 'service_healthy' },
		redis: { condition: 'service_healthy' },
	});
});

test('every setting it takes is in .env.example, and none is missing', () => {
	const taken = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
	const explained = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
	expect([...new Set(explained)].sort()).toEqual([...new Set(taken)].sort());
});

test('it runs the n8n that the package is tested with', () => {
	expect(text).toContain(`\${N8N_VERSION:-${newestN8n}}`);
	expect(read('Dockerfile')).toContain(`ARG N8N_VERSION=${newestN8n}`);
	expect(read('.env.example')).toContain(`N8N_VERSION=${newestN8n}`);
});

test('its volumes are declared', () => {
	const used = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
	expect(used.map((volume) => volume.split(':')[0]).sort()).toEqual(
		Object.keys(compose.volumes).sort(),
	);
});
