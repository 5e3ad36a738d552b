/** Many calls at once, as the backfill brings them: what is there already costs next to nothing. */
import type { IDataObject } from 'n8n-workflow';
import { processState } from '../../nodes/Asteril/n8n/connect';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../dev/sandbox/index.mts';
import { cabinetAt, credentialFor, workedIn } from '../support/openCabinet.mts';
import { readTask } from '../support/taskText.mts';
import { locator, step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

const AUTH_KEY = 'sandbox-auth-key';
/** `npm test` brings fewer, `npm run test:long` a thousand. */
const CALLS = process.env.LONG_DRAW ? 1000 : 100;
const NUMBERS = CALLS * 0.4;
/** Every fifth was missed. */
const isMissed = (number: number) => number % 5 === 0;

let sandbox: Sandbox;
const open = async (options: SandboxOptions = {}) => (sandbox = await startSandbox(options));
afterEach(async () => await sandbox.close());

const GET_CALLS: Step = { type: 'ringostat', parameters: { operation: 'getCalls' } };
const CLIENT = step('asterilFindOrCreateClient');
const PIPELINE = [CLIENT, step('asterilLogCall'), step('asterilCreateMissedCallTask')];
const TO_THE_END = [...PIPELINE, step('asterilCompleteMissedCallTask')];

/** Calls of the last 100 minutes in the account; the number of the client for each. */
function ring(count: number, phoneOf: (number: number) => string, more: object = {}): string[] {
	return Array.from({ length: count }, (_, number) => {
		const startedAt = new Date(Date.now() - (100 - number * (90 / count)) * 60_000).toISOString();
		const missed = { status: 'NO ANSWER', talkSeconds: 0, waitSeconds: 20 };
		const call = { id: `u${number}`, client: phoneOf(number), direction: 'in' as const, startedAt };
		return sandbox.ringostat.add({ ...call, ...(isMissed(number) && missed), ...more }).id;
	});
}

async function run(steps: Step[], overrides: object = {}, items = [{ json: {} as IDataObject }]) {
	const contractOverrides = JSON.stringify(overrides);
	const ran = await runWorkflow(steps, items, {
		asterilApi: credentialFor(sandbox.url, { contractOverrides }),
		ringostatApi: { token: 't', authKey: AUTH_KEY, apiAddress: `${sandbox.url}/ringostat` },
	});
	expect(ran.error).toBeUndefined();
	return ran;
}

/** Requests by route since the last time, those to Ringostat left out. */
function asked(): Record<string, number> {
	const now = Object.entries(sandbox.log.byRoute).filter(([route]) => !/ringostat/.test(route));
	const fresh = now.map(([route, count]) => [route, count - (before[route] ?? 0)] as const);
	before = Object.fromEntries(now);
	return Object.fromEntries(fresh.filter(([, count]) => count > 0));
}
let before: Record<string, number> = {};
beforeEach(() => (before = {}));

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
const writesIn = (counts: Record<string, number>) =>
	sum(Object.fromEntries(Object.entries(counts).filter(([route]) => !route.startsWith('GET'))));
const counts = () => {
	const { clients, calls, tasks } = sandbox.cabinet;
	return [clients.length, calls.length, tasks.length];
};
const snapshot = () => {
	const { clients, calls, tasks } = sandbox.cabinet;
	return JSON.stringify([clients, calls, tasks]);
};

/** Those who were missed are others than those who were talked to: their tasks are open. */
const repeatedNumbers = (n: number) =>
	`3806710${String(isMissed(n) ? (n / 5) % (NUMBERS / 4) : 1000 + ((n - Math.ceil(n / 5)) % (NUMBERS * 0.75))).padStart(5, '0')}`;

/** Lets everything arrive once more. Nothing may change in the cabinet. Returns the requests it cost, by route. */
async function runAgain(steps: Step[], count: number): Promise<Record<string, number>> {
	asked();
	const held = snapshot();
	const { items } = await run(steps);
	const requests = asked();
	expect(snapshot()).toBe(held);
	expect(items).toHaveLength(count);
	expect(items.every(({ json }) => json.callCreated === false)).toBe(true);
	expect(items.filter(({ json }) => json.missed && !json.task)).toEqual([]);
	return requests;
}

test('many new calls of fewer numbers: each number is looked up and created once; again they cost at most 15 requests', async () => {
	await open({ seed: false });
	workedIn({ ...cabinetAt(sandbox.url), state: processState });
	ring(CALLS, repeatedNumbers);
	const steps = [GET_CALLS, ...TO_THE_END];
	await run(steps);
	const requests = asked();
	expect(requests['POST client']).toBe(NUMBERS);
	// And once to see in which formats this cabinet keeps its numbers.
	expect(requests['GET clients']).toBe(NUMBERS + 1);
	expect(requests['POST call']).toBe(CALLS);
	expect(counts().slice(0, 2)).toEqual([NUMBERS, CALLS]);
	const again = await runAgain(steps, CALLS);
	expect(sum(again)).toBeLessThanOrEqual(15);
	expect(writesIn(again)).toBe(0);
}, 240_000);

test('calls that are logged already, with a task for each missed call, cost at most 15 requests', async () => {
	await open();
	ring(CALLS, repeatedNumbers);
	const tasks = step('asterilCreateMissedCallTask', { oneOpenTask: false });
	const steps = [GET_CALLS, CLIENT, PIPELINE[1], tasks, TO_THE_END[3]];
	await run(steps);
	expect(counts()[1]).toBe(CALLS);
	const again = await runAgain(steps, CALLS);
	expect(sum(again)).toBeLessThanOrEqual(15);
	expect(writesIn(again)).toBe(0);
}, 240_000);

test('known calls cost one request more for each client whose task a person has closed, however many calls it holds', async () => {
	await open({ seed: false });
	workedIn({ ...cabinetAt(sandbox.url), state: processState });
	ring(CALLS, repeatedNumbers);
	const steps = [GET_CALLS, ...TO_THE_END];
	await run(steps);
	const missed = sandbox.cabinet.tasks.filter(({ status }) => status === 'open');
	expect(missed).toHaveLength(CALLS / 10);
	const closed = CALLS / 20;
	for (const { id } of missed.slice(0, closed)) {
		sandbox.cabinet.update('task', Number(id), { status: 'done' });
	}
	asked();
	const before = snapshot();
	await run(steps);
	const again = asked();
	expect(snapshot()).toBe(before);
	expect(writesIn(again)).toBe(0);
	expect(again['GET tasks']).toBeGreaterThanOrEqual(closed);
	expect(sum(again)).toBeLessThanOrEqual(15 + closed);
}, 240_000);

test('some are there, some are not, and some are there without a client', async () => {
	await open();
	ring(60, (number) => `380671${String(number % 20).padStart(6, '0')}`);
	await run([GET_CALLS, ...PIPELINE], {}, [{ json: {} }]);
	const whole = counts();
	// What a crash leaves behind: calls, clients and tasks that are missing, a call without a client.
	const { calls } = sandbox.cabinet;
	sandbox.cabinet.reset();
	for (const { id: _id, created_at: _c, updated_at: _u, client_id: _w, ...call } of calls) {
		if (Number(String(call.external_id).slice(1)) % 3 > 0) sandbox.cabinet.create('call', call);
	}
	asked();
	await run([GET_CALLS, ...PIPELINE]);
	expect(counts()).toEqual(whole);
	const requests = asked();
	expect(requests['POST call']).toBe(20);
	expect(requests['POST call/{id}']).toBe(40);
	for (const call of sandbox.cabinet.calls) {
		const client = sandbox.cabinet.clients.find(({ id }) => id === call.client_id);
		expect([call.external_id, client?.phone]).toEqual([call.external_id, call.phone]);
	}
	// And the next time there is nothing left to do.
	const held = snapshot();
	await run([GET_CALLS, ...PIPELINE]);
	expect(writesIn(asked())).toBe(0);
	expect(snapshot()).toBe(held);
});

test('a cabinet that cannot filter by date: each call is looked up, none is written twice', async () => {
	await open();
	ring(30, (number) => `380671${String(number % 10).padStart(6, '0')}`);
	const overrides = { call: { filters: { createdDate: null } } };
	await run([GET_CALLS, ...PIPELINE], overrides);
	const first = [counts(), snapshot()];
	asked();
	await run([GET_CALLS, ...PIPELINE], overrides);
	const requests = asked();
	expect([counts(), snapshot()]).toEqual(first);
	expect(writesIn(requests)).toBe(0);
	expect(requests['GET calls']).toBe(30);
});

test('a cabinet that ignores its filters is looked through, and nothing is written twice', async () => {
	await open({ variant: 'polite' });
	ring(30, (number) => `380671${String(number % 10).padStart(6, '0')}`);
	await run([GET_CALLS, ...PIPELINE]);
	const first = [counts(), snapshot()];
	expect(first[0]).toEqual([11, 30, 2]);
	await run([GET_CALLS, ...PIPELINE]);
	expect([counts(), snapshot()]).toEqual(first);
});

test('a new client keeps the UTM tags of their first call', async () => {
	await open();
	const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
	const client = '380671234567';
	// The account lists them in another order than they came in.
	sandbox.ringostat.add({ id: 'b', client, startedAt: at(30), utm: { source: 'facebook' } });
	sandbox.ringostat.add({ id: 'c', client, startedAt: at(20), utm: { source: 'email' } });
	sandbox.ringostat.add({ id: 'a', client, startedAt: at(40), utm: { source: 'google' } });
	for (let n = 0; n < 5; n++)
		sandbox.ringostat.add({ client: `38067000000${n}`, startedAt: at(50) });
	const utmFields = { values: [{ tag: 'source', field: locator('custom_field_1') }] };
	const withUtm = step('asterilFindOrCreateClient', { passUtm: true, utmFields });
	const { items } = await run([GET_CALLS, withUtm]);
	expect(sandbox.cabinet.clients.filter(({ phone }) => phone === client)).toEqual([
		expect.objectContaining({ custom_field_1: 'google' }),
	]);
	const created = items.filter(({ json }) => json.clientCreated).map(({ json }) => json.id);
	expect(created).toContain('a');
	expect(created).not.toContain('b');
});

test('a call that comes twice in one batch is written once', async () => {
	await open();
	ring(8, () => '380671234567');
	const { items } = await run([GET_CALLS]);
	await run(TO_THE_END, {}, [...items, ...items] as Array<{ json: IDataObject }>);
	const { clients, calls, tasks } = sandbox.cabinet;
	expect([clients.length, calls.length]).toEqual([2, 8]);
	// The client was reached after the last of them: at most one task each, and none is open.
	const held = tasks.flatMap((task) => readTask(task).missed);
	expect(new Set(held).size).toBe(held.length);
	expect(tasks.filter(({ status }) => status === 'open')).toEqual([]);
});
