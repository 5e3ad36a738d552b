import { skipPauses } from '../support/virtualSleep.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { closedPort, startOddServer, type OddAnswer } from '../support/oddServer.mts';
import { tracesOf } from '../support/tracesOf.mts';
import { MOST, runCheck } from './checkCabinet.support.mts';

skipPauses();

let sandbox: Sandbox | undefined;
afterEach(async () => await sandbox?.close());

describe('a cabinet that can not be checked', () => {
	async function fails(url: string, more = {}) {
		const { error, items } = await runCheck(url, more);
		expect(items).toEqual([]);
		expect(tracesOf('sandbox-key', error)).toEqual([]);
		return error;
	}

	test('a wrong key', async () => {
		sandbox = await startSandbox();
		const { url } = sandbox;
		const error = await fails(url, { apiKey: 'another-key' });
		expect(error?.message).toContain(
			'Asteril refused the API key, or the way in which it was sent (401)',
		);
		expect(tracesOf('another-key', error)).toEqual([]);
		expect(sandbox.log.latest().length).toBeLessThanOrEqual(MOST.reading);
	});

	test('a credential without a key says so, and nothing is sent', async () => {
		const server = await startOddServer({ body: {} });
		try {
			const error = await fails(server.url, { apiKey: ' ' });
			expect(error?.message).toContain('The Asteril credential has no API key');
			expect(server.asked).toEqual([]);
		} finally {
			await server.close();
		}
	});

	test('no address at all', async () => {
		expect((await fails(await closedPort()))?.message).toContain('No connection to the cabinet');
	});

	const PAGES: Array<[string, OddAnswer, RegExp]> = [
		['a login page', { body: '<html>login</html>' }, /instead of JSON/],
		['a redirect', { status: 302, headers: { location: '/login' } }, /instead of JSON/],
		['no such path', { status: 404, body: { error: 'No such method' } }, /has no GET orders/],
		['a server in trouble', { status: 503, body: {} }, /failing/],
		['a wrong key with 200', { body: { error: 'Wrong API key' } }, /Wrong API key/],
		['other JSON', { body: { hello: 'world' } }, /without a list/],
	];

	test.each(PAGES)('%s', async (_name, answer, message) => {
		const server = await startOddServer(answer);
		try {
			expect((await fails(server.url))?.message).toMatch(message);
			expect(server.asked.length).toBeLessThanOrEqual(MOST.reading);
		} finally {
			await server.close();
		}
	});

	test('goes on with the error when told to', async () => {
		const settings = { onError: 'continueRegularOutput' as const };
		const { items, error } = await runCheck(await closedPort(), {}, settings);
		expect(error).toBeUndefined();
		expect(items[0].json.error).toContain('No connection');
	});
});

describe('a hostile server', () => {
	const secret = { name: 'Таємна Особа', phone: '380671239876', nick: 'Secretperson' };
	const orders = { pages: 1, orders: [{ id: 1 }] };
	const row = (id: number) => ({
		id,
		...secret,
		direction: secret.nick,
		status: secret.phone,
		type: secret.name,
		[secret.phone]: secret.name,
		[secret.name]: 1,
		custom_field_1: secret.name,
	});
	const people = [row(1), row(2), row(3)];

	const SERVERS: Array<[string, (path: string, number: number) => OddAnswer]> = [
		['everybody to every question', () => ({ body: people })],
		['orders only', (path) => (/orders/.test(path) ? { body: orders } : { status: 404, body: {} })],
		[
			'orders, then trouble',
			(_path, number) => (number < 4 ? { body: orders } : { status: 503, body: {} }),
		],
		['orders, then silence by reset', (_path, number) => (number < 4 ? { body: orders } : 'reset')],
		[
			'slow down, always',
			(path) =>
				/orders/.test(path)
					? { body: orders }
					: { status: 429, headers: { 'retry-after': '0' }, body: {} },
		],
		[
			'another answer each time',
			(_path, number) => ({
				body: [orders, people, { data: people }, { error: secret.phone }, [], { a: { b: people } }][
					number % 6
				],
			}),
		],
		['people as keys', () => ({ body: { [secret.phone]: people, [secret.name]: secret } })],
		['parameters are errors', (path) => oneQuestion(path)],
		['every page as an error', (_path, number) => ({ status: 400 + (number % 30), body: orders })],
	];

	function oneQuestion(path: string): OddAnswer {
		const names = [...new URL(path, 'http://x').searchParams.keys()];
		const known = names.every((name) => ['api_key', 'page', 'limit'].includes(name));
		return known ? { body: { pages: 1, orders: people } } : { status: 400, body: { error: 'x' } };
	}

	test.each(SERVERS)('%s', async (_name, answer) => {
		const server = await startOddServer(({ url }, number) => answer(url, number));
		try {
			const { items, error } = await runCheck(server.url);
			expect(server.asked.length).toBeLessThanOrEqual(MOST.reading);
			expect(server.asked.every(({ method }) => method === 'GET')).toBe(true);
			if (error) expect(error.description).not.toBe('');
			else expect(items.length).toBeGreaterThan(2);
			for (const value of [...Object.values(secret), 'sandbox-key']) {
				expect(tracesOf(value, items)).toEqual([]);
				expect(tracesOf(value, error)).toEqual([]);
			}
		} finally {
			await server.close();
		}
	});
});
