import { skipPauses } from '../support/virtualSleep.mts';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Call } from '../../nodes/shared/Call';
import type { RingostatCredential } from '../../nodes/Ringostat/api/authenticate';
import { aCall, aMissedCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { type OddAnswer, startOddServer } from '../support/oddServer.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { type Ran, runWorkflow, type Step } from '../support/runWorkflow.mts';
import { tracesOf } from '../support/tracesOf.mts';
import { clockAt } from '../support/clockAt.mts';

skipPauses();

clockAt('2026-11-22T14:00:00+02:00');

const AUTH_KEY = 'sandbox-auth-key';
const SIMPLE = 'POST ringostat/callback/outward_call';

let cabinet: OpenCabinet;
let ringostat: RingostatCredential;

beforeEach(async () => {
	cabinet = await openCabinet();
	ringostat = {
		token: 'a-token-of-the-webhook',
		authKey: AUTH_KEY,
		apiAddress: `${cabinet.sandbox.url}/ringostat`,
	};
});
afterEach(async () => await cabinet.close());

const callBack = (parameters: Step['parameters'] = {}, settings?: Step['settings']): Step =>
	step('ringostat', { operation: 'callBack', employee: '101', ...parameters }, settings);
const PIPELINE = [
	step('asterilFindOrCreateClient'),
	step('asterilLogCall'),
	step('asterilCreateMissedCallTask'),
];

const run = async (items: object[], steps: Step[]): Promise<Ran> =>
	await runWorkflow(steps, items.map((json) => ({ json })) as unknown as INodeExecutionData[], {
		asterilApi: cabinet.credential,
		ringostatApi: ringostat,
	});
let numbers = 0;
const newId = () => `cb.${++numbers}`;

/** A missed call whose task was created just now. */
const withTask = (different: Partial<Call> = {}) => ({
	...aMissedCall(different),
	id: different.id ?? newId(),
	taskCreated: true,
});
const asked = () => cabinet.sandbox.ringostat.callbacks;

describe('a missed call is called back', () => {
	test('in the simple form', async () => {
		const { items, error } = await run([withTask()], [callBack()]);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { calledBack: true }, pairedItem: { item: 0 } }]);
		expect(asked()).toMatchObject([
			{ by: 'outward_call', parameters: { extension: '101', destination: '380671234567' } },
		]);
	});

	test('in the extended form', async () => {
		const extended = callBack({ form: 'extended', projectId: '11111', employee: 'shop_olha' });
		const { items } = await run([withTask()], [extended]);
		expect(items).toMatchObject([{ json: { calledBack: true } }]);
		expect(asked()).toMatchObject([
			{
				by: 'Api\\V2\\Callback.external',
				parameters: { caller: 'shop_olha', callee: '380671234567', projectId: '11111' },
			},
		]);
	});

	test.each([
		[{ extension: '102', sip: 'shop_ivan' }, '102'],
		[{ sip: 'shop_ivan' }, 'shop_ivan'],
	])('by whom the call names when nobody is set: %j', async (named, extension) => {
		const employee = { ...aMissedCall().employee, ...named };
		await run([withTask({ employee })], [callBack({ employee: '' })]);
		expect(asked()).toMatchObject([{ parameters: { extension } }]);
	});
});

describe('nobody is called back, and it is said why', () => {
	test.each<[string, object, string]>([
		['an answered call', { ...aCall(), taskCreated: true }, 'the call was not missed'],
		[
			'an outgoing call',
			{ ...aCall({ direction: 'outgoing', outcome: 'notReached' }), taskCreated: true },
			'the call was not missed',
		],
		['what is no call', { hello: 'world' }, 'the call was not missed'],
		['one without a new task', aMissedCall(), 'no task was created for it just now'],
		[
			'one whose task was there',
			{ ...aMissedCall(), taskCreated: false },
			'no task was created for it just now',
		],
		[
			'a hidden number',
			{ ...aMissedCall({ clientPhone: null }), taskCreated: true },
			'the number of the client or the employee is not known',
		],
	])('%s', async (_name, item, skipped) => {
		const { items } = await run([item], [callBack()]);
		expect(items).toMatchObject([
			{ json: { ...item, calledBack: false, skipped: expect.stringContaining(skipped) } },
		]);
		expect(asked()).toEqual([]);
	});

	test('no employee is known', async () => {
		const { items } = await run([withTask()], [callBack({ employee: ' ' })]);
		expect(items).toMatchObject([{ json: { calledBack: false } }]);
		expect(asked()).toEqual([]);
	});
});

describe('once for a missed call', () => {
	const missed = () => aMissedCall({ id: newId() });

	test('through the pipeline, delivered again and again', async () => {
		const call = missed();
		for (let times = 0; times < 3; times++) await run([call], [...PIPELINE, callBack()]);
		await run([call, call], [...PIPELINE, callBack()]);
		expect(asked()).toHaveLength(1);
	});

	test('five deliveries at the same moment', async () => {
		await cabinet.fail({ latencyMs: [1, 10] });
		const call = missed();
		await Promise.all(
			Array.from({ length: 5 }, async () => await run([call], [...PIPELINE, callBack()])),
		);
		expect(asked()).toHaveLength(1);
	});

	test('a client who rings again while the task is open is not rung twice', async () => {
		await run([missed()], [...PIPELINE, callBack()]);
		await run([missed()], [...PIPELINE, callBack()]);
		expect(asked()).toHaveLength(1);
	});

	test('the same item twice', async () => {
		const item = withTask();
		const { items } = await run([item, item], [callBack()]);
		expect(items.map(({ json }) => json.calledBack)).toEqual([true, false]);
		expect(asked()).toHaveLength(1);
	});

	test('a call with the same id at another address rings, too', async () => {
		const item = withTask();
		await run([item], [callBack()]);
		const other = closeAfterTest(await startOddServer({ body: {} }));
		ringostat.apiAddress = other.url;
		await run([item, item], [callBack()]);
		expect([asked().length, other.asked.length]).toEqual([1, 1]);
	});

	const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

	test('Retry On Fail after it may have been done: not again', async () => {
		await cabinet.fail({ routes: [SIMPLE], cutAfter: 1, times: 1 });
		await run([withTask()], [callBack({}, RETRY)]);
		expect(asked()).toHaveLength(1);
	});

	test('Retry On Fail for another item of the batch: not again', async () => {
		const items = [withTask(), withTask({ clientPhone: '380931112233' })];
		await cabinet.fail({ routes: [SIMPLE], rate429: 0.5, seed: 4 });
		await run(items, [callBack({}, RETRY)]);
		await cabinet.fail();
		await run(items, [callBack({}, RETRY)]);
		const destinations = asked().map(({ parameters }) => parameters.destination);
		expect(destinations.sort()).toEqual(['380671234567', '380931112233']);
	});

	test('Retry On Fail after it was surely not done: again', async () => {
		await cabinet.fail({ routes: [SIMPLE], rate429: 1, times: 1 });
		const { items, error } = await run([withTask()], [callBack({}, RETRY)]);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { calledBack: true } }]);
		expect(asked()).toHaveLength(1);
	});
});

describe('errors', () => {
	test('a wrong Auth-key is named, and not shown', async () => {
		ringostat.authKey = 'wrong-key-0123456789';
		const ran = await run([withTask({ id: 'u1' })], [callBack()]);
		expect(ran.error?.message).toContain('Call u1: Ringostat refused the Auth-key (401)');
		expect(asked()).toEqual([]);
		expect(tracesOf('wrong-key-0123456789', ran)).toEqual([]);
	});

	test('no Auth-key at all', async () => {
		ringostat.authKey = '';
		const { error } = await run([withTask()], [callBack()]);
		expect(error?.message).toContain('no Auth-key');
	});

	test.each<[string, OddAnswer, RegExp]>([
		['401', { status: 401, body: {} }, /^Nobody was rung\. Check the Auth-key/],
		['404', { status: 404, body: {} }, /^Nobody was rung\. Set API Address/],
		['400', { status: 400, body: 'Bad' }, /^Nobody was rung\. Check the employee's number/],
		['429', { status: 429, body: {} }, /^Nobody was rung\. Retry the execution later/],
		['500', { status: 500, body: {} }, /^Ringostat may have rung all the same/],
		['a page', { status: 200, body: '<html>' }, /^Ringostat may have rung all the same/],
		['a broken connection', 'reset', /^Ringostat may have rung all the same/],
		['no answer in time', 'silence', /^Ringostat may have rung all the same/],
	])('%s: it is said whether somebody was rung', async (_name, answer, what) => {
		const server = closeAfterTest(await startOddServer(answer));
		ringostat.apiAddress = server.url;
		const impatient = callBack({ options: { budget: 0, timeout: 1 } });
		const item = withTask();
		const { error } = await run([item], [impatient]);
		expect(error?.description).toMatch(what);
		expect(error?.description).not.toMatch(/From|nothing is written|Run it again/);
		// Again only what surely did not ring.
		await run([item], [impatient]);
		expect(server.asked).toHaveLength(what.source.startsWith('^Nobody') ? 2 : 1);
	});

	const INSIDE_200: OddAnswer[] = [
		{ body: { jsonrpc: '2.0', id: 1, error: { code: -32602, message: 'No such employee' } } },
		{ body: { jsonrpc: '2.0', id: 1, error: 'No such employee' } },
	];

	test.each(INSIDE_200)('inside a 200 is an error: %#', async (answer) => {
		const server = await startOddServer(answer);
		ringostat.apiAddress = server.url;
		const item = withTask({ id: newId() });
		const extended = callBack({ form: 'extended', projectId: '1' });
		const { error } = await run([item], [extended]);
		expect(error?.message).toMatch(/Ringostat did not start the call: .*No such employee/);
		expect(server.asked).toHaveLength(1);
		expect(server.asked[0]).toMatchObject({ method: 'POST', url: '/a/v2' });
		// It surely did not ring, so it may be tried again.
		await run([item], [extended]);
		expect(server.asked).toHaveLength(2);
		await server.close();
	});

	test('On Error: Continue gives the item with the error, and goes on with the next', async () => {
		await cabinet.fail({ routes: [SIMPLE], rate429: 1, times: 1 });
		const settings = { onError: 'continueRegularOutput' as const };
		const { items } = await run([withTask({ id: 'u1' }), withTask()], [callBack({}, settings)]);
		expect(items).toMatchObject([
			{ json: { id: 'u1', error: expect.stringContaining('Call u1: ') } },
			{ json: { calledBack: true } },
		]);
	});

	test('the key is nowhere in what the execution leaves', async () => {
		const good = await run([withTask()], [callBack()]);
		await cabinet.fail({ routes: [SIMPLE], cutAfter: 1 });
		const bad = await run([withTask()], [callBack()]);
		expect(bad.error).toBeDefined();
		expect(tracesOf(AUTH_KEY, [good, bad.error, bad.items])).toEqual([]);
	});
});
