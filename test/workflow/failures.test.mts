/** One step's failure does not stop the next, and the last node says everything that failed. */
import type { INodeExecutionData } from 'n8n-workflow';
import type { Call } from '../../nodes/shared/Call';
import { aCall, aMissedCall } from '../support/aCall.mts';
import { clockAt } from '../support/clockAt.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';
import { readTask } from '../support/taskText.mts';

clockAt('2026-11-22T10:16:00+02:00');

let cabinet: OpenCabinet;
beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

type OnError = NonNullable<NonNullable<Step['settings']>['onError']>;
const CONTINUE = { onError: 'continueRegularOutput' as const };
const pipeline = (onLast: OnError): Step[] => [
	step('asterilFindOrCreateClient', {}, CONTINUE),
	step('asterilLogCall', {}, CONTINUE),
	step('asterilCreateMissedCallTask', {}, CONTINUE),
	step('asterilCompleteMissedCallTask', {}, { onError: onLast }),
];
const run = async (call: Call, onLast: OnError = 'continueErrorOutput') =>
	await runWorkflow(pipeline(onLast), [{ json: { ...call } }] as unknown as INodeExecutionData[], {
		asterilApi: cabinet.credential,
	});
const refuseClients = { routes: ['POST client'], html: 1, htmlStatus: 403 };

describe('a cabinet that refuses to make clients', () => {
	test('has the call and the task all the same, unbound; the error says what failed', async () => {
		await cabinet.fail(refuseClients);
		const call = aMissedCall({ id: 'u1' });
		const { items, errorItems } = await run(call);
		const { calls, tasks } = cabinet.sandbox.cabinet;
		expect(calls).toMatchObject([{ external_id: 'u1', client_id: null }]);
		expect(tasks).toMatchObject([{ client_id: null, status: 'open' }]);
		expect(items).toEqual([]);
		expect(errorItems[0].json.error).toMatch(/^Call u1: .*Find\/Create Client: /);
	});

	test('the next delivery binds the call and the task to the client', async () => {
		await cabinet.fail(refuseClients);
		const call = aMissedCall({ id: 'u1' });
		await run(call);
		await cabinet.fail();
		const { items, errorItems } = await run(call);
		expect([items.length, errorItems.length]).toEqual([1, 0]);
		const { calls, tasks } = cabinet.sandbox.cabinet;
		expect(calls).toMatchObject([{ client_id: 2 }]);
		expect(tasks).toMatchObject([{ client_id: 2, status: 'open' }]);
		expect(readTask(tasks[0]).missed).toEqual(['u1']);
	});

	test('a call back completes the unbound task', async () => {
		await cabinet.fail(refuseClients);
		await run(aMissedCall({ id: 'u1' }));
		await cabinet.fail();
		await run(aCall({ id: 'r1', startedAt: '2026-11-22T10:15:30+02:00' }));
		expect(cabinet.sandbox.cabinet.tasks).toMatchObject([{ client_id: 2, status: 'done' }]);
	});
});

test('Log Call fails: the task is made, and both failures of a bad day are named', async () => {
	await cabinet.fail({ routes: ['POST call', 'POST task'], html: 1, htmlStatus: 403 });
	const { errorItems } = await run(aMissedCall({ id: 'u1' }));
	expect(errorItems[0].json.error).toMatch(/Log Call.*, .*Create Missed-Call Task.*: /);
});

test('steps that failed for the same reason are named together, once', async () => {
	cabinet.credential.apiKey = 'wrong';
	const { errorItems } = await run(aMissedCall({ id: 'u1' }));
	const said = String(errorItems[0].json.error);
	expect(said).toMatch(/^Call u1: .+, .+, .+: Asteril refused the API key/);
	expect(said.match(/Asteril refused the API key/g)).toHaveLength(1);
});

test('a cabinet that is not there is said in our words, which n8n would replace if they held a code', async () => {
	cabinet.credential.address = 'http://127.0.0.1:9';
	const { errorItems } = await run(aMissedCall({ id: 'u1' }));
	expect(errorItems[0].json.error).toMatch(/No connection to the cabinet/);
	expect(errorItems[0].json.error).not.toMatch(/ECONNREFUSED/);
});

test('a last node that stops throws one error that names what failed', async () => {
	await cabinet.fail(refuseClients);
	const { error } = await run(aMissedCall({ id: 'u1' }), 'stopWorkflow');
	expect(error?.message).toMatch(/^Call u1: .*Find\/Create Client.*: /);
	expect(cabinet.sandbox.cabinet.tasks).toHaveLength(1);
});

test('a last node that continues, too, passes the item on with its failures', async () => {
	await cabinet.fail(refuseClients);
	const { items } = await run(aMissedCall({ id: 'u1' }), 'continueRegularOutput');
	expect(items).toMatchObject([
		{
			json: {
				id: 'u1',
				client: null,
				taskCreated: true,
				failures: [{ message: expect.any(String) }],
			},
		},
	]);
});
