import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import axios from 'axios';
import { freePort } from '../../dev/local-n8n/freePort.mts';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import type { InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import { installPackage } from '../../dev/local-n8n/installPackage.mts';
import { endLeftOver } from '../../dev/local-n8n/leftOver.mts';
import { runN8n, type RunningN8n } from '../../dev/local-n8n/runN8n.mts';
import { createDatabase, dropDatabase, emptyRedis, postgresAt, redisAt } from './services.mts';

/** Always the same, and locked by `testWithN8n`: what a killed run left is found and removed. */
export const stackFolder = cacheFolder('queue');
const DATABASE = 'asteril_test_queue';
const PREFIX = 'asteril-test-queue';
const processes = ['main', 'webhook', 'worker-1', 'worker-2'] as const;
export const userFolders = processes.map((name) => join(stackFolder, name));

export interface Worker {
	name: string;
	n8n: RunningN8n;
}

/** n8n as it grows past one machine: a main, a webhook process and two workers, all on this one. */
export class QueueStack {
	main!: RunningN8n;
	webhook!: RunningN8n;
	readonly workers: Worker[] = [];
	private readonly key = randomBytes(24).toString('hex');
	private started = false;
	readonly database = DATABASE;

	constructor(
		private readonly installed: InstalledN8n,
		private readonly tarball: string,
		/** Of all processes, besides what queue mode needs. */
		private readonly more: NodeJS.ProcessEnv = {},
	) {}

	/** Starts all of it. Call `stop` also when this throws. */
	async start(): Promise<void> {
		this.started = true;
		for (const each of userFolders) await endLeftOver(each, this.installed.script);
		await rm(stackFolder, { recursive: true, force: true });
		await mkdir(stackFolder, { recursive: true });
		await emptyRedis(this.installed, PREFIX);
		await createDatabase(this.installed, DATABASE);
		// First and alone: it makes the tables.
		this.main = await this.run('main', { command: ['start'] });
		const workers = (['worker-1', 'worker-2'] as const).map(async (name) => {
			const port = String(await freePort());
			const n8n = await this.run(name, {
				command: ['worker', '--concurrency=5'],
				env: { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: port },
				ready: async () => await answers(`http://127.0.0.1:${port}/healthz/readiness`),
			});
			this.workers.push({ name, n8n });
		});
		const webhook = this.run('webhook', {
			command: ['webhook'],
			ready: async (url) => await answers(`${url}/healthz/readiness`),
		}).then((n8n) => void (this.webhook = n8n));
		const started = await Promise.allSettled([...workers, webhook]);
		for (const each of started) if (each.status === 'rejected') throw each.reason;
	}

	async stop(): Promise<void> {
		if (!this.started) return;
		const all = [this.webhook, ...this.workers.map(({ n8n }) => n8n), this.main];
		await Promise.all(all.filter((n8n) => n8n !== undefined).map(async (n8n) => await n8n.stop()));
		await emptyRedis(this.installed, PREFIX);
		await dropDatabase(this.installed, DATABASE);
	}

	private async run(
		name: (typeof processes)[number],
		options: Pick<Parameters<typeof runN8n>[0], 'command' | 'env' | 'ready'>,
	): Promise<RunningN8n> {
		const userFolder = join(stackFolder, name);
		await installPackage(userFolder, this.tarball, this.installed.node);
		const env = { ...this.environment(), ...options.env };
		return await runN8n({ ...options, n8n: this.installed, userFolder, env });
	}

	private environment(): NodeJS.ProcessEnv {
		return {
			EXECUTIONS_MODE: 'queue',
			// The backfill is started by hand here, and shall run where the clock would have it run.
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			// What the README advises for many calls, and more connections than the two of n8n's default, which
			// run out as soon as executions overlap.
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			DB_POSTGRESDB_POOL_SIZE: '10',
			N8N_ENCRYPTION_KEY: this.key,
			// The queue and, apart from it, the cache of webhooks and the processes' talk with each other.
			QUEUE_BULL_PREFIX: `${PREFIX}:queue`,
			N8N_REDIS_KEY_PREFIX: PREFIX,
			QUEUE_BULL_REDIS_HOST: redisAt.hostname,
			QUEUE_BULL_REDIS_PORT: redisAt.port || '6379',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: postgresAt.hostname,
			DB_POSTGRESDB_PORT: postgresAt.port || '5432',
			DB_POSTGRESDB_USER: decodeURIComponent(postgresAt.username) || 'postgres',
			DB_POSTGRESDB_PASSWORD: decodeURIComponent(postgresAt.password),
			DB_POSTGRESDB_DATABASE: DATABASE,
			...this.more,
		};
	}
}

async function answers(url: string): Promise<boolean> {
	return await axios.get(url, { proxy: false, timeout: 5000 }).then(
		() => true,
		() => false,
	);
}
