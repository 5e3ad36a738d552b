import { startSandbox, type SandboxOptions } from '../../dev/sandbox/index.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { closedPort, type OddAnswer, startOddServer } from '../support/oddServer.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { testCredential } from '../support/testCredential.mts';
import { tracesOf } from '../support/tracesOf.mts';

async function sandbox(options: SandboxOptions = {}): Promise<string> {
	return closeAfterTest(await startSandbox(options)).url;
}

test('a right key: the orders list was asked for, the one read that was observed', async () => {
	const server = closeAfterTest(await startOddServer({ body: { pages: 0, orders: [] } }));
	const verdict = await testCredential(credentialFor(server.url));
	expect(verdict).toEqual({
		status: 'OK',
		message: 'The cabinet answers, and takes the API key.',
	});
	const [{ method, url }] = server.asked;
	const { pathname, searchParams } = new URL(url, server.url);
	expect([method, pathname, Object.fromEntries(searchParams)]).toEqual([
		'GET',
		'/api/v3.1/orders',
		{ page: '1', limit: '1', api_key: 'sandbox-key' },
	]);
});

test.each([{ seed: true }, { seed: false }])('the sandbox with %j', async (options) => {
	expect((await testCredential(credentialFor(await sandbox(options)))).status).toBe('OK');
});

test('a wrong key, or a right one in another place than this cabinet expects: both are said', async () => {
	const apiKey = 'wrong-key-0123456789';
	const verdict = await testCredential(credentialFor(await sandbox(), { apiKey }));
	expect(verdict).toEqual({
		status: 'Error',
		message: expect.stringMatching(
			/^Asteril refused the API key, or the way in which it was sent \(401\)\. Check the API key.* Cabinet → Check, switch on Try Writing/,
		),
	});
	expect(tracesOf(apiKey, verdict)).toEqual([]);
});

test.each<[string, OddAnswer, RegExp]>([
	['403', { status: 403, body: {} }, /refused the API key/],
	['a page of nothing', { status: 404, body: '<html>' }, /has no GET orders.*Cabinet Address/],
	['another list', { body: { pages: 1, items: [] } }, /not expected.*"order\.list\.key"/],
	['orders without pages', { body: { orders: [] } }, /not with a list of orders.*Cabinet Address/],
	['an error inside of a 200', { body: { error: 'no' } }, /refused GET orders: no\./],
	['a failing cabinet', { status: 503, body: {} }, /is failing \(503\)\./],
	['an HTML page', { body: '<!doctype html><p>Вхід</p>' }, /an HTML page instead of JSON/],
	['nothing', { body: '' }, /with nothing instead of JSON/],
	['an array', { body: [] }, /not with a list of orders/],
	['an object with nothing in it', { body: {} }, /not with a list of orders/],
])('%s is no cabinet', async (_name, answer, message) => {
	const server = closeAfterTest(await startOddServer(answer));
	const verdict = await testCredential(credentialFor(server.url));
	expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	expect(server.asked).toHaveLength(1);
});

describe('a redirect', () => {
	test.each([
		['in the query', {}],
		['in a header', { key: { in: 'header', name: 'X-Api-Key' } }],
	])('is not followed, so that the key %s goes to no other host', async (_name, overrides) => {
		const other = closeAfterTest(await startOddServer({ body: { pages: 0, orders: [] } }));
		const cabinet = closeAfterTest(
			await startOddServer(({ url }) => ({
				status: 302,
				headers: { location: `${other.url}${url}` },
			})),
		);
		const contractOverrides = JSON.stringify(overrides);
		const verdict = await testCredential(credentialFor(cabinet.url, { contractOverrides }));
		expect(verdict.message).toContain(`with a redirect to ${other.url} instead of JSON (302)`);
		expect([cabinet.asked.length, other.asked.length]).toEqual([1, 0]);
		expect(tracesOf('sandbox-key', verdict)).toEqual([]);
	});
});

test('a cabinet that differs is tested by what API Differences say', async () => {
	const server = closeAfterTest(
		await startOddServer({ body: { result: { deals: null, count: 0 } } }),
	);
	const contractOverrides = JSON.stringify({
		basePath: 'rest',
		key: { in: 'header', name: 'X-Api-Key' },
		response: { envelope: 'result' },
		paging: { pages: null, total: 'count', limit: 'per' },
		order: { list: { path: 'deals', key: 'deals' } },
	});
	const verdict = await testCredential(credentialFor(server.url, { contractOverrides }));
	expect(verdict.status).toBe('OK');
	expect(server.asked[0].url).toBe('/rest/deals?page=1&per=1');
	expect(server.asked[0].headers).toMatchObject({ 'x-api-key': 'sandbox-key' });
});

test('a cabinet without orders is tested by its clients', async () => {
	const server = closeAfterTest(await startOddServer({ body: { pages: 1, clients: [{ id: 1 }] } }));
	const contractOverrides = '{"order": {"supported": false}}';
	expect((await testCredential(credentialFor(server.url, { contractOverrides }))).status).toBe(
		'OK',
	);
	expect(server.asked[0].url).toMatch(/^\/api\/v3\.1\/clients\?/);
});

describe('no connection is said in words', () => {
	test('a closed port', async () => {
		const verdict = await testCredential(credentialFor(await closedPort()));
		expect(verdict).toEqual({
			status: 'Error',
			message: expect.stringMatching(
				/^No connection to the cabinet http:\S+: no server answers there \(ECONNREFUSED\)\. Compare Cabinet Address/,
			),
		});
	});

	test('a test cabinet without http://', async () => {
		const server = closeAfterTest(await startOddServer({ body: {} }));
		const verdict = await testCredential(credentialFor(server.url.replace('http://', '')));
		expect(verdict.message).toMatch(
			/the server does not speak https \(\w+\)\..*write http:\/\/ in front of the address/,
		);
	});
});

test.each([
	['no key', { apiKey: '' }, /no API key\. Fill in API Key/],
	['a key that is no text', { apiKey: null as unknown as string }, /no API key/],
	['no address', { address: undefined }, /no cabinet address\. .*Cabinet Address as crm1234567/],
	[
		'another host without the switch',
		{ customAddress: false },
		/is not on \*\.asteril\.com; only the switch "Custom Address" allows it/,
	],
	['overrides that are none', { contractOverrides: '{' }, /must be a JSON object/],
	[
		'an unknown override',
		{ contractOverrides: '{"orders": {}}' },
		/"orders", which does not exist.*Correct API Differences/,
	],
])('%s: said before anything is sent', async (_name, different, message) => {
	const server = closeAfterTest(await startOddServer({ body: { pages: 0, orders: [] } }));
	const verdict = await testCredential(credentialFor(server.url, different));
	expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	expect(server.asked).toEqual([]);
});
