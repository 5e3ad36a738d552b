/** The main template, both ways in, in n8n's own engine. */
import { Expression } from 'n8n-workflow';
import { aCall } from '../support/aCall.mts';
import { AUTH_KEY, idsOf, rang } from '../support/getCalls.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { openTemplate, type RunFrom } from '../support/runTemplate.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import type { Call } from '../../nodes/shared/Call';

const CLIENT = 'Find/Create Client';
const SCHEDULE = 'Every 5 Minutes';

let sandbox: Sandbox;
let evaluated: jest.SpyInstance;

beforeEach(async () => {
	sandbox = await startSandbox({ ringostatAuthKey: AUTH_KEY });
	// A method that the class keeps to itself, and that every expression passes.
	const engine = Expression.prototype as unknown as { renderExpression(): unknown };
	evaluated = jest.spyOn(engine, 'renderExpression');
});
afterEach(async () => {
	evaluated.mockRestore();
	await sandbox.close();
});

function open({ apiKey, authKey = AUTH_KEY }: { apiKey?: string; authKey?: string } = {}): RunFrom {
	return openTemplate('ringostat-to-asteril.json', {
		asterilApi: credentialFor(sandbox.url, apiKey === undefined ? {} : { apiKey }),
		ringostatApi: { token: '', authKey, apiAddress: `${sandbox.url}/ringostat` },
	});
}

const logged = () => sandbox.cabinet.calls.map(({ external_id: id }) => id);

describe('a call that the webhook brings', () => {
	test('is written, and n8n evaluates no expression for it', async () => {
		const { error, executed } = await open()(CLIENT, [aCall({ id: 'u1' })]);
		expect(error).toBeUndefined();
		expect(logged()).toEqual(['u1']);
		expect(executed).not.toContain('Stop: Not Written');
		expect(evaluated).not.toHaveBeenCalled();
	});

	test('and that cannot be written fails the execution, with the call and the reason', async () => {
		const calls = [aCall({ id: 'u1' }), aCall({ id: 'u2' })];
		const { error, executed } = await open({ apiKey: 'wrong' })(CLIENT, calls);
		expect(error).toMatch(/Call u1: .*API key.* \| .*Call u2: .*API key/s);
		expect(error).not.toContain('[line');
		expect(executed).toEqual([
			CLIENT,
			'Log Call',
			'Create Missed-Call Task',
			'Complete Missed-Call Task',
			'Stop: Not Written',
		]);
		expect(evaluated).toHaveBeenCalledTimes(1);
	});
});

describe('every five minutes', () => {
	test('new calls are written, and n8n evaluates no expression for them', async () => {
		const run = open();
		rang(sandbox, 'before', 15);
		rang(sandbox, 'tried', 5);
		const { error } = await run(SCHEDULE, [{}]);
		expect(error).toBeUndefined();
		expect(logged()).toEqual(['tried']);
		rang(sandbox, 'new', 1);
		await run(SCHEDULE, [{}]);
		expect(logged()).toEqual(['tried', 'new']);
		expect(evaluated).not.toHaveBeenCalled();
	});

	test('a call that came by the webhook is not written again', async () => {
		const run = open();
		rang(sandbox, 'u1', 5);
		const first = await run(SCHEDULE, [{}]);
		const calls = first.itemsOf('Get Calls').map(({ json }) => json as unknown as Call);
		expect(idsOf(calls)).toEqual(['u1']);
		await run(CLIENT, calls);
		await run(SCHEDULE, [{}]);
		expect(logged()).toEqual(['u1']);
	});

	test('without an Auth-key nothing is asked, and nothing fails', async () => {
		rang(sandbox, 'u1', 5);
		const { error, executed } = await open({ authKey: '' })(SCHEDULE, [{}]);
		expect(error).toBeUndefined();
		expect(executed).toEqual([SCHEDULE, 'Get Calls']);
		expect(sandbox.log.latest()).toEqual([]);
	});

	test('a wrong Auth-key fails the execution', async () => {
		const { error } = await open({ authKey: 'wrong' })(SCHEDULE, [{}]);
		expect(error).toContain('Ringostat refused the Auth-key');
	});
});
