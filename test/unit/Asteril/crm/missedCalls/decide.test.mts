/** Which tasks a client is to have, as tables: no server, no text. */
import {
	at,
	closed,
	completed,
	DAY,
	decided,
	inHand,
	ms,
	open,
	reached,
	reopened,
	type Row,
	shown,
} from '../../../../support/missedCallTable.mts';

describe('one open task for a client', () => {
	test.each<Row>([
		['nothing known: nothing', {}, []],
		['a missed call: a new task', { ...inHand('10:00') }, ['new: 10:00']],
		['several in hand: one task, in order of time', inHand('11:00', '10:00'), ['new: 10:00,11:00']],
		['the same call twice in hand', inHand('10:00', '10:00'), ['new: 10:00']],
		[
			'an open task: it joins',
			{ tasks: [open(1, '10:00')], ...inHand('11:00') },
			['1: 10:00,11:00'],
		],
		[
			'an earlier one that comes late joins before it',
			{ tasks: [open(1, '11:00')], ...inHand('10:00') },
			['1: 10:00,11:00'],
		],
		['delivered again: the same', { tasks: [open(1, '10:00')], ...inHand('10:00') }, ['1: 10:00']],
		[
			'two at the same moment stand in the order of their ids, whoever of two workers has which in hand',
			{
				tasks: [{ ...open(1), missedCalls: [{ id: 'mb', startedAt: at('10:00') }] }],
				missedCalls: [{ id: 'ma', startedAt: at('10:00') }],
			},
			['1: a,b'],
		],
		[
			'the same the other way round',
			{
				tasks: [{ ...open(1), missedCalls: [{ id: 'ma', startedAt: at('10:00') }] }],
				missedCalls: [{ id: 'mb', startedAt: at('10:00') }],
			},
			['1: a,b'],
		],
		[
			'a task knows the time of its call better than a delivery without a time',
			{
				tasks: [open(1, '10:00')],
				missedCalls: [{ id: 'm10:00', startedAt: at('17:00') }],
				...reached('11:00'),
			},
			['✓1'],
		],
		[
			'an open task that holds nothing is left as it is',
			{ tasks: [open(1)], ...reached('11:00') },
			[],
		],
		['an open task alone stays', { tasks: [open(1, '10:00')] }, ['1: 10:00']],
		[
			'two open tasks of two workers: the older holds all',
			{ tasks: [open(1, '10:00'), open(2, '11:00')] },
			['1: 10:00,11:00', '2→1'],
		],
		[
			'both for the same call',
			{ tasks: [open(1, '10:00'), open(2, '10:00')], ...inHand('10:00') },
			['1: 10:00', '2→1'],
		],
		[
			'three of them',
			{ tasks: [open(1, '10:00'), open(2, '10:00'), open(3, '12:00')] },
			['1: 10:00,12:00', '2→1', '3→1'],
		],
		[
			'a task listed twice is one, and no copy of itself',
			{ tasks: [open(1, '10:00'), open(1, '10:00')], ...inHand('11:00') },
			['1: 10:00,11:00'],
		],
	])('%s', (_name, situation, decision) => expect(shown(decided(situation))).toEqual(decision));
});

describe('the client was reached', () => {
	test.each<Row>([
		['after it: done', { tasks: [open(1, '10:00')], ...reached('11:00') }, ['✓1']],
		['in the same second: done', { tasks: [open(1, '10:00')], ...reached('10:00') }, ['✓1']],
		['before it: open', { tasks: [open(1, '10:00')], ...reached('09:59') }, ['1: 10:00']],
		[
			'between two: only the later one is left',
			{ tasks: [open(1, '10:00', '12:00')], ...reached('11:00') },
			['1: 12:00'],
		],
		[
			'all open tasks are done',
			{ tasks: [open(1, '10:00'), open(2, '10:30')], ...reached('11:00') },
			['✓1', '✓2'],
		],
		[
			'one task is done, a later call has another one',
			{ tasks: [open(1, '10:00'), open(2, '12:00')], ...reached('11:00') },
			['2: 12:00', '✓1'],
		],
		[
			'a later call opens a new task and joins no settled one',
			{ tasks: [open(1, '10:00')], ...inHand('12:00'), ...reached('11:00') },
			['new: 12:00', '✓1'],
		],
		[
			'a missed call delivered after its call back: no task',
			{ ...inHand('10:00'), ...reached('11:00') },
			[],
		],
		[
			'and one that is delivered after the task was done',
			{ tasks: [completed(1, '11:00', '10:00')], ...inHand('10:30') },
			[],
		],
		[
			'delivered again when it is done',
			{ tasks: [completed(1, '11:00', '10:00')], ...inHand('10:00') },
			[],
		],
		[
			'a call after the task was done: a new one',
			{ tasks: [completed(1, '11:00', '10:00')], ...inHand('12:00') },
			['new: 12:00'],
		],
		[
			'a worker added a later call to a task just being completed: it is not lost',
			{ tasks: [completed(1, '11:00', '10:00', '11:30')] },
			['new: 11:30'],
		],
		[
			'and joins the task that is open',
			{ tasks: [completed(1, '11:00', '10:00', '11:30'), open(2, '12:00')] },
			['2: 11:30,12:00'],
		],
		['unless it is old by now', { tasks: [completed(1, '18 11:00', '18 10:00', '18 11:30')] }, []],
		[
			'times are instants: 08:25Z is after 10:15+02:00',
			{ tasks: [open(1, '10:15')], reached: [Date.parse('2026-11-22T08:25:00Z')] },
			['✓1'],
		],
		[
			'and 10:00+02:00 is before 08:15Z',
			{
				tasks: [{ ...open(1), missedCalls: [{ id: 'm', startedAt: '2026-11-22T08:15:00Z' }] }],
				...reached('10:00'),
			},
			['1: '],
		],
	])('%s', (_name, situation, decision) => expect(shown(decided(situation))).toEqual(decision));

	test('the completion mark reaches to the last talk known', () => {
		const { complete } = decided({ tasks: [open(1, '10:00')], ...reached('11:00', '10:30') });
		expect(complete).toMatchObject([{ task: { id: 1 }, reachedUntil: ms('11:00') }]);
	});
});

describe('people', () => {
	test.each<Row>([
		['closed it: settled', { tasks: [closed(1, '10:00')], ...inHand('10:00') }, []],
		[
			'closed it: the next call has a new task',
			{ tasks: [closed(1, '10:00')], ...inHand('11:00') },
			['new: 11:00'],
		],
		[
			'closed one of two: its call leaves the other one',
			{ tasks: [closed(1, '10:00'), open(2, '10:00', '11:00')] },
			['2: 11:00'],
		],
		[
			'opened a task again that was done: it is theirs',
			{ tasks: [reopened(1, '11:00', '10:00')], ...inHand('10:00') },
			[],
		],
		[
			'and a later call has its own',
			{ tasks: [reopened(1, '11:00', '10:00')], ...inHand('12:00'), ...reached('11:30') },
			['new: 12:00'],
		],
		[
			'a copy of a task that a person closed is theirs',
			{ tasks: [closed(1, '10:00'), open(2, '10:00')], ...reached('11:00') },
			[],
		],
		[
			'the same when it comes first',
			{ tasks: [open(1, '10:00'), closed(2, '10:00')], ...inHand('10:00') },
			[],
		],
	])('%s', (_name, situation, decision) => expect(shown(decided(situation))).toEqual(decision));
});

describe('old missed calls', () => {
	test.each<Row>([
		['never open a task', inHand('19 17:59'), []],
		['are old from three days on', inHand('19 18:00'), ['new: 19 18:00']],
		['never join one', { tasks: [open(1, '10:00')], ...inHand('10 10:00') }, ['1: 10:00']],
		[
			'stay in the task that holds them',
			{ tasks: [open(1, '10 10:00')], ...inHand('10 10:00') },
			['1: 10 10:00'],
		],
		['may be settled', { tasks: [open(1, '10 10:00')], ...reached('11 10:00') }, ['✓1']],
		['of another limit', { ...inHand('21 10:00'), maxAgeMs: DAY }, []],
	])('%s', (_name, situation, decision) => expect(shown(decided(situation))).toEqual(decision));
});

describe('a call that was not missed after all', () => {
	test.each<Row>([
		[
			'leaves its task',
			{ tasks: [open(1, '10:00', '11:00')], notMissed: ['m10:00'] },
			['1: 11:00'],
		],
		['alone in it: done', { tasks: [open(1, '10:00')], notMissed: ['m10:00'] }, ['✓1']],
	])('%s', (_name, situation, decision) => expect(shown(decided(situation))).toEqual(decision));

	test('marks the task to its last call, so that no later call is settled by it', () => {
		const notMissed = ['m10:00', 'm10:30'];
		const { complete } = decided({ tasks: [open(1, '10:30', '10:00')], notMissed });
		expect(complete).toMatchObject([{ task: { id: 1 }, reachedUntil: ms('10:30') }]);
	});
});

describe('a task for each missed call', () => {
	const each = { oneOpenTask: false };

	test.each<Row>([
		['two in hand: two', inHand('10:00', '11:00'), ['new: 10:00', 'new: 11:00']],
		[
			'one is there',
			{ tasks: [open(1, '10:00')], ...inHand('10:00', '11:00') },
			['1: 10:00', 'new: 11:00'],
		],
		[
			'two of two workers for the same',
			{ tasks: [open(1, '10:00'), open(2, '10:00')] },
			['1: 10:00', '2→1'],
		],
		['one that holds two keeps them', { tasks: [open(1, '10:00', '11:00')] }, ['1: 10:00,11:00']],
		[
			'those before the talk are done',
			{ tasks: [open(1, '10:00'), open(2, '12:00')], ...reached('11:00') },
			['2: 12:00', '✓1'],
		],
	])('%s', (_name, situation, decision) =>
		expect(shown(decided({ ...each, ...situation }))).toEqual(decision),
	);
});

test('carried out, it decides nothing more, whatever the order of the tasks', () => {
	const tasks = [open(1, '10:00'), open(2, '11:00'), completed(3, '09:00', '08:00')];
	const first = decided({ tasks, ...inHand('12:00') });
	expect(shown(first)).toEqual(['1: 10:00,11:00,12:00', '2→1']);
	const after = [open(1, '10:00', '11:00', '12:00'), completed(3, '09:00', '08:00')];
	expect(shown(decided({ tasks: after, ...inHand('12:00') }))).toEqual(['1: 10:00,11:00,12:00']);
});
