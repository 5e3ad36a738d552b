import { clientOf, start, type Started } from '../support.mts';

let run: Started;

beforeAll(async () => {
	run = await start();
});

afterAll(() => run.sandbox.close());

beforeEach(() => run.sandbox.reset());

const summer = { from: '2026-07-01 00:00:00', to: '2026-07-31 23:59:59', export_type: 'json' };

const list = (params: object) => run.ringostat.get('/calls/list', { params });

describe('calls/list', () => {
	it('gives the default fields, the id not among them', async () => {
		run.sandbox.ringostat.add({ startedAt: '2026-07-02T09:00:00+03:00' });
		const { data } = await list(summer);
		expect(data).toHaveLength(1);
		expect(data[0].calldate).toBe('2026-07-02T09:00:00+0300');
		expect(data[0]).not.toHaveProperty('uniqueid');
	});

	it('gives the fields asked for', async () => {
		run.sandbox.ringostat.add({ id: 'x', startedAt: '2026-07-02T09:00:00+03:00' });
		const { data } = await list({ ...summer, fields: 'uniqueid,billsec,waittime' });
		expect(data).toEqual([{ uniqueid: 'x', billsec: 42, waittime: '12' }]);
	});

	it('keeps to the period on the clock of Kyiv, both ends included', async () => {
		for (const startedAt of [
			'2026-06-30T23:59:59+03:00',
			'2026-07-01T00:00:00+03:00',
			'2026-07-31T23:59:59+03:00',
			'2026-08-01T00:00:00+03:00',
		]) {
			run.sandbox.ringostat.add({ id: startedAt, startedAt });
		}
		const { data } = await list({ ...summer, fields: 'uniqueid' });
		expect(data).toEqual([
			{ uniqueid: '2026-07-01T00:00:00+03:00' },
			{ uniqueid: '2026-07-31T23:59:59+03:00' },
		]);
	});

	it('never gives more than 6,500', async () => {
		const first = Date.parse('2026-07-01T00:00:00+03:00');
		for (let i = 0; i < 6600; i += 1) {
			run.sandbox.ringostat.add({ startedAt: new Date(first + i * 1000).toISOString() });
		}
		const { data } = await list({ ...summer, fields: 'uniqueid' });
		expect(data).toHaveLength(6500);
	});

	it('shows a call under way as a missed one of no length', async () => {
		run.sandbox.ringostat.add({ status: 'IN PROGRESS', startedAt: '2026-07-02T09:00:00+03:00' });
		const { data } = await list({ ...summer, fields: 'disposition,duration' });
		expect(data).toEqual([{ disposition: 'NO ANSWER', duration: 0 }]);
	});

	it.each([
		{ ...summer, fields: 'uniqueid,nonsense' },
		{ ...summer, from: '2026-07-01' },
		{ export_type: 'json' },
		{ ...summer, export_type: 'csv' },
	])('answers 400 to %j', async (params) => {
		const { status, data } = await list(params);
		expect(status).toBe(400);
		expect(typeof data).toBe('string');
	});

	it('answers 401 to a wrong key, and only GET', async () => {
		const withWrongKey = clientOf(`${run.sandbox.url}/ringostat`, {
			headers: { 'Auth-key': 'no' },
		});
		expect((await withWrongKey.get('/calls/list', { params: summer })).status).toBe(401);
		expect((await run.ringostat.post('/calls/list', summer)).status).toBe(405);
	});
});

describe('callbacks', () => {
	it('are recorded by the short way', async () => {
		const body = new URLSearchParams({ extension: '101', destination: '380671234567' });
		expect((await run.ringostat.post('/callback/outward_call', body)).status).toBe(200);
		expect(run.sandbox.ringostat.callbacks).toMatchObject([
			{ by: 'outward_call', parameters: { extension: '101', destination: '380671234567' } },
		]);
		expect((await run.ringostat.post('/callback/outward_call', {})).status).toBe(400);
	});

	it('are recorded by JSON-RPC, errors inside HTTP 200', async () => {
		const ask = (method: string, params: object) =>
			run.ringostat.post('/a/v2', { jsonrpc: '2.0', id: 5, method, params });
		const good = await ask('Api\\V2\\Callback.external', { caller: '101', callee: '380671234567' });
		expect(good.data).toMatchObject({ id: 5, result: {} });
		for (const bad of [await ask('Api\\V2\\Callback.external', {}), await ask('No.such', {})]) {
			expect(bad.status).toBe(200);
			expect(bad.data.error.code).toBeLessThan(0);
		}
		expect(run.sandbox.ringostat.callbacks).toHaveLength(1);
	});
});
