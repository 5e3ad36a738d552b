import { start, type Started } from './support.mts';

let run: Started;

beforeAll(async () => {
	run = await start();
});

afterAll(() => run.sandbox.close());

beforeEach(() => run.sandbox.reset());

const create = () => run.crm.post('/client', { fields: { name: 'Новий' } });
const written = () => run.sandbox.cabinet.clients.length - 1;

it('cutAfter writes and does not answer', async () => {
	run.sandbox.faults.set({ cutAfter: 1 });
	await expect(create()).rejects.toThrow();
	expect(written()).toBe(1);
});

it('cutBefore neither writes nor answers', async () => {
	run.sandbox.faults.set({ cutBefore: 1 });
	await expect(create()).rejects.toThrow();
	expect(written()).toBe(0);
});

it.each([
	[{ rate503: 1 }, 503],
	[{ rate429: 1, retryAfterSeconds: 3 }, 429],
	[{ html: 1 }, 502],
	[{ html: 1, htmlStatus: 200 }, 200],
])('%j answers without writing', async (faults, status) => {
	run.sandbox.faults.set(faults);
	const answer = await create();
	expect(answer.status).toBe(status);
	expect(written()).toBe(0);
	if ('html' in faults) expect(answer.headers['content-type']).toContain('text/html');
	if ('rate429' in faults) expect(answer.headers['retry-after']).toBe('3');
});

it('slowBody gives the whole answer, late', async () => {
	run.sandbox.faults.set({ slowBody: 1, slowBodyMs: 150 });
	const before = Date.now();
	const { data } = await create();
	expect(data.name).toBe('Новий');
	expect(Date.now() - before).toBeGreaterThanOrEqual(140);
});

it('latencyMs delays the answer', async () => {
	run.sandbox.faults.set({ latencyMs: [100, 120] });
	const before = Date.now();
	await create();
	expect(Date.now() - before).toBeGreaterThanOrEqual(95);
});

it('ends after so many times and keeps to its routes', async () => {
	run.sandbox.faults.set({ rate503: 1, times: 2, routes: ['POST client'] });
	const statuses: number[] = [(await run.crm.get('/clients')).status];
	for (let i = 0; i < 3; i += 1) statuses.push((await create()).status);
	expect(statuses).toEqual([200, 503, 503, 200]);
});

it('is the same run for the same seed', async () => {
	const sequence = async (seed: number) => {
		run.sandbox.faults.set({ rate503: 0.4, seed });
		const statuses: number[] = [];
		for (let i = 0; i < 30; i += 1) statuses.push((await run.crm.get('/users')).status);
		return statuses.join();
	};
	const first = await sequence(7);
	expect(await sequence(7)).toBe(first);
	expect(await sequence(8)).not.toBe(first);
	expect(first).toContain('503');
	expect(first).toContain('200');
});

it('logs what was cut', async () => {
	run.sandbox.faults.set({ cutAfter: 1 });
	await create().catch(() => undefined);
	expect(run.sandbox.log.latest()).toMatchObject([
		{ path: '/api/v3.1/client', status: 0, fault: 'cutAfter' },
	]);
});

it.each([{ rate503: 2 }, { nonsense: 1 }, { latencyMs: 5 }])('refuses %j', (faults) => {
	expect(() => run.sandbox.faults.set(faults as object)).toThrow();
});
