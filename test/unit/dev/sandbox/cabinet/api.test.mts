import { start, type Started } from '../support.mts';

let run: Started;

beforeAll(async () => {
	run = await start({ now: () => new Date('2026-11-22T10:00:00Z') });
});

afterAll(() => run.sandbox.close());

beforeEach(() => run.sandbox.reset());

it('creates a client and answers the record', async () => {
	const fields = { name: 'Новий', phone: '380671234567', custom_field_12: 'x' };
	const { status, data } = await run.crm.post('/client', { fields });
	expect(status).toBe(200);
	expect(data).toMatchObject({ id: 2, ...fields, created_at: '2026-11-22 12:00:00' });
	expect(run.sandbox.cabinet.clients).toHaveLength(2);
});

it('has nothing unique: the same fields twice are two records', async () => {
	const fields = { external_id: 'one', direction: 'in' };
	await Promise.all([run.crm.post('/call', { fields }), run.crm.post('/call', { fields })]);
	expect(run.sandbox.cabinet.calls.map(({ external_id }) => external_id)).toEqual(['one', 'one']);
});

it('updates only what was named', async () => {
	const { data } = await run.crm.post('/client/1', { fields: { comment: 'постійна' } });
	expect(data).toMatchObject({ id: 1, comment: 'постійна', name: 'Олена Наявна' });
});

it('sets the status of an order by its system name', async () => {
	const { data } = await run.crm.post('/order/1', { fields: { status: 'done' } });
	expect(data).toMatchObject({ id: 1, status: 'done' });
});

it('starts a task as an open one', async () => {
	const { data } = await run.crm.post('/task', { fields: { title: 'Передзвонити' } });
	expect(data.status).toBe('open');
});

it('takes a whole call and a whole task', async () => {
	const call = {
		external_id: 'ua5_-1.1',
		client_id: 1,
		direction: 'out',
		status: 'answered',
		phone: '380501112233',
		line: '380443334455',
		started_at: '2026-03-29 03:30:00',
		duration: 54,
		talk_duration: 42,
		record_url: 'https://records.example/1.wav?token=1',
		responsible: 2,
		comment: null,
	};
	const task = {
		external_id: 'ua5_-1.2',
		client_id: 1,
		title: 'Пропущений дзвінок',
		description: '…',
		status: 'open',
		deadline: '2026-11-22 16:00:00',
		responsible: 1,
		type: 'missed_call',
	};
	expect((await run.crm.post('/call', { fields: call })).data).toMatchObject(call);
	expect((await run.crm.post('/task', { fields: task })).data).toMatchObject(task);
});

it.each([
	['/client', { nmae: 'X' }, 'nmae'],
	['/client', { id: 7 }, 'id'],
	['/client', { created_at: '2026-01-01 00:00:00' }, 'created_at'],
	['/client', { phone: 380671234567 }, 'phone'],
	['/client', { responsible: 77 }, 'responsible'],
	['/client', { custom_field_1: 5 }, 'custom_field_1'],
	['/client', { custom_field_x: 'x' }, 'custom_field_x'],
	['/call', { client_id: 77 }, 'client_id'],
	['/call', { client_id: '1' }, 'client_id'],
	['/call', { direction: 'incoming' }, 'direction'],
	['/call', { started_at: '2026-11-22T10:00:00Z' }, 'started_at'],
	['/call', { started_at: '2026-02-30 10:00:00' }, 'started_at'],
	['/call', { duration: '12' }, 'duration'],
	['/call', { duration: 1.5 }, 'duration'],
	['/call', { record_url: 'javascript:alert(1)' }, 'record_url'],
	['/task', { status: 'closed' }, 'status'],
	['/task', { deadline: '22.11.2026' }, 'deadline'],
	['/order/1', { status: 'nonsense' }, 'status'],
])('refuses %s %j by name and keeps nothing', async (path, fields, named) => {
	const { status, data } = await run.crm.post(path, { fields });
	expect(status).toBe(422);
	expect(data.error).toContain(`"${named}"`);
	const { calls, tasks, clients } = run.sandbox.cabinet;
	expect([calls.length, tasks.length, clients.length]).toEqual([0, 0, 1]);
});

it.each([[{}], [{ name: 'X' }], [{ fields: null }], [{ fields: [] }], ['[]']])(
	'answers 400 to the body %j',
	async (body) => {
		const headers = { 'content-type': 'application/json' };
		expect((await run.crm.post('/client', body, { headers })).status).toBe(400);
	},
);

it.each(['text/plain', 'application/x-www-form-urlencoded'])(
	'answers 400 to %s',
	async (contentType) => {
		const headers = { 'content-type': contentType };
		const { status } = await run.crm.post('/client', '{"fields":{"name":"X"}}', { headers });
		expect(status).toBe(400);
	},
);

it.each(['/client/77', '/call/1', '/client/x', '/user', '/user/1', '/order', '/clients', '/nope'])(
	'answers 404 to POST %s',
	async (path) => {
		expect((await run.crm.post(path, { fields: {} })).status).toBe(404);
	},
);

it('starts over at reset', async () => {
	await run.crm.post('/client', { fields: { name: 'X' } });
	run.sandbox.reset();
	const { cabinet, log, ringostat } = run.sandbox;
	expect(cabinet.state).toMatchObject({ clients: [{ id: 1 }], calls: [], tasks: [] });
	expect(log).toMatchObject({ count: 0, byRoute: {} });
	expect(ringostat.calls).toEqual([]);
});

it('counts requests by route', async () => {
	await run.crm.post('/client/1', { fields: { name: 'X' } });
	await run.crm.get('/clients');
	await run.crm.get('/clients');
	expect(run.sandbox.log).toMatchObject({
		count: 3,
		byRoute: { 'POST client/{id}': 1, 'GET clients': 2 },
	});
});

it('can be empty', async () => {
	const empty = await start({ seed: false });
	try {
		const { data } = await empty.crm.get('/users');
		expect(data).toEqual({ pages: 0, users: [] });
	} finally {
		await empty.sandbox.close();
	}
});
