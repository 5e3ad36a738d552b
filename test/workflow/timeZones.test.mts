/** A time zone that does not exist is said, and never becomes "Invalid DateTime". */
import { startSandbox } from '../../dev/sandbox/index.mts';
import { aMissedCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { deliver } from '../support/deliver.mts';
import { getCallsOf, rang } from '../support/getCalls.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { bodies } from '../support/ringostatBodies.mts';
import { PIPELINE, step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

const SAID = {
	message: '"Kyiv" is no time zone',
	description: expect.stringContaining('Europe/Kyiv'),
	context: { itemIndex: 0 },
};

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const run = async (steps: Step[], json: object = {}) =>
	await runWorkflow(steps, [{ json: { ...json } }], { asterilApi: cabinet.credential });

const task = (zone: string, more: Step['parameters'] = {}) => [
	...PIPELINE.slice(1, 3),
	step('asterilCreateMissedCallTask', { options: { zone, budget: 0 }, ...more }),
];

test('in a task: no task with a wrong deadline', async () => {
	expect((await run(task('Kyiv'), aMissedCall())).error).toMatchObject(SAID);
	expect(cabinet.sandbox.cabinet.tasks).toEqual([]);
});

test('in a task that counts plain minutes it does not matter', async () => {
	const { error } = await run(task('Kyiv', { workingTime: false }), aMissedCall());
	expect(error).toBeUndefined();
});

test('in the report', async () => {
	const report = (zone: string) => [
		step('asteril', { resource: 'missedCalls', operation: 'report', zone }),
	];
	expect((await run(report('Kyiv'))).error).toMatchObject(SAID);
	const { error, items } = await run(report(' Europe/Warsaw '));
	expect(error).toBeUndefined();
	expect(items[0].json.from).toMatch(/T00:00:00\+0[12]:00$/);
});

test('in Get Calls: nothing is asked for', async () => {
	const sandbox = closeAfterTest(await startSandbox({ ringostatAuthKey: 'auth-key-4f1d0c77e2' }));
	rang(sandbox, 'u1', 5);
	const wrong = await getCallsOf(sandbox, { parsing: { timezone: 'Kyiv' } });
	expect(wrong.error).toMatchObject(SAID);
	expect(sandbox.log.latest()).toEqual([]);
	expect((await getCallsOf(sandbox, { parsing: { timezone: '' } })).calls).toHaveLength(1);
});

describe('in Parse Call', () => {
	const parse = async (settings?: Step['settings']) =>
		await run(
			[{ type: 'ringostat', parameters: { parsing: { timezone: 'Kyiv' } }, settings }],
			bodies.answeredNew,
		);

	test('it is an error', async () => {
		expect((await parse()).error).toMatchObject(SAID);
	});

	test('which a node that goes on puts into the item', async () => {
		const { error, items } = await parse({ onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(items[0].json.error).toMatch(/^"Kyiv" is no time zone\. Write /);
	});

	test('and which has an output of its own', async () => {
		const { items, errorItems } = await parse({ onError: 'continueErrorOutput' });
		expect([items.length, errorItems.length]).toEqual([0, 1]);
	});
});

test('in the trigger the call is taken all the same, in Kyiv time, and the log says it', async () => {
	const { status, items, log } = await deliver(
		{
			query: '?token=token-0123456789',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(bodies.answeredNew),
		},
		{ parameters: { parsing: { timezone: 'Kyiv' } } },
	);
	expect(status).toBe(200);
	expect(items?.[0].json.startedAt).toBe('2026-11-20T10:00:00+02:00');
	expect(log).toEqual([expect.stringMatching(/^warn: .*"Kyiv" is no time zone.*Europe\/Kyiv/)]);
});
