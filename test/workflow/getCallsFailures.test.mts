/** "Ringostat: Get Calls" when something is wrong: it says what, and what to do. */
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { AUTH_KEY, type AskedFor, getCallsOf, idsOf, rang } from '../support/getCalls.mts';
import { type OddServer, startOddServer } from '../support/oddServer.mts';
import type { Step } from '../support/runWorkflow.mts';
import { tracesOf } from '../support/tracesOf.mts';

let sandbox: Sandbox;
let odd: OddServer | undefined;

beforeEach(async () => {
	sandbox = await startSandbox({ ringostatAuthKey: AUTH_KEY });
});
afterEach(async () => {
	await sandbox.close();
	await odd?.close();
	odd = undefined;
});

const getCalls = async (parameters: Step['parameters'] = {}, asked: AskedFor = {}) =>
	await getCallsOf(sandbox, parameters, asked);
const call = (id: string, minutesAgo: number, more: object = {}) =>
	rang(sandbox, id, minutesAgo, more);
const requests = () => sandbox.log.latest();

test('a wrong Auth-key', async () => {
	const { error } = await getCalls({}, { authKey: 'wrong-key-81c2' });
	expect(error?.message).toBe('Ringostat refused the Auth-key (401)');
	expect(error?.description).toContain('under Settings, Integrations, API');
});

test('no Auth-key: said at once, and nothing is asked', async () => {
	const { error } = await getCalls({}, { authKey: ' ' });
	expect(error?.message).toBe('The Ringostat credential has no Auth-key');
	expect(error?.description).toContain('under Settings, Integrations, API');
	expect(requests()).toEqual([]);
});

test('a period or a field that Ringostat does not like', async () => {
	odd = await startOddServer({ status: 400, body: 'Unknown field: uniqueid' });
	const { error } = await getCalls({}, { apiAddress: odd.url });
	expect(error?.message).toBe('Ringostat refused GET calls/list (400): Unknown field: uniqueid');
	expect(error?.description).toContain('Check "From" and "To"');
});

test('too many requests: it waits as long as it is told, within its patience', async () => {
	call('u1', 9);
	odd = await startOddServer((_, number) =>
		number === 1
			? { status: 429, headers: { 'retry-after': '1' }, body: '' }
			: { body: [{ uniqueid: 'u1', calldate: '2026-10-01 10:00:00', billsec: 9 }] },
	);
	const began = Date.now();
	const patient = await getCalls({ options: { budget: 5 } }, { apiAddress: odd.url });
	expect(idsOf(patient.calls)).toEqual(['u1']);
	expect(Date.now() - began).toBeGreaterThan(990);
});

test('too many requests for too long', async () => {
	odd = await startOddServer({ status: 429, headers: { 'retry-after': '60' }, body: '' });
	const { error } = await getCalls({}, { apiAddress: odd.url });
	expect(error?.message).toBe('Ringostat asks to slow down (429)');
	expect(error?.description).toContain('run it again later');
});

test('an answer that is no list', async () => {
	odd = await startOddServer({ body: { error: 'Something else' } });
	const { error } = await getCalls({}, { apiAddress: odd.url });
	expect(error?.message).toBe('Ringostat answered calls/list with something else than a list');
	expect(error?.description).toContain('Received { error: string }');
});

test('with "Continue" the item goes on with its error', async () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const { error, items } = await getCalls({}, { authKey: 'wrong-key-81c2', settings });
	expect(error).toBeUndefined();
	expect(items).toEqual([
		expect.objectContaining({
			json: expect.objectContaining({
				n: 0,
				error: expect.stringMatching(/^Ringostat refused the Auth-key \(401\)\. Check /),
			}),
		}),
	]);
});

test.each<[string, AskedFor]>([
	['when all is well', {}],
	['when it is refused', { authKey: 'wrong-key-81c2' }],
	['when nobody answers', { apiAddress: 'http://127.0.0.1:9' }],
])('the key shows nowhere, %s', async (_, asked: AskedFor) => {
	call('u1', 9);
	const { run } = await getCalls({}, asked);
	expect(tracesOf(asked.authKey ?? AUTH_KEY, run)).toEqual([]);
});
