import type { INodeExecutionData } from 'n8n-workflow';
import type { Call } from '../../nodes/shared/Call';
import { aCall, aMissedCall } from '../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { readTask } from '../support/taskText.mts';
import { locator, step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

/** The pipeline behind the trigger, with what is set in the node of the task. */
const pipeline = (parameters: Step['parameters'] = {}): Step[] => [
	step('asterilFindOrCreateClient'),
	step('asterilLogCall'),
	step('asterilCreateMissedCallTask', parameters),
	step('asterilCompleteMissedCallTask'),
];

async function run(calls: Call[], steps: Step[] = pipeline()): Promise<INodeExecutionData[]> {
	const items = calls.map((call) => ({ json: { ...call } }));
	const { items: output, error } = await runWorkflow(
		steps,
		items as unknown as INodeExecutionData[],
		{ asterilApi: cabinet.credential },
	);
	expect(error).toBeUndefined();
	return output;
}

/** Friday, 20 November 2026, in Kyiv. */
const on = (clock: string) => `2026-11-20T${clock}:00+02:00`;
const missed = (clock: string, more: Partial<Call> = {}) =>
	aMissedCall({ id: `m${clock}`, startedAt: on(clock), ...more });
const talk = (clock: string, more: Partial<Call> = {}) =>
	aCall({ id: `r${clock}`, startedAt: on(clock), direction: 'outgoing', ...more });
const tried = (clock: string) =>
	talk(clock, { id: `t${clock}`, outcome: 'notReached', recordingUrl: null });

const tasks = () => cabinet.sandbox.cabinet.tasks;
const shown = () =>
	tasks().map((task) => [
		task.status,
		task.deadline,
		readTask(task)
			.missed.map((id) => id.slice(1))
			.join(),
	]);

test('the life of a missed call, with nothing touched', async () => {
	const [first] = await run([missed('20:30')]);
	expect(first.json).toMatchObject({
		taskCreated: true,
		missedCallCount: 1,
		responsibleBy: 'keyOwner',
		completedTasks: [],
	});
	expect(shown()).toEqual([['open', '2026-11-23 13:00:00', '20:30']]);

	const [second] = await run([missed('20:40')]);
	expect(second.json).toMatchObject({ taskCreated: false, missedCallCount: 2 });
	const [attempt] = await run([tried('20:50')]);
	expect(attempt.json).toMatchObject({ task: null, notedTasks: [{ id: 1 }], completedTasks: [] });
	expect(shown()).toEqual([['open', '2026-11-23 13:00:00', '20:30,20:40']]);

	const [reached] = await run([talk('21:00')]);
	expect(reached.json).toMatchObject({ completedTasks: [{ id: 1, status: 'done' }] });
	expect(shown()).toEqual([['done', '2026-11-23 13:00:00', '20:30,20:40']]);
	expect(readTask(tasks()[0]).words.split('\n').slice(-2)).toEqual([
		'Не додзвонилися: 20.11.2026 20:50, Ольга Менеджер',
		'Клієнту передзвонили: 20.11.2026 21:00, Ольга Менеджер',
	]);

	await run([missed('21:30')]);
	expect(shown().map(([status]) => status)).toEqual(['done', 'open']);
});

test('an item keeps what it brought, through the new node too', async () => {
	const binary = { file: { data: 'eA==', mimeType: 'text/plain' } };
	const items = [{ json: { ...missed('10:00'), mine: 1 }, binary }];
	const ran = await runWorkflow(pipeline(), items as unknown as INodeExecutionData[], {
		asterilApi: cabinet.credential,
	});
	expect(ran.items).toMatchObject([{ json: { mine: 1, id: 'm10:00' }, binary }]);
	expect(ran.items[0].pairedItem).toEqual({ item: 0 });
});

test('a batch in which the client was reached in between', async () => {
	const batch = [missed('10:00'), talk('10:20'), missed('10:40')];
	await run(batch);
	await run(batch);
	// The first one was called back before it was known: it needs no task.
	expect(shown()).toEqual([['open', '2026-11-20 14:40:00', '10:40']]);
});

test('the talk was known only after the second missed call: the next batch sets it right', async () => {
	await run([missed('10:00')]);
	await run([missed('10:40')]);
	await run([talk('10:20')]);
	expect(shown()).toEqual([['open', '2026-11-20 14:00:00', '10:40']]);
	await run([missed('10:00'), talk('10:20'), missed('10:40')]);
	expect(shown()).toEqual([['open', '2026-11-20 14:40:00', '10:40']]);
});

test('clients only for answered calls: the tasks of the number are done by the first talk', async () => {
	const steps = [
		step('asterilFindOrCreateClient', { createFor: 'answered' }),
		...pipeline().slice(1),
	];
	await run([missed('10:00')], steps);
	await run([missed('10:05')], steps);
	await run([tried('10:10')], steps);
	expect(tasks()).toMatchObject([{ client_id: null, external_id: 'missed-380671234567' }]);
	expect(shown().map(([status, , counted]) => [status, counted])).toEqual([
		['open', '10:00,10:05'],
	]);
	await run([talk('10:20')], steps);
	expect(shown().map(([status]) => status)).toEqual(['done']);
});

describe('the deadline', () => {
	const due = async (clock: string, parameters: Step['parameters']) => {
		await run([missed(clock)], pipeline(parameters));
		return tasks()[0].deadline;
	};
	const hours = (from: string, to: string, weekdays = [1, 2, 3, 4, 5]) => ({
		values: [{ weekdays, from, to }],
	});

	test.each<[string, Step['parameters'], string | null]>([
		['20:30', {}, '2026-11-23 13:00:00'],
		['10:00', {}, '2026-11-20 14:00:00'],
		['20:30', { workingTime: false }, '2026-11-21 00:30:00'],
		['20:30', { dueMinutes: 0 }, null],
		['20:30', { dueMinutes: 30 }, '2026-11-23 09:30:00'],
		['20:30', { workingHours: hours('08:00', '24:00', [5, 6]) }, '2026-11-21 08:30:00'],
		['20:30', { options: { holidays: '2026-11-23, 2026-11-24' } }, '2026-11-25 13:00:00'],
		['10:00', { options: { zone: 'Europe/London' } }, '2026-11-20 15:00:00'],
	])('of a call at %s with %j: %s', async (clock, parameters, deadline) => {
		expect(await due(clock, parameters)).toBe(deadline);
	});

	test.each<[Step['parameters'], string]>([
		[{ workingHours: hours('9-00', '18:00') }, '"9-00" is no time or day'],
		[{ options: { holidays: '25.12.2026' } }, '"25.12.2026" is no time or day'],
	])('that makes no sense is said: %j', async (parameters, message) => {
		const steps = pipeline(parameters);
		const { error } = await runWorkflow(
			steps,
			[{ json: { ...missed('10:00') } as unknown as INodeExecutionData['json'] }],
			{ asterilApi: cabinet.credential },
		);
		expect(error?.message).toContain(message);
		expect(tasks()).toEqual([]);
	});
});

describe('the right person', () => {
	const { employee } = aMissedCall();
	const ivan = { ...employee, extension: '102' };
	const chosen = { responsible: locator('1') };

	test.each<[unknown[], Partial<Call>, Step['parameters']]>([
		[[2, 'client'], { clientPhone: '380501112233', employee: ivan }, chosen],
		[[3, 'employee'], { employee: ivan }, chosen],
		[[1, 'chosen'], {}, chosen],
		[[1, 'chosen'], { employee: ivan }, { ...chosen, assignTo: 'chosen' }],
		[[null, 'keyOwner'], {}, {}],
		[
			[2, 'employee'],
			{ employee: { ...employee, sip: 'shop_ivan' } },
			{
				...chosen,
				options: { employees: { values: [{ employee: 'SHOP_ivan', user: locator('2') }] } },
			},
		],
	])('%j', async ([responsible, responsibleBy], call, parameters) => {
		const [{ json }] = await run([missed('10:00', call)], pipeline(parameters));
		expect(json).toMatchObject({ taskCreated: true, responsibleBy });
		expect(tasks()).toMatchObject([{ responsible }]);
	});

	test('a client’s own responsible is never set by us', async () => {
		await run([missed('10:00', { employee: ivan }), talk('11:00')], pipeline(chosen));
		expect(cabinet.sandbox.cabinet.clients.map(({ responsible }) => responsible)).toEqual([
			2,
			null,
		]);
	});

	test('of a call that was logged, but whose task failed, in a later batch', async () => {
		const of = (clock: string) => missed(clock, { clientPhone: '380501112233', employee: ivan });
		await run([of('10:00')], pipeline().slice(0, 2));
		const others = ['1', '2', '3', '4'].map((n) =>
			talk(`11:0${n}`, { clientPhone: `38093000000${n}` }),
		);
		const [{ json }] = await run([of('10:00'), ...others], pipeline(chosen));
		expect(json).toMatchObject({ taskCreated: true, responsibleBy: 'client' });
		expect(tasks()).toMatchObject([{ responsible: 2 }]);
		expect(tasks()[0].description).toContain('Клієнт: Олена Наявна');
	});
});

test('one for each call when "One Open Task per Client" is off; a talk does them all', async () => {
	const off = { oneOpenTask: false };
	await run([missed('10:00'), missed('10:05')], pipeline(off));
	expect(shown().map(([status, , counted]) => [status, counted])).toEqual([
		['open', '10:00'],
		['open', '10:05'],
	]);
	await run([talk('11:00')], pipeline(off));
	expect(shown().map(([status]) => status)).toEqual(['done', 'done']);
});
