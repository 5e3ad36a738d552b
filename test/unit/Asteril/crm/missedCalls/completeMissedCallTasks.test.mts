import type { Call } from '../../../../../nodes/shared/Call';
import { readTask } from '../../../../support/taskText.mts';
import { missedCallLife, NOT_REACHED, OLENA, on } from '../../../../support/missedCallLife.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';
import { clockAt } from '../../../../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const { miss, after, tasks, statuses, writes } = missedCallLife(() => cabinet);

describe('the client has been reached', () => {
	test.each([
		['incoming', 'Клієнт додзвонився'],
		['outgoing', 'Клієнту передзвонили'],
		[null, 'З клієнтом поговорили'],
	] as const)('by an answered call of the direction %s', async (direction, what) => {
		await miss({ id: 'm1' });
		const outcome = await after({ direction });
		expect(outcome).toMatchObject({ completedTasks: [{ id: 1, status: 'done' }], notedTasks: [] });
		expect(outcome).not.toHaveProperty('skipped');
		expect(tasks()).toMatchObject([
			{
				status: 'done',
				title: 'Пропущений дзвінок: +380671234567 ✓ 22.11.2026 11:00:54 +02:00',
			},
		]);
		expect(readTask(tasks()[0]).words.split('\n')).toEqual([
			'Передзвоніть.',
			'Пропущені дзвінки: 1 (22.11.2026 10:00)',
			`${what}: 22.11.2026 11:00, Ольга Менеджер`,
		]);
	});

	test('by a callback of the widget that was talked on', async () => {
		await miss();
		await after({ callback: true });
		expect(statuses()).toEqual(['done']);
	});

	test('all their open tasks are done, also those made one for each call', async () => {
		for (const clock of ['10:00:00', '10:10:00']) {
			await miss({ startedAt: on(clock) }, OLENA, { oneOpenTask: false });
		}
		expect((await after({})).completedTasks).toHaveLength(2);
		expect(statuses()).toEqual(['done', 'done']);
	});

	test('the id of the client may come as text', async () => {
		await miss();
		await after({}, '1');
		expect(statuses()).toEqual(['done']);
	});

	test('twice, and ten times at once: done once', async () => {
		await miss();
		await cabinet.fail({ latencyMs: [1, 8] });
		const calls = Array.from({ length: 10 }, async () => await after({}));
		const outcomes = await Promise.all(calls);
		expect(outcomes.filter(({ completedTasks }) => completedTasks.length > 0)).toHaveLength(1);
		const before = structuredClone(tasks());
		expect(await after({})).toMatchObject({
			completedTasks: [],
			skipped: 'no open missed-call task from before this call',
		});
		expect(tasks()).toEqual(before);
		expect(writes()).toEqual(['POST task', 'POST task/1']);
	});

	test('what people wrote in the task stays', async () => {
		await miss();
		cabinet.sandbox.cabinet.update('task', 1, {
			description: `${tasks()[0].description}\nДзвонити після 15:00`,
			title: 'Терміново',
			responsible: 2,
		});
		await after({});
		expect(tasks()[0]).toMatchObject({ responsible: 2, status: 'done' });
		expect(tasks()[0].title).toMatch(/^Терміново ✓ /);
		expect(tasks()[0].description).toContain('\nДзвонити після 15:00\nКлієнт додзвонився: ');
	});
});

describe('a call that did not reach the client', () => {
	test('only adds a line, once for each', async () => {
		await miss({ id: 'm1' });
		expect(await after(NOT_REACHED)).toMatchObject({
			completedTasks: [],
			notedTasks: [{ id: 1, status: 'open' }],
		});
		await after(NOT_REACHED);
		await after({ ...NOT_REACHED, id: 'r2', startedAt: on('11:30:00') });
		expect(statuses()).toEqual(['open']);
		expect(readTask(tasks()[0]).words.split('\n').slice(2)).toEqual([
			'Не додзвонилися: 22.11.2026 11:00, Ольга Менеджер',
			'Не додзвонилися: 22.11.2026 11:30, Ольга Менеджер',
		]);
		await after({ id: 'r3', startedAt: on('12:00:00') });
		expect(statuses()).toEqual(['done']);
	});

	test('the next missed call is counted above these lines', async () => {
		await miss({ id: 'm1' });
		await after(NOT_REACHED);
		await miss({ id: 'm2', startedAt: on('11:20:00') });
		expect(readTask(tasks()[0]).words.split('\n')).toEqual([
			'Передзвоніть.',
			'Пропущені дзвінки: 2 (22.11.2026 10:00, 22.11.2026 11:20)',
			'Не додзвонилися: 22.11.2026 11:00, Ольга Менеджер',
		]);
	});

	test.each<[string, Partial<Call>]>([
		['missed', { outcome: 'missed', missed: true }],
		['a callback that the client did not take', { callback: true, outcome: 'notReached' }],
		['in progress', { outcome: 'inProgress' }],
		['outgoing, and in progress', { outcome: 'inProgress', direction: 'outgoing' }],
		['unknown', { outcome: 'unknown' }],
	])('%s: nothing is asked and nothing done', async (_name, call) => {
		await miss();
		cabinet.sent.length = 0;
		expect(await after(call)).toEqual({
			completedTasks: [],
			notedTasks: [],
			skipped: 'the client was not called back by this call',
		});
		expect(cabinet.sent).toEqual([]);
		expect(statuses()).toEqual(['open']);
	});
});

describe('only tasks from before the call', () => {
	test.each([
		['10:00:00', 'done'],
		['10:00:01', 'done'],
		['09:59:59', 'done'],
		['09:59:00', 'open'],
	])('missed at 10:00:00, reached at %s: %s', async (clock, status) => {
		await miss();
		await after({ startedAt: on(clock) });
		expect(statuses()).toEqual([status]);
	});

	test('one that holds a later call, too, stays open for that one', async () => {
		await miss({ startedAt: on('10:00:00') });
		await miss({ id: 'm2', startedAt: on('12:00:00') });
		expect(await after({})).toMatchObject({ completedTasks: [] });
		expect(statuses()).toEqual(['open']);
		expect(readTask(tasks()[0]).missed).toEqual(['m2']);
	});

	test('a call whose time is not known was just now: it completes the task', async () => {
		await miss();
		await after({ startedAt: null });
		expect(statuses()).toEqual(['done']);
	});

	test('so does one whose time is no date', async () => {
		await miss();
		await after({ startedAt: 'незабаром' });
		expect(statuses()).toEqual(['done']);
	});
});
