import type { CallRecord } from '../../../../../nodes/Asteril/api/records';
import { ApiError } from '../../../../../nodes/shared/http/ApiError';
import type { Call } from '../../../../../nodes/shared/Call';
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import { createMissedCallTask } from '../../../../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import type { TaskOptions } from '../../../../../nodes/Asteril/crm/missedCalls/draftTask';
import { readTask } from '../../../../support/taskText.mts';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';
import { memoryCabinet, type MemoryOptions } from '../../../../support/memoryCabinet.mts';
import { at, ms } from '../../../../support/missedCallTable.mts';
import { clockAt } from '../../../../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const OPTIONS: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	responsible: { assignTo: 'chosen', chosen: null, fallback: null, employees: [] },
	dueMinutes: null,
	calendar: null,
	title: 'Пропущений дзвінок: {phone}',
	text: 'Клієнт: {client}\nЧас: {time}\nЛінія: {line}\nОчікування: {wait} с\n{employee}\n{id}',
};
const OLENA = { id: 1, name: 'Олена Наявна' };

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const make = async (
	call: Call = aMissedCall(),
	client: typeof OLENA | null = OLENA,
	options: Partial<TaskOptions> = {},
) =>
	await createMissedCallTask(new Batch(cabinet, [call]), call, client, { ...OPTIONS, ...options });
const tasks = () => cabinet.sandbox.cabinet.tasks;

test('a missed call has a task, bound to its client', async () => {
	const { task, taskCreated } = await make(aMissedCall({ id: 'u1' }));
	expect(taskCreated).toBe(true);
	expect(task).toMatchObject({
		id: 1,
		externalId: 'missed-380671234567',
		type: 'missedCall',
		status: 'open',
	});
	expect(tasks()).toMatchObject([
		{
			external_id: 'missed-380671234567',
			client_id: 1,
			title: 'Пропущений дзвінок: +380671234567',
			description: [
				'Клієнт: Олена Наявна',
				'Час: 22.11.2026 10:15',
				'Лінія: +380443334455',
				'Очікування: 12 с',
				'u1',
				'Пропущені дзвінки: 1 (22.11.2026 10:15)',
				'Для інтеграції, не змінюйте: [ringostat missed u1 2026-11-22T10:15:00+02:00]',
			].join('\n'),
			status: 'open',
			responsible: null,
			type: 'missed_call',
		},
	]);
});

test('without a client it is unbound, with the number in the text', async () => {
	await make(aMissedCall(), null);
	expect(tasks()).toMatchObject([{ client_id: null, title: 'Пропущений дзвінок: +380671234567' }]);
	expect(tasks()[0].description).not.toContain('Клієнт');
});

test('a hidden number is named so', async () => {
	await make(aMissedCall({ clientPhone: null }), null);
	expect(tasks()).toMatchObject([{ title: 'Пропущений дзвінок: номер приховано' }]);
});

test('what is not known leaves no half lines', async () => {
	const call = aMissedCall({ id: 'u1', startedAt: null, line: null, waitSeconds: null });
	await make(call, null);
	expect(readTask(tasks()[0])).toMatchObject({
		missed: ['u1'],
		words: expect.stringMatching(/^u1\nПропущені дзвінки: 1 \(/),
	});
});

test('a call whose time is no date is missed as of the moment it became known', async () => {
	await make(aMissedCall({ id: 'u1', startedAt: 'незабаром' }), null);
	expect(readTask(tasks()[0])).toMatchObject({ missed: ['u1'] });
	expect(tasks()[0]).toMatchObject({
		status: 'open',
		description: expect.not.stringContaining('NaN'),
	});
});

test('the time stands on the clock of the call', async () => {
	await make(aMissedCall({ startedAt: '2026-11-21T23:59:00+03:00' }));
	expect(tasks()[0].description).toContain('Час: 21.11.2026 23:59');
});

describe('the responsible', () => {
	const rules = (chosen: string | number | null, fallback: string | number | null = null) => ({
		responsible: { ...OPTIONS.responsible, chosen, fallback },
	});

	test.each([3, '3'])('chosen as %j', async (chosen) => {
		const outcome = await make(aMissedCall(), OLENA, rules(chosen));
		expect(outcome).toMatchObject({ taskCreated: true, responsibleBy: 'chosen' });
		expect(tasks()).toMatchObject([{ responsible: 3 }]);
	});

	test('nobody chosen: the default', async () => {
		const outcome = await make(aMissedCall(), OLENA, rules(null, 2));
		expect(outcome).toMatchObject({ responsibleBy: 'default', task: { responsible: 2 } });
	});

	test('nobody at all: the cabinet decides', async () => {
		expect(await make()).toMatchObject({ responsibleBy: 'keyOwner', task: { responsible: null } });
	});

	test('who does not exist is refused by the cabinet, and it is said', async () => {
		await expect(make(aMissedCall(), OLENA, rules(99))).rejects.toMatchObject({
			kind: 'refused',
			message: expect.stringContaining('user 99, which does not exist'),
		});
	});
});

describe('no task, and why', () => {
	const none = (skipped: string) => ({ task: null, taskCreated: false, skipped });

	test.each([
		[aCall(), 'the call was not missed'],
		[aCall({ outcome: 'unknown' }), 'Ringostat did not say whether the call was missed'],
		[aCall({ direction: 'outgoing' }), 'an outgoing call'],
		[aCall({ direction: 'outgoing', outcome: 'notReached' }), 'an outgoing call'],
		[aCall({ outcome: 'inProgress' }), 'the call is still in progress'],
		[
			aCall({ direction: null, outcome: 'unknown' }),
			'the call has no direction, so whether it was missed is not known',
		],
	])('%#: %s', async (call, skipped) => {
		expect(await make(call)).toEqual(none(skipped));
		expect(cabinet.sent).toEqual([]);
	});

	test('"Create For" is "Never"', async () => {
		expect(await make(aMissedCall(), OLENA, { createFor: 'never' })).toEqual(
			none('"Create For" is "Never"'),
		);
		expect(cabinet.sent).toEqual([]);
	});

	test('a callback that the client did not take is not missed by us', async () => {
		const call = aCall({ callback: true, outcome: 'notReached', missed: false });
		expect(await make(call)).toMatchObject({ taskCreated: false });
	});
});

describe('one task for a call', () => {
	test.each([true, false])('the second time it is found as it is: %j', async (oneOpenTask) => {
		const call = aMissedCall();
		await make(call, OLENA, { oneOpenTask });
		cabinet.sandbox.cabinet.update('task', 1, { status: 'done', title: 'Передзвонено' });
		const before = { ...tasks()[0] };
		expect(await make(call, OLENA, { oneOpenTask })).toMatchObject({
			task: { id: 1, status: 'done', title: 'Передзвонено' },
			taskCreated: false,
		});
		expect(tasks()).toEqual([before]);
	});

	test('twenty at the same moment', async () => {
		await cabinet.fail({ latencyMs: [1, 15] });
		const call = aMissedCall();
		const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await make(call)));
		expect(outcomes.filter(({ taskCreated }) => taskCreated)).toHaveLength(1);
		expect(outcomes.map(({ missedCallCount }) => missedCallCount)).toEqual(outcomes.map(() => 1));
		expect(tasks()).toHaveLength(1);
	});

	test('cut off after it was done', async () => {
		await cabinet.fail({ routes: ['POST task'], cutAfter: 1, times: 1 });
		expect(await make()).toMatchObject({ taskCreated: true, missedCallCount: 1 });
		expect(tasks()).toHaveLength(1);
	});

	test('of a number without a client, again and again', async () => {
		const call = aMissedCall();
		await make(call, null);
		expect(await make(call, null)).toMatchObject({ taskCreated: false, missedCallCount: 1 });
		expect(tasks()).toHaveLength(1);
	});
});

describe('another missed call of the same client', () => {
	test('is counted in the open task', async () => {
		await make(aMissedCall({ id: 'u1' }));
		const second = aMissedCall({ id: 'u2', startedAt: '2026-11-22T10:20:00+02:00' });
		expect(await make(second)).toMatchObject({
			task: { id: 1 },
			taskCreated: false,
			missedCallCount: 2,
		});
		expect(tasks()).toHaveLength(1);
		expect(readTask(tasks()[0])).toMatchObject({
			missed: ['u1', 'u2'],
			words: expect.stringContaining('Пропущені дзвінки: 2 (22.11.2026 10:15, 22.11.2026 10:20)'),
		});
	});

	test('at the same moment: no attempt is lost', async () => {
		await cabinet.fail({ latencyMs: [1, 10] });
		await Promise.all(Array.from({ length: 10 }, async () => await make(aMissedCall())));
		expect(tasks()).toHaveLength(1);
		expect(tasks()[0].description).toContain('Пропущені дзвінки: 10 (');
	});

	test('has a task of its own when the first one is done', async () => {
		await make();
		cabinet.sandbox.cabinet.update('task', 1, { status: 'done' });
		expect(await make()).toMatchObject({ task: { id: 2 }, taskCreated: true, missedCallCount: 1 });
	});

	test('has a task of its own when every call is to have one', async () => {
		for (let number = 0; number < 2; number++) {
			await make(aMissedCall(), OLENA, { oneOpenTask: false });
		}
		expect(tasks()).toHaveLength(2);
	});
});

describe('the deadline', () => {
	const office = {
		zone: 'Europe/Kyiv',
		hours: [{ weekday: 1, from: '09:00', to: '18:00' }],
		holidays: [],
	};

	test.each<[string, Partial<TaskOptions>, string | null, string | null]>([
		['none is wanted', {}, '2026-11-22T10:15:00+02:00', null],
		[
			'minutes after the call',
			{ dueMinutes: 90 },
			'2026-11-22T10:15:00+02:00',
			'2026-11-22 11:45:00',
		],
		['at once', { dueMinutes: 0 }, '2026-11-22T10:15:00+02:00', '2026-11-22 10:15:00'],
		[
			'minutes of working time',
			{ dueMinutes: 90, calendar: office },
			'2026-11-22T10:15:00+02:00',
			'2026-11-23 10:30:00',
		],
	])('%s', async (_name, options, startedAt, deadline) => {
		await make(aMissedCall({ startedAt }), OLENA, options);
		expect(tasks()).toMatchObject([{ deadline }]);
	});
});

test('several workers: a task that is one too many is done, says so, and is not found again', async () => {
	const { api } = cabinet;
	const call = aMissedCall({ id: 'u1' });
	const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
	racing.api.create = async (...args) => {
		const description = '[ringostat missed u1 2026-11-22T10:15:00+02:00]';
		const other = {
			external_id: 'missed-380671234567',
			client_id: 1,
			type: 'missed_call',
			status: 'open',
		};
		cabinet.sandbox.cabinet.create('task', { ...other, description });
		return await api.create(...args);
	};
	const batch = new Batch(racing, [call]);
	const outcome = await createMissedCallTask(batch, call, OLENA, {
		...OPTIONS,
		oneOpenTask: false,
	});
	expect(outcome).toMatchObject({ task: { id: 1 }, taskCreated: false, missedCallCount: 1 });
	expect(outcome.duplicate).toMatchObject({ id: 2, duplicateOf: 1 });
	expect(outcome).not.toHaveProperty('responsibleBy');
	expect(tasks()).toMatchObject([
		{ id: 1, status: 'open', external_id: 'missed-380671234567' },
		{ id: 2, status: 'done', title: 'Зайве завдання, див. 1' },
	]);
	expect(tasks()[1].external_id || null).toBeNull();
});

describe('a missed call that gets no task', () => {
	const skippedOf = async (different: Partial<MemoryOptions>, call: Call, logged?: object) =>
		await createMissedCallTask(
			new Batch(memoryCabinet([], different), []),
			call,
			null,
			OPTIONS,
			logged as CallRecord,
		);
	const call = aMissedCall({ startedAt: at('10:00') });
	const later = (milliseconds: number) => ({ now: () => ms('10:00') + milliseconds });
	const DAYS = 3 * 24 * 60 * 60_000;

	test.each<[what: string, skipped: string | undefined, more: object, call: Call, log?: object]>([
		['is older than the limit', 'the call is older than 3 days', later(DAYS + 1), call],
		['is not one that is as old as the limit', undefined, later(DAYS), call],
		['is not one without a time', undefined, {}, { ...call, startedAt: null }],
		[
			'was answered by what the log says of it',
			'the client has been reached since this call',
			{},
			call,
			{ status: 'answered' },
		],
		['is not one that the log calls missed', undefined, {}, call, { status: 'missed' }],
	])('%s', async (_what, skipped, ...[more, missed, logged]) => {
		const outcome = await skippedOf(more, missed, logged);
		expect(outcome.skipped).toBe(skipped);
		expect(outcome.taskCreated).toBe(skipped === undefined);
	});

	test("belongs to the client that the log names; the item's own client keeps its name", async () => {
		const created = async (clientId: number) => {
			const cabinet = memoryCabinet();
			const logged = { status: 'missed', clientId } as CallRecord;
			const known = { ...OLENA, responsible: null };
			const options = { ...OPTIONS, title: '{client}' };
			await createMissedCallTask(new Batch(cabinet, []), call, known, options, logged);
			return cabinet.tasks;
		};
		expect(await created(7)).toMatchObject([{ clientId: 7, title: '+380671234567' }]);
		expect(await created(1)).toMatchObject([{ clientId: 1, title: 'Олена Наявна' }]);
	});
});

test('a cabinet whose log can not tell who was called back is named once', async () => {
	const blind = {
		overrides: { call: { filters: { createdDate: null } } },
		now: () => ms('18:00'),
	};
	const cabinet = memoryCabinet([], blind);
	const warningIn = async (name: string) => {
		const batch = new Batch({ ...cabinet, name }, []);
		const call = aMissedCall({ startedAt: at('10:00'), clientPhone: null });
		return (await createMissedCallTask(batch, call, null, OPTIONS)).warning;
	};
	expect(await warningIn('one')).toMatch(/can't be listed by day.*"call\.filters\.createdDate"/);
	expect(await warningIn('one')).toBeUndefined();
	expect(await warningIn('another')).toMatch(/can't be listed by day/);
});

test('a cabinet that refuses the question to its log is quoted, with what to do', async () => {
	const cabinet = memoryCabinet([], { now: () => ms('18:00') });
	const description = 'Ask the owner of the key.';
	const refused = new ApiError('refused', 'Asteril refused GET calls (403): no right', {
		description,
	});
	const pages = cabinet.api.pages.bind(cabinet.api);
	cabinet.api.pages = (name, ...more) => {
		if (name === 'call') throw refused;
		return pages(name, ...more);
	};
	const call = aMissedCall({ startedAt: at('10:00') });
	expect(await createMissedCallTask(new Batch(cabinet, []), call, null, OPTIONS)).toMatchObject({
		taskCreated: true,
		warning:
			'Asteril refused GET calls (403): no right, so a missed call that arrives late gets a task even when the client was called back. Ask the owner of the key.',
	});
});
