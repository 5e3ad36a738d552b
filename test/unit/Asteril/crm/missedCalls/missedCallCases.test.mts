/**
 * What a shop sees of its missed calls, a row for each case that once ended wrong and for each rule. What is decided
 * from tasks and times alone is a table; what reads and writes is a story with a cabinet below it.
 */
import { vary } from '../../../../../dev/sandbox/cabinet/reference.mts';
import type { TaskRecord } from '../../../../../nodes/Asteril/api/records';
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import { logCall } from '../../../../../nodes/Asteril/crm/calls/logCall';
import type { Situation } from '../../../../../nodes/Asteril/crm/missedCalls/decide';
import { toOurTask } from '../../../../../nodes/Asteril/crm/missedCalls/owner';
import { completeMissedCallTasks } from '../../../../../nodes/Asteril/crm/missedCalls/completeMissedCallTasks';
import { ProcessState } from '../../../../../nodes/Asteril/crm/ProcessState';
import { reachedUntil } from '../../../../../nodes/shared/callRules';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { clockAt } from '../../../../support/clockAt.mts';
import { missedCallLife, OLENA, on } from '../../../../support/missedCallLife.mts';
import {
	at,
	closed,
	completed,
	decided,
	inHand,
	ms,
	open,
	reached,
	type Row,
	shown,
} from '../../../../support/missedCallTable.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';
import { readTask } from '../../../../support/taskText.mts';

clockAt('2026-11-22T14:00:00+02:00');

const NOW = ms('18:00');
/** A task of ours with one missed call, as the cabinet has it. */
const asKept = (different: Partial<TaskRecord>): TaskRecord => ({
	...{ id: 1, externalId: 'missed-380671234567', clientId: 1, title: 'Передзвонити' },
	...{ status: 'open', deadline: null, responsible: null, type: 'missedCall' },
	description: 'Передзвоніть.\n[ringostat missed m10:00 2026-11-22T10:00:00+02:00]',
	...different,
});
/** What `decide` gets to know of tasks as the cabinet has them. */
const read = (...tasks: TaskRecord[]): Pick<Situation, 'tasks'> => ({
	tasks: tasks.flatMap((task) => toOurTask(task) ?? []),
});
/** Until when a call talked to the client. */
const talk = (startedAt: string | null, seconds: number) => ({
	reached: [reachedUntil(aCall({ startedAt, durationSeconds: seconds }), NOW)],
});

describe('decided from the tasks and the times', () => {
	test.each<Row>([
		[
			'An old missed call that arrives again joins no open task, so its deadline stays.',
			{ tasks: [open(1, '10:00')], ...inHand('10 10:00') },
			['1: 10:00'],
		],
		[
			'Years of calls that another integration left unanswered never become tasks.',
			inHand('01 09:00', '02 09:00', '18 09:00'),
			[],
		],
		[
			'An old missed call in an open task is still settled by a call back.',
			{ tasks: [open(1, '10 10:00')], ...reached('22 10:00') },
			['✓1'],
		],
		[
			'Missed at 10:15 in Kyiv and answered at 08:25Z, ten minutes later: the task is done.',
			{ tasks: [open(1, '10:15')], ...talk('2026-11-22T08:25:00Z', 30) },
			['✓1'],
		],
		[
			'Missed at 08:15Z and answered at 10:00 in Kyiv, before it: the task stays open.',
			{
				tasks: [{ ...open(1), missedCalls: [{ id: 'mZ', startedAt: '2026-11-22T08:15:00Z' }] }],
				...talk(at('10:00'), 30),
			},
			['1: Z'],
		],
		[
			'An answered call without a time has just been: the task is done.',
			{ tasks: [open(1, '17:59')], ...talk(null, 30) },
			['✓1'],
		],
		[
			'The manager dialed while the client was ringing in, and they talked until after it: the task is done.',
			{ tasks: [open(1, '10:00')], ...talk(at('09:58'), 300) },
			['✓1'],
		],
		[
			'A talk that ended before the client rang again leaves the task open.',
			{ tasks: [open(1, '10:00')], ...talk(at('09:58'), 60) },
			['1: 10:00'],
		],
		[
			'A task copied to one with other text is the copy of a person: nothing is done to it.',
			{
				...read(
					asKept({ status: 'done' }),
					asKept({ id: 2, title: 'Подарунок', description: 'Подарунок' }),
				),
				...inHand('10:00'),
			},
			[],
		],
		[
			'A task with a third status is open: the client who rings again gets no second task.',
			{ ...read(asKept({ status: 'in_progress' })), ...inHand('11:00') },
			['1: 10:00,11:00'],
		],
		[
			'The call back completes the task with a third status and the other one.',
			{ ...read(asKept({ status: 'in_progress' }), asKept({ id: 2 })), ...reached('12:00') },
			['✓1', '✓2'],
		],
		[
			'A task that is listed twice while pages shift is not closed as a copy of itself.',
			{ tasks: [open(1, '10:00'), open(1, '10:00')], ...inHand('10:00') },
			['1: 10:00'],
		],
		[
			'A missed call that is delivered after its call back opens no task.',
			{ ...inHand('10:00'), ...reached('10:20') },
			[],
		],
		[
			'A missed call whose task a person has closed is settled.',
			{ tasks: [closed(1, '10:00')], ...inHand('10:00') },
			[],
		],
		[
			'A missed call that another worker adds to a task just being completed is not lost.',
			{ tasks: [completed(1, '10:20', '10:00', '10:30')] },
			['new: 10:30'],
		],
		[
			'A task whose call was deleted from the log keeps it.',
			{ tasks: [open(1, '10:00')] },
			['1: 10:00'],
		],
	])('%s', (_name, situation, decision) => expect(shown(decided(situation))).toEqual(decision));
});

describe('read from and written into a cabinet', () => {
	let cabinet: OpenCabinet;

	beforeEach(async () => {
		cabinet = await openCabinet();
	});
	afterEach(async () => await cabinet.close());

	const { miss, after, tasks, statuses } = missedCallLife(() => cabinet);
	const change = (fields: Record<string, string>) =>
		cabinet.sandbox.cabinet.update('task', 1, fields);
	const DUE = { dueMinutes: 60 };

	test('A cabinet that makes no clients still gets the task, and the next delivery binds it.', async () => {
		await miss({ id: 'm1' }, null);
		expect(tasks()).toMatchObject([{ status: 'open', client_id: null }]);
		await miss({ id: 'm1' });
		expect(tasks()).toMatchObject([{ status: 'open', client_id: 1 }]);
	});

	test('The task of a number is done by the retry of the call that made its client.', async () => {
		await miss({}, null);
		await cabinet.fail({ rate503: 1 });
		await expect(after({})).rejects.toThrow();
		await cabinet.fail();
		await after({});
		expect(tasks()).toMatchObject([{ status: 'done', client_id: 1 }]);
	});

	test.each([
		[
			'behind the line that counts the calls',
			(text: string) => text.replace(/\)$/m, ') — зайнято'),
		],
		['before everything', (text: string) => `1) зайнято\n${text}`],
		['below everything', (text: string) => `${text}\nзайнято`],
	])('What a manager writes %s stays, and the task is still the one.', async (_place, write) => {
		await miss({ id: 'm1' });
		change({ description: write(String(tasks()[0].description)) });
		await miss({ id: 'm2', startedAt: on('10:30:00') });
		expect(tasks()).toHaveLength(1);
		expect(readTask(tasks()[0])).toMatchObject({
			missed: ['m1', 'm2'],
			words: expect.stringContaining('зайнято'),
		});
	});

	test('A deadline that a person has postponed stays when the client rings again.', async () => {
		await miss({}, OLENA, DUE);
		change({ deadline: '2026-11-25 09:00:00' });
		await miss({ startedAt: on('10:30:00') }, OLENA, DUE);
		expect(tasks()).toMatchObject([{ deadline: '2026-11-25 09:00:00' }]);
	});

	test('The deadline comes from the first missed call, whichever arrives first.', async () => {
		for (const clock of ['10:30:00', '10:45:00', '10:00:00']) {
			await miss({ startedAt: on(clock) }, OLENA, DUE);
		}
		expect(tasks()).toMatchObject([{ deadline: '2026-11-22 11:00:00' }]);
	});

	test('The words of a task say how often and when: no id, no address, no time twice.', async () => {
		await miss({ id: 'm1', recordingUrl: 'https://app.ringostat.com/recordings/1.wav' });
		await miss({ id: 'm2', startedAt: on('10:30:00') });
		expect(readTask(tasks()[0]).words).toBe(
			'Передзвоніть.\nПропущені дзвінки: 2 (22.11.2026 10:00, 22.11.2026 10:30)',
		);
	});

	test('A missed call that has just ended costs no look into the log, a late one costs one.', async () => {
		await miss({ startedAt: on('13:59:30') }, null);
		expect(cabinet.sent).toEqual(['GET tasks', 'POST task']);
		cabinet.sent.length = 0;
		await miss({ startedAt: on('10:00:00'), clientPhone: '380501112233' }, null);
		expect(cabinet.sent).toEqual(['GET tasks', 'GET calls', 'POST task']);
	});

	test('A cabinet whose log tells nothing still gets its tasks, and the node says once what it can not know.', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides: { call: { filters: { createdDate: null } } } });
		const warning = expect.stringContaining('"call.filters.createdDate"');
		expect(await miss()).toMatchObject({ taskCreated: true, warning });
		expect(await miss({ clientPhone: '380501112233' }, null)).not.toHaveProperty('warning');
		// What was said belongs to the process, and to nothing else.
		cabinet = { ...cabinet, state: new ProcessState() };
		expect(await miss({ clientPhone: '380501112234' }, null)).toHaveProperty('warning');
	});

	test('A cabinet that refuses the question to its log still gets its tasks; one that is busy gets none yet.', async () => {
		await cabinet.fail({ routes: ['GET calls'], rate503: 1 });
		await expect(miss()).rejects.toMatchObject({ kind: 'busy' });
		expect(tasks()).toEqual([]);
		await cabinet.close();
		cabinet = await openCabinet({ overrides: { call: { list: { path: 'nowhere' } } } });
		const warning = expect.stringMatching(
			/has no GET nowhere \(404\), so .*Compare Cabinet Address/,
		);
		expect(await miss()).toMatchObject({ taskCreated: true, warning });
	});

	test.each([1, 5])(
		'Where the log and the number disagree about the client, the log wins, in an execution of %d.',
		async (size) => {
			await miss();
			const call = aCall({ id: 'r1', startedAt: on('11:00:00'), clientPhone: '380501112233' });
			const { loggedCall } = await logCall(cabinet, call, 1, { commentFields: [] });
			const batch = new Batch(cabinet, Array<typeof call>(size).fill(call));
			await completeMissedCallTasks(batch, call, { id: 7, name: null }, loggedCall);
			expect(tasks()).toMatchObject([{ status: 'done', client_id: 1 }]);
		},
	);

	test('A task with a third status is done by a call back among five, once the status was met.', async () => {
		await cabinet.close();
		const contract = vary(({ enums }) => (enums.taskStatus.in_progress = 'in_progress'));
		cabinet = await openCabinet({ contract });
		await miss({ id: 'm1' });
		change({ status: 'in_progress' });
		const call = aCall({ id: 'r1', startedAt: on('11:00:00') });
		const among = async () => {
			const batch = new Batch(cabinet, Array<typeof call>(5).fill(call));
			await completeMissedCallTasks(batch, call, OLENA);
			return statuses();
		};
		expect(await among()).toEqual(['in_progress']);
		await miss({ id: 'm1' });
		expect(await among()).toEqual(['done']);
	});

	test('Tasks of people and of another program are never changed.', async () => {
		const theirs = { client_id: 1, type: 'missed_call', status: 'open' };
		for (const external of [null, 'missed-380671234567', 'crm-17']) {
			cabinet.sandbox.cabinet.create('task', { ...theirs, external_id: external });
		}
		const before = structuredClone(tasks());
		await miss();
		await after({});
		expect(tasks().slice(0, 3)).toEqual(before);
		expect(statuses()).toEqual(['open', 'open', 'open', 'done']);
	});

	test.each(['the call back first', 'the missed call first'])(
		'Whichever node sees it, the end is the same: %s.',
		async (order) => {
			const call = aCall({ id: 'r1', startedAt: on('10:20:00') });
			const back = async () => {
				await logCall(cabinet, call, 1, { commentFields: [] });
				await after(call);
			};
			const missing = async () => await miss({ id: aMissedCall().id });
			for (const step of order.startsWith('the call') ? [back, missing] : [missing, back]) {
				await step();
			}
			expect(statuses().filter((status) => status !== 'done')).toEqual([]);
		},
	);

	test('A talk of which nobody knows who had called whom counts in hand as it does in the log.', async () => {
		const call = aCall({ id: 'r1', direction: null, startedAt: on('10:20:00') });
		await miss();
		await after(call);
		expect(statuses()).toEqual(['done']);
		await logCall(cabinet, call, 1, { commentFields: [] });
		expect(await miss({ startedAt: on('10:10:00') })).toMatchObject({ task: null });
	});
});
