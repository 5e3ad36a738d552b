/** The stand-in's part while a phone rings: what it asks, how it reads the answer, and what the telephone shows. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RouteRequest } from '../../../../../dev/sandbox/ringostat/routing.mts';
import { closeAfterTest } from '../../../../support/closeAfterTest.mts';
import { start, type Started } from '../support.mts';

const OLHA = 'shopexample_olha';

let run: Started;
beforeAll(async () => {
	run = await start();
});
afterAll(() => run.sandbox.close());
beforeEach(() => run.sandbox.reset());

interface Asked {
	method: string;
	query: Record<string, string>;
	agent: string;
	body: unknown;
}

/** An address that answers so, after so long; what it was asked. */
async function answering(answer: string, { status = 200, afterMs = 0 } = {}) {
	const asked: Asked[] = [];
	const server = createServer((request, response) => {
		void keep(request).then(() =>
			setTimeout(() => response.writeHead(status).end(answer), afterMs),
		);
	});
	const keep = async (request: IncomingMessage) => {
		const body = await text(request);
		asked.push({
			method: request.method ?? '',
			query: Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams),
			agent: request.headers['user-agent'] ?? '',
			body: body === '' ? null : (JSON.parse(body) as unknown),
		});
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closeAfterTest({
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	});
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

const route = async (request: RouteRequest) =>
	await run.sandbox.ringostat.route({ token: 't', ...request });

const CALL = { id: 'c1', client: '380671234567', line: '380443334455' };
const NAMED = { call_id: 'c1', caller_number: '380671234567', dst: '380443334455' };

it.each<[RouteRequest['form'], RouteRequest['method'], string | object, object, object | null]>([
	['json', 'POST', { destination: OLHA }, { token: 't' }, NAMED],
	['json', 'GET', { destination: OLHA }, { token: 't', ...NAMED }, null],
	[
		'json-rpc',
		'POST',
		{ jsonrpc: '2.0', id: 1, result: { destination: OLHA } },
		{ token: 't' },
		{ jsonrpc: '2.0', id: 1, method: 'webhookNumber', params: NAMED },
	],
	['http', 'DELETE', OLHA, { token: 't', ...NAMED }, null],
])(
	'asks in the form %s by %s, and reads the answer in it',
	async (form, method, answer, query, body) => {
		const sent = typeof answer === 'string' ? answer : JSON.stringify(answer);
		const { url, asked } = await answering(sent);
		expect(await route({ url, form, method, call: CALL })).toMatchObject({
			status: 200,
			destination: OLHA,
			rings: 'Ольга Менеджер',
		});
		expect(asked).toEqual([{ method, query, body, agent: 'ringostat HTTP Client v1.1' }]);
	},
);

it('waits as long as is set, and then rings the next block of the scheme', async () => {
	const { url } = await answering(`{"destination":"${OLHA}"}`, { afterMs: 1500 });
	const routed = await route({ url, waitMs: 100, call: CALL });
	expect(routed).toMatchObject({ status: 0, destination: null, rings: 'next block of the scheme' });
	expect(routed.milliseconds).toBeLessThan(1000);
});

it.each([
	['an empty destination', '{"destination":""}', 200, ''],
	['another name', '{"to":"1"}', 200, null],
	['no JSON', 'oops', 200, null],
	['a refusal', `{"destination":"${OLHA}"}`, 401, null],
])('%s leads to the next block of the scheme', async (_what, answer, status, destination) => {
	const { url } = await answering(answer, { status });
	const routed = await route({ url, call: CALL });
	expect(routed).toMatchObject({ status, destination, rings: 'next block of the scheme' });
});

it('a number that is no login of an employee rings as it is', async () => {
	const { url } = await answering('{"destination":"380441112233"}');
	expect(await route({ url, call: CALL })).toMatchObject({ rings: '380441112233', shows: null });
});

it('the telephone shows the contact that was synchronized, and the account remembers the call', async () => {
	const contact = {
		...{ projectId: 11111, fullName: 'Олена', origin: 'Asteril', externalId: '7' },
		contactDirections: [{ name: 'work', type: 'phone', value: CALL.client }],
	};
	const headers = { 'x-project-id': '11111' };
	const synced = await run.ringostat.post(
		'/minicrm/contacts/sync',
		{ contacts: [contact] },
		{ headers },
	);
	expect(synced.status).toBe(200);
	const { url } = await answering(`{"destination":"${OLHA}"}`);
	expect((await route({ url, call: CALL })).shows).toMatchObject({ fullName: 'Олена' });
	expect(run.sandbox.ringostat.routed).toMatchObject([
		{ callId: 'c1', destination: OLHA, rings: 'Ольга Менеджер' },
	]);
});

it('employees and SIP states are as they are set', async () => {
	run.sandbox.ringostat.staff.set({ online: [OLHA], talking: [OLHA], resultForm: 'list' });
	for (const path of ['online', 'speaking']) {
		expect((await run.ringostat.get(`/sipstatus/${path}`)).data).toEqual([OLHA]);
	}
	const ask = async (params: object) =>
		(
			await run.ringostat.post('/api/json-rpc', {
				...{ jsonrpc: '2.0', id: 1, method: 'getProjectStaffListAndDirections', params },
			})
		).data;
	expect((await ask({ projectId: 11111 })).result).toHaveLength(3);
	expect((await ask({ projectId: 2 })).error).toBeDefined();
});
