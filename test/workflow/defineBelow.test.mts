import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';
import { readTask } from '../support/taskText.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const DEFINED: Step['parameters'] = {
	call: 'define',
	callId: ' c-1 ',
	clientPhone: '067 123-45-67',
	direction: 'incoming',
	outcome: 'missed',
	callDetails: {
		line: '+380 (44) 333-44-55',
		startedAt: '2026-11-22T10:15:00+02:00',
		durationSeconds: 12,
		talkSeconds: 0,
		employeeName: 'Ольга',
		utmSource: 'google',
	},
};

async function run(types: string[], parameters: Step['parameters'], json: object = {}) {
	const steps = types.map((type) => step(type, { ...DEFINED, ...parameters }));
	return await runWorkflow(steps, [{ json: { ...json } }], { asterilApi: cabinet.credential });
}

test('a call whose facts are typed goes the same pipeline', async () => {
	const { items, error } = await run(
		['asterilFindOrCreateClient', 'asterilLogCall', 'asterilCreateMissedCallTask'],
		{},
		{ note: 'from a queue' },
	);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({
		note: 'from a queue',
		clientCreated: true,
		callCreated: true,
		taskCreated: true,
	});
	const { clients, calls, tasks } = cabinet.sandbox.cabinet;
	expect(clients[1]).toMatchObject({ phone: '380671234567' });
	expect(calls).toMatchObject([
		{
			external_id: 'c-1',
			direction: 'in',
			status: 'missed',
			phone: '380671234567',
			line: '380443334455',
			started_at: '2026-11-22 10:15:00',
			duration: 12,
			talk_duration: 0,
			comment: 'Співробітник: Ольга',
		},
	]);
	expect(tasks).toMatchObject([{ title: 'Пропущений дзвінок: +380671234567' }]);
	expect(readTask(tasks[0]).missed).toEqual(['c-1']);
});

test('the client can be named by its id', async () => {
	const callDetails = { clientId: '1' };
	const { error } = await run(['asterilLogCall', 'asterilCreateMissedCallTask'], { callDetails });
	expect(error).toBeUndefined();
	const { calls, tasks } = cabinet.sandbox.cabinet;
	expect([calls[0].client_id, tasks[0].client_id]).toEqual([1, 1]);
});

test.each([
	['answered', 'incoming', 'the call was not missed'],
	['missed', 'outgoing', 'an outgoing call'],
	['notReached', 'outgoing', 'an outgoing call'],
])('%s and %s: no task', async (outcome, direction, skipped) => {
	const { items } = await run(['asterilCreateMissedCallTask'], { outcome, direction });
	expect(items[0].json).toMatchObject({ task: null, skipped });
});

test('an outgoing call that was missed is one that did not reach', async () => {
	await run(['asterilLogCall'], { outcome: 'missed', direction: 'outgoing' });
	expect(cabinet.sandbox.cabinet.calls).toMatchObject([
		{ direction: 'out', status: 'not_reached' },
	]);
});

test('what the item says of another call does not count', async () => {
	const loggedCall = { id: 7, externalId: 'c-1', status: 'answered', comment: null };
	const { items } = await run(['asterilLogCall'], {}, { id: 'c-1', loggedCall });
	expect(items[0].json).toMatchObject({ callCreated: true, loggedCall: { id: 1 } });
});

test('what is left empty is not known', async () => {
	await run(['asterilLogCall'], { clientPhone: '', callDetails: {} });
	expect(cabinet.sandbox.cabinet.calls).toMatchObject([
		{ phone: null, line: null, started_at: null, duration: null, comment: null },
	]);
});

test('the values can come from each item by an expression', async () => {
	const steps = [step('asterilLogCall', { ...DEFINED, callId: '={{ $json.nr }}' })];
	const items = ['x', 'y'].map((nr) => ({ json: { nr } }));
	const ran = await runWorkflow(steps, items, { asterilApi: cabinet.credential });
	expect(ran.error).toBeUndefined();
	expect(cabinet.sandbox.cabinet.calls.map(({ external_id }) => external_id)).toEqual(['x', 'y']);
});
