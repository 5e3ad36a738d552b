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
	expect(verdict).toEqual({ status: 'OK', message: 'Connection successful!' });
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

test('a wrong key', async () => {
	const apiKey = 'wrong-key-0123456789';
	const verdict = await testCredential(credentialFor(await sandbox(), { apiKey }));
	expect(verdict).toEqual({
		status: 'Error',
		message: expect.stringMatching(/^Asteril refused the API key\. Check it/),
	});
	expect(tracesOf(apiKey, verdict)).toEqual([]);
});

test.each<[string, OddAnswer, RegExp]>([
	['403', { status: 403, body: {} }, /refused the API key/],
	['a page of nothing', { status: 404, body: '<html>' }, /no Asteril API at this address/],
	['another list', { body: { pages: 1, items: [] } }, /not with a list of orders/],
	['orders without pages', { body: { orders: [] } }, /not with a list of orders/],
	['an error inside of a 200', { body: { error: 'no' } }, /not with a list of orders/],
	['an HTML page', { body: '<!doctype html><p>Вхід</p>' }, /not with a list of orders/],
	['nothing', { body: '' }, /not with a list of orders/],
	['an array', { body: [] }, /not with a list of orders/],
])('%s is no cabinet', async (_name, answer, message) => {
	const server = closeAfterTest(await startOddServer(answer));
	const verdict = await testCredential(credentialFor(server.url));
	expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(message) });
});

test('no network', async () => {
	const verdict = await testCredential(credentialFor(await closedPort()));
	expect(verdict).toEqual({ status: 'Error', message: 'ECONNREFUSED' });
});

test.each([
	['no key', { apiKey: '' }, /no API key/],
	['another host without the switch', { customAddress: false }, /is not https on \*\.asteril\.com/],
	['overrides that are none', { contractOverrides: '{' }, /must be a JSON object/],
	[
		'an unknown override',
		{ contractOverrides: '{"orders": {}}' },
		/"orders", which does not exist/,
	],
])('%s: said before anything is sent', async (_name, different, message) => {
	const server = closeAfterTest(await startOddServer({ body: { pages: 0, orders: [] } }));
	const verdict = await testCredential(credentialFor(server.url, different));
	expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	expect(server.asked).toEqual([]);
});
