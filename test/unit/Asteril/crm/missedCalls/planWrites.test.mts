/** What is written so that the tasks are as decided: no server, and nothing when they are. */
import { resolveContract } from '../../../../../nodes/Asteril/api/contract';
import type { TaskRecord } from '../../../../../nodes/Asteril/api/records';
import type { Decision } from '../../../../../nodes/Asteril/crm/missedCalls/decide';
import {
	planWrites,
	type CallInHand,
	type TaskWrite,
} from '../../../../../nodes/Asteril/crm/missedCalls/planWrites';
import {
	type OurTask,
	ownerOf,
	toOurTask,
} from '../../../../../nodes/Asteril/crm/missedCalls/owner';
import type { TaskOptions } from '../../../../../nodes/Asteril/crm/missedCalls/draftTask';
import { aCall } from '../../../../support/aCall.mts';
import { at, missed, ms } from '../../../../support/missedCallTable.mts';

const CONTRACT = resolveContract('');
const NOTHING = { open: [], complete: [], retire: [] };
const nothing = () => NOTHING;
const LINE = 'Для інтеграції, не змінюйте:';

const task = (
	different: Partial<TaskRecord> = {},
	facts = `missed m10:00 ${at('10:00')}`,
): OurTask =>
	toOurTask({
		...{ id: 1, externalId: 'missed-380671234567', clientId: 1, title: 'Передзвонити' },
		...{ status: 'open', deadline: null, responsible: null, type: 'missedCall' },
		description: `Пропущені дзвінки: 1 (22.11.2026 10:00)\n${LINE} [ringostat ${facts.replace('m10:00', 'm10%3A00')}]`,
		...different,
	}) as OurTask;
const DUE = `missed m10:00 ${at('10:00')}; due ${at('11:00')} m10%3A00`;

const dueIn = (dueMinutes: number | null) => ({ dueMinutes, calendar: null }) as TaskOptions;
const CALL = aCall({ id: 'r1', startedAt: at('10:30') });
const CLIENT = { id: 1, name: null };
const plan = (
	tasks: OurTask[],
	decision: (task: OurTask) => Partial<Decision<OurTask>>,
	more: Partial<CallInHand> = {},
): TaskWrite[] =>
	planWrites(
		CONTRACT,
		tasks,
		{ ...NOTHING, ...decision(tasks[0]) },
		{
			...{ call: CALL, client: CLIENT, owner: ownerOf(CALL, CLIENT), contact: null },
			options: dueIn(60),
			...more,
		},
	);
const holding =
	(...clocks: string[]) =>
	(held: OurTask) => ({ open: [{ task: held, missedCalls: missed(...clocks) }] });
const changeOf = (writes: TaskWrite[]) =>
	writes.map((write) => (write.does === 'create' ? write.does : write.change));

test('a task that is as decided is not written', () => {
	expect(plan([task()], holding('10:00'))).toEqual([]);
});

test('a new task is created for its missed calls', () => {
	const missedCalls = missed('10:00');
	const created = () => ({ open: [{ task: null, missedCalls }] });
	expect(plan([], created)).toEqual([{ does: 'create', missedCalls, options: dueIn(60) }]);
	expect(plan([], created, { options: null })).toEqual([]);
});

test('a further call is written into the text alone', () => {
	expect(plan([task()], holding('10:00', '10:20'))).toMatchObject([
		{
			does: 'change',
			change: {
				description: [
					'Пропущені дзвінки: 2 (22.11.2026 10:00, 22.11.2026 10:20)',
					`${LINE} [ringostat missed m10%3A00 ${at('10:00')}, m10%3A20 ${at('10:20')}]`,
				].join('\n'),
			},
		},
	]);
});

test('a task without a client is bound as soon as there is one', () => {
	expect(changeOf(plan([task({ clientId: null })], holding('10:00')))).toEqual([{ clientId: 1 }]);
	const owner = ownerOf(CALL, null);
	expect(plan([task({ clientId: null })], holding('10:00'), { owner })).toEqual([]);
});

describe('the deadline', () => {
	const due = (deadline: string | null, more = {}) => {
		const writes = plan([task({ deadline }, DUE)], holding('09:00', '10:00'), more);
		return (changeOf(writes)[0] as { deadline?: string }).deadline;
	};

	test('as it was written goes with an earlier call', () => {
		expect(due(at('11:00'))).toBe(at('10:00'));
	});

	test('that is the same moment on another clock is the one that was written', () => {
		expect(due('2026-11-22T09:00:00Z')).toBe(at('10:00'));
	});

	test.each([[at('11:30')], [null]])('that a person has set to %s stays', (deadline) => {
		expect(due(deadline)).toBeUndefined();
	});

	test('of the same first call stays, though another time would be given now', () => {
		const writes = plan([task({ deadline: at('11:00') }, DUE)], holding('10:00'), {
			options: dueIn(120),
		});
		expect(writes).toEqual([]);
	});

	test('stays when none is given any more', () => {
		expect(due(at('11:00'), { options: dueIn(null) })).toBeUndefined();
		const [change] = changeOf(
			plan([task({ deadline: at('11:00') }, DUE)], holding('09:00'), {
				options: dueIn(null),
			}),
		);
		expect(change).toEqual({ description: expect.stringContaining(`due ${at('11:00')} m10%3A00`) });
	});

	test('stays when a call back is noted', () => {
		expect(due(at('11:00'), { options: null })).toBeUndefined();
	});
});

describe('a call that tried to reach the client', () => {
	const tried = { contact: 'tried' } as const;

	test('adds a line, once', () => {
		const [write] = plan([task()], holding('10:00'), tried);
		expect(write).toMatchObject({ does: 'note' });
		const { description } = changeOf([write])[0] as { description: string };
		expect(description).toContain('\nНе додзвонилися: 22.11.2026 10:30, Ольга Менеджер\n');
		expect(plan([task({ description })], holding('10:00'), tried)).toEqual([]);
	});

	test.each([
		['at the same moment as the missed call adds one', '10:00', ['note']],
		['before it adds none', '09:59', []],
	])('%s', (_name, clock, does) => {
		const call = aCall({ id: 'r1', startedAt: at(clock) });
		const writes = plan([task()], holding('10:00'), { ...tried, call });
		expect(writes.map((write) => write.does)).toEqual(does);
	});

	test('without a time adds none', () => {
		const call = { ...CALL, startedAt: null };
		expect(plan([task()], holding('10:00'), { ...tried, call })).toEqual([]);
	});

	test('between two missed calls adds none', () => {
		const two = `missed m10:00 ${at('10:00')}, m10%3A40 ${at('10:40')}`;
		expect(plan([task({}, two)], holding('10:00', '10:40'), tried)).toEqual([]);
	});

	test.each([
		['somebody unknown', { name: null, email: null, extension: null }, '22.11.2026 10:30'],
		['an extension', { name: null, email: null, extension: '101' }, '22.11.2026 10:30, 101'],
	])('by %s says who it was, as far as that is known', (_name, who, words) => {
		const call = aCall({ id: 'r1', startedAt: at('10:30') });
		const employee = { ...call.employee, ...who };
		const [change] = changeOf(
			plan([task()], holding('10:00'), { ...tried, call: { ...call, employee } }),
		);
		expect(change).toEqual({
			description: expect.stringContaining(`\nНе додзвонилися: ${words}\n`),
		});
	});
});

describe('a completed task', () => {
	const complete = (held: OurTask) => ({
		complete: [{ task: held, reachedUntil: ms('10:31') }],
	});

	test('is done, with the mark in the title and in the text', () => {
		expect(plan([task({ clientId: null })], complete, { contact: 'reached' })).toMatchObject([
			{
				does: 'complete',
				change: {
					status: 'done',
					title: 'Передзвонити ✓ 22.11.2026 10:31:00 +02:00',
					description: expect.stringMatching(
						/\nКлієнт додзвонився: 22\.11\.2026 10:30, Ольга Менеджер\n.*; reached 2026-11-22T10:31:00\+02:00\]$/,
					),
					clientId: 1,
				},
			},
		]);
	});

	test('by a call of which nothing is known says that somebody talked to the client', () => {
		const employee = { ...CALL.employee, name: null, extension: null };
		const call = { ...CALL, direction: null, startedAt: null, employee };
		expect(changeOf(plan([task()], complete, { contact: 'reached', call }))).toMatchObject([
			{ description: expect.stringContaining('\nЗ клієнтом поговорили\n') },
		]);
	});

	test('by another call than the one in hand says when the client was talked to', () => {
		expect(changeOf(plan([task()], complete))).toMatchObject([
			{ description: expect.stringContaining('\nЗ клієнтом уже поговорили: 22.11.2026 10:31\n') },
		]);
	});
});

test.each([
	[7, '7'],
	[null, '—'],
])('a task that is one too many is retired for %j', (id, named) => {
	const kept = id === null ? null : task({ id });
	expect(plan([task()], (held) => ({ retire: [{ task: held, kept }] }))).toMatchObject([
		{
			does: 'retire',
			kept: id,
			change: { title: `Зайве завдання, див. ${named}`, externalId: '', status: 'done' },
		},
	]);
});

describe('a completed task whose text another worker has overwritten', () => {
	const title = 'Передзвонити ✓ 22.11.2026 10:31:00 +02:00';

	test('gets the mark into the text again, once', () => {
		const [write] = plan([task({ status: 'done', title })], nothing);
		expect(write.does).toBe('change');
		const [change] = changeOf([write]);
		expect(change).toEqual({
			description: expect.stringContaining('; reached 2026-11-22T10:31:00+02:00]'),
		});
		expect(plan([task({ status: 'done', title, ...(change as object) })], nothing)).toEqual([]);
	});

	test.each([
		['opened again by a person', { title }],
		['closed by a person', { status: 'done' }],
	])('one that was %s stays', (_name, different) => {
		expect(plan([task(different)], nothing)).toEqual([]);
	});
});
