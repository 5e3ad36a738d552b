/** What is asked and written, and what happens when a write's answer is lost: no server, a cabinet in memory. */
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import type { Cabinet } from '../../../../../nodes/Asteril/crm/cabinet';
import type { TaskOptions } from '../../../../../nodes/Asteril/crm/missedCalls/draftTask';
import type { CallInHand } from '../../../../../nodes/Asteril/crm/missedCalls/planWrites';
import { settleMissedCalls } from '../../../../../nodes/Asteril/crm/missedCalls/settleMissedCalls';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { type Fate, memoryCabinet } from '../../../../support/memoryCabinet.mts';
import { at, ms } from '../../../../support/missedCallTable.mts';

const OPTIONS: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	responsible: { assignTo: 'chosen', chosen: 3, fallback: null, employees: [] },
	dueMinutes: null,
	calendar: null,
	title: 'Передзвонити',
	text: '{phone}',
};
const NUMBER = '380671234567';
/** A missed call that ended at 10:00. */
const MISSED = aMissedCall({ id: 'm10', startedAt: at('10:00'), durationSeconds: 0 });

const ABOUT = { call: MISSED, client: null, contact: 'missed', options: OPTIONS } as const;
const settle = async (
	cabinet: Cabinet,
	about: Partial<Omit<CallInHand, 'owner'>> = {},
	batched = [about.call ?? MISSED],
) => await settleMissedCalls(new Batch(cabinet, batched), { ...ABOUT, ...about });
const REACHED = { contact: 'reached', options: null } as const;
const TRIED = { contact: 'tried', options: null } as const;

describe('A creation whose answer is lost', () => {
	test.each<[what: string, fates: Fate[], sent: string[], pauses: number[]]>([
		[
			'is found when it was carried out',
			['cut after'],
			['create task', 'list tasks', 'list calls'],
			[500],
		],
		[
			'is found after an answer without an id',
			['no id, created'],
			['create task', 'list tasks', 'list calls'],
			[500],
		],
		[
			'is done again when it was not, unless the log knows better',
			['cut before'],
			['create task', 'list tasks', 'list calls', 'create task'],
			[500],
		],
		[
			'is done a third time, after a longer pause',
			['cut before', 'cut before'],
			['create task', ...Array(2).fill(['list tasks', 'list calls', 'create task']).flat()],
			[500, 1000],
		],
	])('%s', async (_what, fates, sent, pauses) => {
		const cabinet = memoryCabinet(fates);
		const { tasks, done } = await settle(cabinet);
		expect([cabinet.sent, cabinet.pauses]).toEqual([['list tasks', ...sent], pauses]);
		expect(done.map(({ does, record }) => [does, record.id])).toEqual([['create', 1]]);
		expect(tasks.map(({ id }) => id)).toEqual([1]);
		expect(cabinet.tasks).toHaveLength(1);
	});

	test('is given up after three tries', async () => {
		const cabinet = memoryCabinet(Array<Fate>(3).fill('cut before'));
		await expect(settle(cabinet)).rejects.toMatchObject({ message: 'cut before' });
		expect(cabinet.sent.filter((sent) => sent === 'create task')).toHaveLength(3);
		expect(cabinet.pauses).toEqual([500, 1000]);
	});

	test('is not done again after an answer without an id, and no other task is created', async () => {
		const cabinet = memoryCabinet(['no id, not created']);
		await expect(settle(cabinet)).rejects.toMatchObject({ description: 'Look.' });
		await expect(settle(cabinet)).rejects.toMatchObject({ description: /^Look\. .*no more tasks/ });
		expect(cabinet.sent.filter((sent) => sent === 'create task')).toHaveLength(1);
	});

	test('is reported at once when it was refused', async () => {
		const cabinet = memoryCabinet(['refused']);
		await expect(settle(cabinet)).rejects.toMatchObject({ message: 'refused' });
		expect([cabinet.sent, cabinet.pauses]).toEqual([['list tasks', 'create task'], []]);
	});
});

describe('A change whose answer is lost', () => {
	const held = async (fate: Fate) => {
		const cabinet = memoryCabinet(['ok', fate]);
		await settle(cabinet);
		cabinet.sent.length = 0;
		return cabinet;
	};
	const call = aCall({ startedAt: at('10:30') });

	test('is found when it was carried out, and counts as no new task', async () => {
		const cabinet = await held('cut after');
		const { tasks, done } = await settle(cabinet, { ...REACHED, call });
		expect(cabinet.sent).toEqual(['list tasks', 'change task 1', 'list tasks']);
		expect([tasks.map(({ isOpen }) => isOpen), done]).toEqual([[false], []]);
	});

	test('that was carried out at once is seen in the tasks that are returned', async () => {
		const cabinet = await held('ok');
		const { tasks, done } = await settle(cabinet, { ...REACHED, call });
		expect(tasks).toMatchObject([{ id: 1, isOpen: false, record: { status: 'done' } }]);
		expect(done).toMatchObject([{ does: 'complete', record: { id: 1, status: 'done' } }]);
	});

	test('is not done again after an answer in a wrong form; other tasks are still created', async () => {
		const cabinet = await held('no id, not created');
		await expect(settle(cabinet, { ...REACHED, call })).rejects.toMatchObject({
			message: 'no id, not created',
		});
		const other = aMissedCall({ clientPhone: '380509999999', startedAt: at('10:00') });
		expect((await settle(cabinet, { call: other })).done).toMatchObject([{ does: 'create' }]);
	});
});

describe('The log is read', () => {
	const talk = { clientId: null, phone: NUMBER, status: 'answered', startedAt: at('10:03') };
	const endedAgo = (milliseconds: number) => ({ now: () => ms('10:00') + milliseconds });

	test.each<[when: string, isRead: boolean, more: object, about: object]>([
		['when the missed call ended more than two minutes ago', true, endedAgo(120_001), {}],
		['not when it ended two minutes ago', false, endedAgo(120_000), {}],
		['not when no task is to be created', false, endedAgo(3_600_000), TRIED],
	])('%s', async (_when, isRead, more, about) => {
		const cabinet = memoryCabinet();
		await settle(cabinet, { call: aMissedCall({ id: 'm9', startedAt: at('09:59') }) });
		await settle({ ...cabinet, ...more }, about);
		expect(cabinet.sent.includes('list calls')).toBe(isRead);
	});

	test('not for a call that is older than the limit and opens no task', async () => {
		const cabinet = memoryCabinet([], endedAgo(4 * 24 * 3_600_000));
		await settle(cabinet);
		expect(cabinet.sent).toEqual(['list tasks']);
	});

	test('from three hours before the first of the calls that are missed: a talk may have been on', async () => {
		const cabinet = memoryCabinet([], endedAgo(3_600_000));
		const options = { ...OPTIONS, oneOpenTask: false };
		for (const [id, clock] of [
			['m9', '09:30'],
			['m10', '10:00'],
		]) {
			await settle(cabinet, { call: aMissedCall({ id, startedAt: at(clock) }), options });
		}
		const begins = cabinet.filters.flatMap(({ createdDate }) =>
			Array.isArray(createdDate) ? [createdDate[0]] : [],
		);
		expect(begins.map((from) => Date.parse(from))).toEqual([ms('06:30'), ms('06:30')]);
	});

	test('and who was talked to since gets no task', async () => {
		const cabinet = memoryCabinet([], { calls: [talk], ...endedAgo(3_600_000) });
		expect(await settle(cabinet)).toEqual({ tasks: [], done: [] });
	});

	test('and one that can not tell is said to be blind', async () => {
		const overrides = { call: { fields: { status: null } } };
		const cabinet = memoryCabinet([], { overrides, ...endedAgo(3_600_000) });
		expect(await settle(cabinet)).toMatchObject({
			done: [{ does: 'create' }],
			blind: 'notListed',
		});
	});
});

test('One worker looks once; several look again after a write, until nothing changes.', async () => {
	const alone = memoryCabinet();
	expect(await settle(alone)).not.toHaveProperty('blind');
	expect(alone.sent).toEqual(['list tasks', 'create task']);
	const several = memoryCabinet([], { severalWorkers: true });
	await settle(several);
	expect(several.sent).toEqual(['list tasks', 'create task', 'list tasks', 'list calls']);
});

describe('Five calls of one execution', () => {
	const batched = Array.from({ length: 5 }, (_, n) => aMissedCall({ id: `m${n}` }));

	test('that their task holds already cost one list, and nothing is said of the log', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet);
		cabinet.sent.length = 0;
		expect(await settle(cabinet, {}, batched)).toEqual({ done: [], tasks: [expect.anything()] });
		expect(cabinet.sent).toEqual(['list tasks']);
	});

	test('whose task a person has closed cost one question more, however often they come', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet);
		Object.assign(cabinet.tasks[0], { status: 'done' });
		cabinet.sent.length = 0;
		const batch = new Batch(cabinet, batched);
		for (let delivery = 0; delivery < 3; delivery++) {
			const { tasks, done } = await settleMissedCalls(batch, ABOUT);
			expect([tasks.map(({ id }) => id), done]).toEqual([[1], []]);
		}
		expect(cabinet.sent).toEqual(['list tasks', 'list tasks']);
		const call = aMissedCall({ id: 'm11', startedAt: at('10:01') });
		expect((await settleMissedCalls(batch, { ...ABOUT, call })).done).toMatchObject([
			{ does: 'create', record: { id: 2 } },
		]);
	});

	test('of which one completes a task look at the tasks once more before they write', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet);
		cabinet.sent.length = 0;
		const call = aCall({ startedAt: at('10:30') });
		await settle(cabinet, { ...REACHED, call }, [...batched, call]);
		expect(cabinet.sent).toEqual(['list tasks', 'list tasks', 'change task 1']);
	});
});

describe('Among five calls of one execution, a call back completes a task', () => {
	const call = aCall({ id: 'r1', startedAt: at('10:30'), clientPhone: '380501112233' });
	const batched = Array.from({ length: 5 }, (_, n) => ({ ...call, id: `r${n}` }));
	const client = { id: 7, name: null, responsible: null, phone: '380501112233' };
	const about = { ...REACHED, call, client };

	test('that was made under a number which the card has no longer', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet, { client: { ...client, phone: `380501112233, ${NUMBER}` } });
		expect(cabinet.tasks).toMatchObject([{ externalId: `missed-${NUMBER}`, clientId: 7 }]);
		// One of the number that rings now is there, too.
		cabinet.tasks.push({ ...cabinet.tasks[0], id: 2, externalId: 'missed-380501112233' });
		cabinet.filters.length = 0;
		const { done } = await settle(cabinet, about, batched);
		expect(done.map(({ does, record }) => [does, record.id])).toEqual([
			['complete', 1],
			['complete', 2],
		]);
		expect(cabinet.filters).toEqual([
			{ status: 'open' },
			{ clientId: 7 },
			{ externalId: 'missed-380501112233' },
		]);
	});

	test('and one question less is asked when it was made under one that it has', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet, { client, call: { ...MISSED, clientPhone: call.clientPhone } });
		cabinet.filters.length = 0;
		await settle(cabinet, about, batched);
		expect(cabinet.filters).toEqual([{ status: 'open' }, { externalId: 'missed-380501112233' }]);
	});
});

describe('At the same moment', () => {
	test('calls of one number wait for each other, also when one knows the client', async () => {
		const cabinet = memoryCabinet();
		const later = aMissedCall({ id: 'm11', startedAt: at('10:01') });
		const client = { id: 7, name: null, responsible: null, phone: NUMBER };
		await Promise.all([settle(cabinet), settle(cabinet, { call: later, client })]);
		expect(cabinet.sent).toEqual(['list tasks', 'create task', 'list tasks', 'change task 1']);
		expect(cabinet.tasks).toMatchObject([{ clientId: 7 }]);
	});

	test('calls of other numbers, and in other cabinets, do not wait', async () => {
		const cabinet = memoryCabinet();
		const waiting = new Promise<never>(() => undefined);
		const stuck = { ...cabinet, api: Object.create(cabinet.api) as typeof cabinet.api };
		stuck.api.create = async () => await waiting;
		void settle(stuck);
		const other = aMissedCall({ clientPhone: '380509999999', startedAt: at('10:00') });
		expect((await settle(cabinet, { call: other })).done).toHaveLength(1);
		expect((await settle({ ...cabinet, name: 'another' })).done).toHaveLength(1);
	});
});
