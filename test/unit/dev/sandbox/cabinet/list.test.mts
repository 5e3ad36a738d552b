import { clientOf, start, type Started } from '../support.mts';

let run: Started;

beforeAll(async () => {
	run = await start({ now: () => new Date('2026-11-22T10:00:00Z') });
});

afterAll(() => run.sandbox.close());

beforeEach(() => run.sandbox.reset());

describe('the key', () => {
	it.each([{}, { api_key: 'wrong' }])('refuses %j', async (params) => {
		const answer = await clientOf(`${run.sandbox.url}/api/v3.1`, { params }).get('/orders');
		expect(answer.status).toBe(401);
		expect(typeof answer.data.error).toBe('string');
	});

	it('is asked of a write before its body is looked at', async () => {
		const answer = await clientOf(`${run.sandbox.url}/api/v3.1`).post('/client', 'not JSON');
		expect(answer.status).toBe(401);
	});

	it('is not in the log', async () => {
		await run.crm.get('/clients', { params: { phone: '1' } });
		const requests = run.sandbox.log.latest();
		expect(requests).toMatchObject([
			{ method: 'GET', path: '/api/v3.1/clients', query: { phone: '1' }, status: 200 },
		]);
		expect(JSON.stringify(requests)).not.toContain('sandbox-key');
	});
});

describe('orders', () => {
	it('answer as observed', async () => {
		const { status, data } = await run.crm.get('/orders', { params: { page: 1, limit: 2 } });
		expect(status).toBe(200);
		expect(Object.keys(data).sort()).toEqual(['orders', 'pages']);
		expect(data.pages).toBe(2);
		expect(data.orders).toHaveLength(2);
		expect(data.orders[0]).toMatchObject({ id: 1, custom_field_1: 'google' });
	});

	it.each([
		[{ orderStatus: 2 }, [2]],
		[{ orderStatus: 99 }, []],
		[{ createdDate: '2026-11-22:2026-11-22' }, [1, 2, 3]],
		[{ historyUpdateDate: '2026-11-01:2026-11-21' }, []],
	])('filter by %j', async (params, ids) => {
		const { data } = await run.crm.get('/orders', { params });
		expect(data.orders.map(({ id }: { id: number }) => id)).toEqual(ids);
	});
});

describe('a list', () => {
	beforeEach(() => {
		const { cabinet } = run.sandbox;
		for (let i = 0; i < 124; i++) cabinet.create('client', { name: `К${i}`, phone: `38050${i}` });
		cabinet.create('call', { external_id: 'a', client_id: 1, started_at: '2026-11-01 23:59:59' });
		cabinet.create('call', { external_id: 'ab', client_id: 2, started_at: '2026-11-02 00:00:00' });
		cabinet.create('task', { external_id: 'a', client_id: 1, status: 'done' });
		cabinet.create('task', { external_id: 'b', client_id: 1, status: 'open' });
	});

	it.each([
		[{}, 10, 13],
		[{ limit: 50 }, 50, 3],
		[{ limit: 100 }, 100, 2],
		[{ limit: 5000 }, 100, 2],
		[{ limit: 50, page: 3 }, 25, 3],
		[{ limit: 50, page: 4 }, 0, 3],
	])('pages: %j', async (params, length, pages) => {
		const { data } = await run.crm.get('/clients', { params });
		expect(data.clients).toHaveLength(length);
		expect(data.pages).toBe(pages);
	});

	it.each([{ page: 0 }, { page: 'x' }, { limit: 0 }, { limit: -1 }])(
		'refuses %j',
		async (params) => {
			expect((await run.crm.get('/clients', { params })).status).toBe(422);
		},
	);

	it.each([
		['/clients', 'clients', { phone: '380501112233' }, [1]],
		['/clients', 'clients', { phone: '+380501112233' }, []],
		['/clients', 'clients', { phone: '38050111223' }, []],
		['/calls', 'calls', { externalId: 'a' }, [1]],
		['/calls', 'calls', { clientId: 2 }, [2]],
		['/calls', 'calls', { createdDate: '2026-11-01:2026-11-01' }, [1]],
		['/calls', 'calls', { createdDate: '2026-11-01:2026-11-02', clientId: 2 }, [2]],
		['/tasks', 'tasks', { clientId: 1, status: 'open' }, [2]],
		['/tasks', 'tasks', { externalId: 'b' }, [2]],
		['/tasks', 'tasks', { unknown: 'b' }, [1, 2]],
	])('%s %s %j', async (path, key, params, ids) => {
		const { data } = await run.crm.get(path, { params });
		expect(data[key].map(({ id }: { id: number }) => id)).toEqual(ids);
	});

	it('refuses a range that is none', async () => {
		const { status } = await run.crm.get('/calls', { params: { createdDate: '2026-11-01' } });
		expect(status).toBe(422);
	});

	it('of users has people to be responsible', async () => {
		const { data } = await run.crm.get('/users');
		expect(data.users.map(({ role }: { role: string }) => role)).toEqual([
			'admin',
			'manager',
			'manager',
		]);
	});
});

it.each(['/client/1', '/call', '/nothing', '/'])('knows no GET %s', async (path) => {
	const { status, data } = await run.crm.get(path);
	expect(status).toBe(404);
	expect(typeof data.error).toBe('string');
});
