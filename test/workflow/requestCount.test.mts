/** What a call costs in requests, which is what it costs in time. Fails when it grows. */
import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../../nodes/shared/Call';
import { processState } from '../../nodes/Asteril/n8n/connect';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { aCall, aMissedCall } from '../support/aCall.mts';
import { cabinetAt, credentialFor, workedIn } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { clockAt } from '../support/clockAt.mts';

// The calls have just ended, but for those that come late.
clockAt('2026-11-22T10:15:30+02:00');

const TO_THE_TASK = [
	step('asterilFindOrCreateClient'),
	step('asterilLogCall'),
	step('asterilCreateMissedCallTask'),
];
const TO_THE_END = [...TO_THE_TASK, step('asterilCompleteMissedCallTask')];

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

/** A cabinet with clients whose numbers are written in full, as Ringostat and these nodes do it. */
async function openWith(clients: number): Promise<void> {
	sandbox = await startSandbox({ seed: false });
	for (let n = 0; n < clients; n++) {
		sandbox.cabinet.create('client', { name: `Client ${n}`, phone: phoneOf(n) });
	}
	workedIn({ ...cabinetAt(sandbox.url), state: processState });
}

function phoneOf(number: number): string {
	return `380671${String(number).padStart(6, '0')}`;
}

/** The number of nobody whom the cabinet knows. */
let strangers = 900_000;
const stranger = () => phoneOf(strangers++);

/** Runs calls in one execution and gives the requests by route. */
async function cost(calls: Call[], steps = TO_THE_TASK): Promise<Record<string, number>> {
	const before = { ...sandbox.log.byRoute };
	const items = calls.map((call) => ({ json: call as unknown as IDataObject }));
	const { error } = await runWorkflow(steps, items, { asterilApi: credentialFor(sandbox.url) });
	expect(error).toBeUndefined();
	const grown = Object.entries(sandbox.log.byRoute).map(
		([route, count]) => [route, count - (before[route] ?? 0)] as const,
	);
	return Object.fromEntries(grown.filter(([, count]) => count > 0));
}

const LOOKED_AND_LOGGED = { 'GET clients': 1, 'GET calls': 1, 'POST call': 1 };
const TASK_MADE = { 'GET tasks': 1, 'POST task': 1 };

describe('a returning client', () => {
	beforeEach(async () => await openWith(3));

	test('answered: 3', async () => {
		expect(await cost([aCall({ clientPhone: phoneOf(1) })])).toEqual(LOOKED_AND_LOGGED);
	});

	test('missed: 2 more', async () => {
		const asked = await cost([aMissedCall({ clientPhone: phoneOf(1) })]);
		expect(asked).toEqual({ ...LOOKED_AND_LOGGED, ...TASK_MADE });
	});

	test('missed again: the open task is changed, also 2', async () => {
		await cost([aMissedCall({ clientPhone: phoneOf(1) })]);
		const asked = await cost([aMissedCall({ clientPhone: phoneOf(1) })]);
		expect(asked).toEqual({ ...LOOKED_AND_LOGGED, 'GET tasks': 1, 'POST task/{id}': 1 });
	});

	test('missed, and delivered late: the log is asked for one page more', async () => {
		const startedAt = '2026-11-22T09:15:00+02:00';
		const asked = await cost([aMissedCall({ clientPhone: phoneOf(1), startedAt })]);
		expect(asked).toEqual({ ...LOOKED_AND_LOGGED, ...TASK_MADE, 'GET calls': 2 });
	});

	test('the same call again: 2, nothing is written', async () => {
		const call = aCall({ clientPhone: phoneOf(1) });
		await cost([call]);
		expect(await cost([call])).toEqual({ 'GET clients': 1, 'GET calls': 1 });
	});

	test('Complete Missed-Call Task: 1 for an answered call, none for a missed one', async () => {
		const answered = await cost([aCall({ clientPhone: phoneOf(1) })], TO_THE_END);
		expect(answered).toEqual({ ...LOOKED_AND_LOGGED, 'GET tasks': 1 });
		const missed = await cost([aMissedCall({ clientPhone: phoneOf(1) })], TO_THE_END);
		expect(missed).toEqual({ ...LOOKED_AND_LOGGED, ...TASK_MADE });
	});
});

test.each([
	[2, 2, 'of each number'],
	[3, 3, 'of each number'],
	[4, 2, 'of the client and of the number that called'],
])('a client with %d numbers on the card: %d for the tasks %s', async (count, asked) => {
	await openWith(3);
	const numbers = Array.from({ length: count }, stranger);
	sandbox.cabinet.create('client', { name: 'Several', phone: numbers.join(', ') });
	// The first call of a minute looks how numbers are written.
	await cost([aCall({ clientPhone: numbers[0] })]);
	const answered = await cost([aCall({ clientPhone: numbers[1] })], TO_THE_END);
	expect(answered).toEqual({ ...LOOKED_AND_LOGGED, 'GET tasks': asked });
});

describe('a new client', () => {
	const CREATED = { ...LOOKED_AND_LOGGED, 'POST client': 1 };

	test.each([
		['one page', 3, 1],
		// The last page is not full, so the one before it is read too.
		['several pages', 250, 3],
	])(
		'the first of a minute looks how numbers are written, in a cabinet of %s; then 4',
		async (_, clients, more) => {
			await openWith(clients);
			const first = await cost([aCall({ clientPhone: stranger() })]);
			expect(first).toEqual({ ...CREATED, 'GET clients': 1 + more });
			expect(await cost([aCall({ clientPhone: stranger() })])).toEqual(CREATED);
		},
	);

	test('missed: 2 more', async () => {
		await openWith(3);
		await cost([aCall({ clientPhone: stranger() })]);
		const asked = await cost([aMissedCall({ clientPhone: stranger() })]);
		expect(asked).toEqual({ ...CREATED, ...TASK_MADE });
	});

	// One question finds the number's tasks, also those from when it had no client.
	test('Complete Missed-Call Task: 1 for an answered call', async () => {
		await openWith(3);
		await cost([aCall({ clientPhone: stranger() })]);
		const asked = await cost([aCall({ clientPhone: stranger() })], TO_THE_END);
		expect(asked).toEqual({ ...CREATED, 'GET tasks': 1 });
	});

	test('each other way in which the cabinet has numbers written: 1 more', async () => {
		await openWith(3);
		sandbox.cabinet.create('client', { name: 'Other', phone: '+380501112233' });
		await cost([aCall({ clientPhone: stranger() })]);
		const asked = await cost([aCall({ clientPhone: stranger() })]);
		expect(asked).toEqual({ ...CREATED, 'GET clients': 2 });
	});
});

test('the first record of each kind in a process is looked for once more', async () => {
	sandbox = await startSandbox({ seed: false });
	const asked = await cost([aMissedCall({ clientPhone: stranger() })]);
	expect(asked).toMatchObject({ 'GET clients': 2 + 1, 'GET calls': 1 + 1, 'GET tasks': 1 + 1 });
	const next = await cost([aMissedCall({ clientPhone: stranger() })]);
	expect(next).toMatchObject({ 'GET clients': 1, 'GET calls': 1, 'GET tasks': 1 });
});

describe('a batch of 60 calls of 20 numbers', () => {
	const calls = () =>
		Array.from({ length: 60 }, (_, n) => {
			const startedAt = `2026-11-22T10:${String(n % 60).padStart(2, '0')}:00+02:00`;
			return aCall({ startedAt, clientPhone: phoneOf(n % 20) });
		});

	test('asks for each number once and for the calls by period', async () => {
		await openWith(0);
		const batch = calls();
		expect(await cost(batch)).toEqual({
			// And one to see in which formats this cabinet has its numbers.
			'GET clients': 20 + 1,
			'POST client': 20,
			// By period, once for each of two nodes; what is not found so is looked up before it is created.
			'GET calls': 2 + 60,
			'POST call': 60,
		});
		// The same again: the page of calls says it all.
		expect(await cost(batch)).toEqual({ 'GET calls': 1 });
	});
});
