/** Requests that fail in every way, through the whole nodes: in the end there is one of each. */
import { skipPauses } from '../support/virtualSleep.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { readTask } from '../support/taskText.mts';
import { aMissedCall } from '../support/aCall.mts';
import { onCreate, pipelineWith, sendTo } from '../support/sendingPipeline.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const CALL = aMissedCall({ id: 'u1', clientPhone: '380671234567' });

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ seed: false });
});
afterEach(async () => await sandbox.close());

const send = async (...patience: Parameters<typeof pipelineWith>) =>
	await sendTo(sandbox, pipelineWith(...patience), [CALL]);

/** One client, its call and its task, bound to each other. */
function expectOneOfEach() {
	const { clients, calls, tasks } = sandbox.cabinet;
	expect(clients).toEqual([expect.objectContaining({ phone: '380671234567' })]);
	const client_id = clients[0].id;
	expect(calls).toEqual([expect.objectContaining({ external_id: 'u1', client_id })]);
	expect(tasks).toEqual([expect.objectContaining({ client_id, status: 'open' })]);
}

const FAULTS: Record<string, object> = {
	'503': { rate503: 1 },
	'429': { rate429: 1, retryAfterSeconds: 0.2 },
	'a connection that is cut after the work was done': { cutAfter: 1 },
	'a connection that is cut before the work is done': { cutBefore: 1 },
	"a proxy's page": { html: 1 },
	'half an answer at first': { slowBody: 1, slowBodyMs: 300 },
	'half an answer that gets whole too late': { slowBody: 1, slowBodyMs: 1500 },
};

describe.each(Object.entries(FAULTS))('%s', (_, fault) => {
	skipPauses();

	test.each(['client', 'call', 'task'])('to the first try to create a %s', async (what) => {
		sandbox.faults.set({ ...fault, routes: [`POST ${what}`], times: 1 });
		const { error, items } = await send(5, 1);
		expect(error).toBeUndefined();
		expectOneOfEach();
		expect(items[0].json).toMatchObject({
			clientCreated: true,
			callCreated: true,
			taskCreated: true,
		});
	});

	test('to a look before each of them', async () => {
		const routes = ['GET clients', 'GET calls', 'GET tasks'];
		sandbox.faults.set({ ...fault, routes, times: 3 });
		const { error } = await send(8, 1);
		expect(error).toBeUndefined();
		expectOneOfEach();
	});
});

describe('patience', () => {
	skipPauses();

	test('a service that asks to wait is waited for', async () => {
		sandbox.faults.set({
			rate429: 1,
			retryAfterSeconds: 1,
			routes: ['POST call'],
			times: 2,
		});
		const began = Date.now();
		const { error } = await send(5);
		expect(error).toBeUndefined();
		expect(Date.now() - began).toBeGreaterThan(1980);
		expect(sandbox.log.byRoute['POST call'] ?? 0).toBe(3);
		expectOneOfEach();
	});

	test('but not longer than the patience lasts', async () => {
		sandbox.faults.set({ rate429: 1, retryAfterSeconds: 30, routes: ['POST call'] });
		const began = Date.now();
		const { error } = await send(5);
		expect(error?.message).toMatch(/^Call u1: Asteril asks to slow down \(429\)/);
		expect(Date.now() - began).toBeLessThan(4000);
		expect(sandbox.log.byRoute['POST call'] ?? 0).toBe(1);
	});

	test('a read is tried until the patience is over', async () => {
		sandbox.faults.set({ rate503: 1, routes: ['GET calls'] });
		const began = Date.now();
		const { error } = await send(2);
		expect(error?.message).toMatch(/^Call u1: Asteril is failing \(503\), after [2-9] tries/);
		expect(Date.now() - began).toBeLessThan(5000);
		expect(sandbox.log.byRoute['POST call'] ?? 0).toBe(0);
	});

	test('an answer is waited for as long as the time-out says', async () => {
		sandbox.faults.set({ latencyMs: [8000, 8000], routes: ['GET calls'] });
		const began = Date.now();
		const { error } = await send(0, 1);
		expect(error?.message).toMatch(/did not answer GET calls in time/);
		expect(Date.now() - began).toBeLessThan(6000);
	});

	test('a write that comes to no good end is given up; the next run brings it to one', async () => {
		sandbox.faults.set({ rate503: 1, routes: ['POST call'] });
		const { error } = await send(5);
		expect(error?.message).toMatch(/^Call u1: Asteril is failing \(503\)/);
		expect(error?.description).toContain('nothing is written twice');
		expect(sandbox.log.byRoute['POST call'] ?? 0).toBe(3);
		sandbox.faults.reset();
		expect((await send(5)).error).toBeUndefined();
		expectOneOfEach();
	});
});

test('a page with 200 in the place of a record: looked after, not tried again', async () => {
	sandbox.faults.set({ html: 1, htmlStatus: 200, routes: ['POST call'], times: 1 });
	const { error } = await send(5);
	expect(error?.message).toMatch(/answered POST call with an HTML page instead of JSON \(200\)/);
	expect(sandbox.log.byRoute['POST call'] ?? 0).toBe(1);
	expect((await send(5)).error).toBeUndefined();
	expectOneOfEach();
});

describe('a write that timed out and is carried out later', () => {
	test('while we wait before looking: it is found', async () => {
		sandbox.faults.set({ latencyMs: [1150, 1150], routes: ['POST call'] });
		const { error, items } = await send(5, 1);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ callCreated: true, loggedCall: { id: 1 } });
		expectOneOfEach();
		expect(sandbox.log.byRoute['POST call'] ?? 0).toBe(1);
	});

	test('after we looked: there are two; the first counts for good, the other is reported', async () => {
		// Nothing on our side can prevent this: Asteril takes the same external id twice.
		sandbox.faults.set({ rate503: 1, routes: ['POST call'], times: 1 });
		let late = true;
		onCreate(sandbox, 'call', (fields, create) => {
			// The first try arrives just before the second.
			if (late) create(fields);
			late = false;
			return create(fields);
		});
		const { items } = await send(5);
		expect(sandbox.cabinet.calls.map(({ id }) => id)).toEqual([1, 2]);
		expect(items[0].json).toMatchObject({
			callCreated: false,
			loggedCall: { id: 1 },
			duplicate: { kind: 'call', id: 2, duplicateOf: 1 },
		});
		const again = await send(5);
		expect(again.items[0].json).toMatchObject({ callCreated: false, loggedCall: { id: 1 } });
		expect(sandbox.cabinet.calls).toHaveLength(2);
	});
});

describe('Retry On Fail on top', () => {
	skipPauses();

	const calls = Array.from({ length: 5 }, (_, number) =>
		aMissedCall({ id: `r${number}`, clientPhone: `38067000000${number}` }),
	);

	test.each([
		['client', '380670000004'],
		['call', '"r4"'],
		['task', 'r4'],
	] as const)(
		'runs all items again after the last %s failed, and nothing is twice',
		async (what, last) => {
			// So often that all tries of our own are used up: the node fails and n8n runs it again.
			let left = 3;
			onCreate(sandbox, what, (fields, create) => {
				if (JSON.stringify(fields).includes(last) && left-- > 0) throw new Error('failing');
				return create(fields);
			});
			const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			const { error, items } = await sendTo(sandbox, pipelineWith(5, 2, settings), calls);
			expect(error).toBeUndefined();
			expect(left).toBeLessThanOrEqual(0);
			expect(items).toHaveLength(5);
			const { clients, calls: logged, tasks } = sandbox.cabinet;
			expect(clients.map(({ phone }) => phone).sort()).toEqual(calls.map((it) => it.clientPhone));
			expect(logged.map((it) => it.external_id).sort()).toEqual(calls.map(({ id }) => id));
			expect(tasks.flatMap((it) => readTask(it).missed).sort()).toEqual(calls.map(({ id }) => id));
		},
	);
});
