/** The same client or call from several sides at the same moment: in the end there is one of each. */
import { skipPauses } from '../support/virtualSleep.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { aCall, aMissedCall } from '../support/aCall.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { onCreate, pipelineWith, sendTo } from '../support/sendingPipeline.mts';
import { readTask } from '../support/taskText.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const PHONE = '380671234567';
const PIPELINE = pipelineWith(5);

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ seed: false });
	sandbox.faults.set({ latencyMs: [5, 60], seed: 7 });
});
afterEach(async () => await sandbox.close());

const send = async (...calls: object[]) => await sendTo(sandbox, PIPELINE, calls);
const counts = () => {
	const { clients, calls, tasks } = sandbox.cabinet;
	return [clients.length, calls.length, tasks.length];
};

describe('in one process', () => {
	skipPauses();

	test('two calls of one new client make one client', async () => {
		const [one, other] = await Promise.all([
			send(aMissedCall({ id: 'a', clientPhone: PHONE })),
			send(aCall({ id: 'b', clientPhone: PHONE, startedAt: '2026-11-22T10:00:00+02:00' })),
		]);
		expect(counts()).toEqual([1, 2, 1]);
		const created = [one, other].filter(({ items }) => items[0].json.clientCreated);
		expect(created).toHaveLength(1);
		const owner = sandbox.cabinet.clients[0].id;
		expect(sandbox.cabinet.calls.map((call) => call.client_id)).toEqual([owner, owner]);
	});

	test('two missed calls of one new client make one task that counts both', async () => {
		await Promise.all(
			['a', 'b'].map(async (id) => await send(aMissedCall({ id, clientPhone: PHONE }))),
		);
		expect(counts()).toEqual([1, 2, 1]);
		const { description } = sandbox.cabinet.tasks[0];
		expect(description).toMatch(/^Пропущені дзвінки: 2 \(/m);
		expect(readTask(sandbox.cabinet.tasks[0]).missed.sort()).toEqual(['a', 'b']);
	});

	test('twenty deliveries of one call make one of each', async () => {
		const call = aMissedCall({ id: 'a', clientPhone: PHONE });
		const ran = await Promise.all(Array.from({ length: 20 }, async () => await send(call)));
		expect(ran.filter(({ error }) => error)).toEqual([]);
		expect(counts()).toEqual([1, 1, 1]);
		const made = (key: string) => ran.filter(({ items }) => items[0].json[key]).length;
		expect([made('clientCreated'), made('callCreated'), made('taskCreated')]).toEqual([1, 1, 1]);
	});

	test('twenty deliveries of five calls of two clients, while much fails', async () => {
		const faults = { rate503: 0.1, rate429: 0.05, cutAfter: 0.1, cutBefore: 0.05 };
		sandbox.faults.set({ ...faults, retryAfterSeconds: 0.1, latencyMs: [0, 40], seed: 3 });
		const settings = { retryOnFail: true, maxTries: 5, waitBetweenTries: 10 };
		const pipeline = pipelineWith(10, 2, settings);
		const calls = Array.from({ length: 5 }, (_, number) =>
			aMissedCall({ id: `c${number}`, clientPhone: `38067000000${number % 2}` }),
		);
		const deliveries = Array.from({ length: 20 }, (_, number) => calls[(number * 7) % 5]);
		const ran = await Promise.all(
			deliveries.map(async (call) => await sendTo(sandbox, pipeline, [call])),
		);
		expect(ran.map(({ error }) => error?.message).filter(Boolean)).toEqual([]);
		expect(counts()).toEqual([2, 5, 2]);
		for (const { external_id, phone, client_id } of sandbox.cabinet.calls) {
			const owner = sandbox.cabinet.clients.find(({ id }) => id === client_id);
			expect([external_id, owner?.phone]).toEqual([external_id, phone]);
		}
	});

	test('the webhook and the backfill with the same calls make one of each', async () => {
		const startedAt = new Date(Date.now() - 600_000).toISOString();
		const missed = { status: 'NO ANSWER', talkSeconds: 0, waitSeconds: 20, startedAt };
		for (let number = 0; number < 8; number++) {
			sandbox.ringostat.add({ id: `w${number}`, client: `38067000000${number}`, ...missed });
		}
		const ringostatApi = {
			token: 't',
			authKey: 'sandbox-auth-key',
			apiAddress: `${sandbox.url}/ringostat`,
		};
		const getCalls = { type: 'ringostat', parameters: { operation: 'getCalls' } };
		const credentials = { asterilApi: credentialFor(sandbox.url), ringostatApi };
		const backfill = async () =>
			await runWorkflow([getCalls, ...PIPELINE], [{ json: {} }], credentials);
		const webhook = async (number: number) =>
			await send(aMissedCall({ id: `w${number}`, clientPhone: `38067000000${number}` }));
		const ran = await Promise.all([
			backfill(),
			...Array.from({ length: 8 }, async (_, number) => await webhook(number)),
			backfill(),
		]);
		expect(ran.map(({ error }) => error?.message).filter(Boolean)).toEqual([]);
		expect(counts()).toEqual([8, 8, 8]);
	});
});

describe('another worker that writes the same between our look and our write', () => {
	const call = aMissedCall({ id: 'a', clientPhone: PHONE });
	const asWorker = async () => await sendTo(sandbox, PIPELINE, [call], { severalWorkers: true });
	const KINDS = [
		['client', 'client'],
		['call', 'loggedCall'],
		['task', 'task'],
	] as const;

	test.each(KINDS)(
		'the %s of the lowest id counts, ours is reported as duplicate',
		async (kind, key) => {
			let others = true;
			onCreate(sandbox, kind, (fields, create) => {
				if (others) create(fields);
				others = false;
				return create(fields);
			});
			const { error, items } = await asWorker();
			expect(error).toBeUndefined();
			expect(items[0].json).toMatchObject({ [key]: { id: 1 } });
			expect(JSON.stringify(items[0].json)).toContain('"id":2,"duplicateOf":1}');
			const { calls, tasks } = sandbox.cabinet;
			expect([...calls, ...tasks].map((record) => record.client_id)).not.toContain(2);
			// And it stays so.
			const again = await asWorker();
			expect(again.items[0].json).toMatchObject({ [key]: { id: 1 } });
			expect(counts().filter((count) => count > 1)).toEqual([2]);
		},
	);

	test.each(KINDS)('our %s counts when it has the lowest id', async (kind, key) => {
		let others = true;
		onCreate(sandbox, kind, (fields, create) => {
			const ours = create(fields);
			if (others) create(fields);
			others = false;
			return ours;
		});
		const { items } = await asWorker();
		expect(items[0].json).toMatchObject({ [key]: { id: 1 } });
		// A second task is retired by whoever sees it; of other kinds each worker retires its own.
		const duplicate = kind === 'task' ? { kind, id: 2, duplicateOf: 1 } : undefined;
		expect(items[0].json.duplicate).toEqual(duplicate);
	});
});
