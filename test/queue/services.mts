import { createRequire } from 'node:module';
import { connect } from 'node:net';
import type { InstalledN8n } from '../../dev/local-n8n/installN8n.mts';

/** Where the two services are that n8n's queue mode needs. */
export const redisAt = new URL(process.env.TEST_REDIS_URL || 'redis://127.0.0.1:6379');
export const postgresAt = new URL(
	process.env.TEST_POSTGRES_URL || 'postgres://postgres@127.0.0.1:5432/postgres',
);

const CONNECT_LIMIT_MS = 3000;

/** What a person can do who wants to run these tests here. */
export const HOW_TO_START = `Queue mode needs Redis and PostgreSQL. With Docker:
    docker run -d --rm -p 127.0.0.1:6379:6379 redis:7
    docker run -d --rm -p 127.0.0.1:5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres:16
or on Debian: apt-get install redis-server postgresql (and start both).
Others are named with TEST_REDIS_URL and TEST_POSTGRES_URL (a user who may create databases).`;

/** The services that do not answer here, in words; empty when all is there. */
export async function missingServices(): Promise<string[]> {
	const asked = [
		{ name: 'Redis', at: redisAt, port: 6379 },
		{ name: 'PostgreSQL', at: postgresAt, port: 5432 },
	];
	const missing = asked.map(async ({ name, at, port }) =>
		(await listens(at.hostname, Number(at.port) || port)) ? [] : [`no ${name} at ${at.host}`],
	);
	return (await Promise.all(missing)).flat();
}

async function listens(host: string, port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ host, port, timeout: CONNECT_LIMIT_MS });
		const end = (there: boolean) => {
			socket.destroy();
			resolve(there);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
		socket.once('timeout', () => end(false));
	});
}

/** As much of `pg` and `ioredis` as is used here. They come with n8n, so the project need not have them. */
interface PgClient {
	connect(): Promise<void>;
	query<Row>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>;
	end(): Promise<void>;
}
interface RedisClient {
	keys(pattern: string): Promise<string[]>;
	del(...keys: string[]): Promise<number>;
	disconnect(): void;
}

/** Asks one database of the PostgreSQL here. */
export async function query<Row>(
	{ script }: InstalledN8n,
	database: string,
	sql: string,
	values: unknown[] = [],
): Promise<Row[]> {
	const { Client } = createRequire(script)('pg') as {
		Client: new (options: { connectionString: string }) => PgClient;
	};
	const at = new URL(postgresAt);
	at.pathname = `/${database}`;
	const client = new Client({ connectionString: at.href });
	await client.connect();
	try {
		return (await client.query<Row>(sql, values)).rows;
	} finally {
		await client.end();
	}
}

/** Makes an empty database; one of that name is dropped first. */
export async function createDatabase(n8n: InstalledN8n, name: string): Promise<void> {
	await dropDatabase(n8n, name);
	await query(n8n, databaseOf(postgresAt), `CREATE DATABASE "${name}"`);
}

export async function dropDatabase(n8n: InstalledN8n, name: string): Promise<void> {
	await query(n8n, databaseOf(postgresAt), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

/** Deletes what begins with this prefix in Redis. */
export async function emptyRedis({ script }: InstalledN8n, prefix: string): Promise<void> {
	const Redis = createRequire(script)('ioredis') as new (url: string) => RedisClient;
	const redis = new Redis(redisAt.href);
	try {
		const keys = await redis.keys(`${prefix}*`);
		if (keys.length > 0) await redis.del(...keys);
	} finally {
		redis.disconnect();
	}
}

function databaseOf(at: URL): string {
	return at.pathname.slice(1) || 'postgres';
}
