/** What is asked and written, and what happens when a write's answer is lost: no server, a cabinet in memory. */
import { AsterilApi } from '../../../../../nodes/Asteril/api/AsterilApi';
import { resolveContract } from '../../../../../nodes/Asteril/api/contract';
import type { CallRecord, TaskRecord } from '../../../../../nodes/Asteril/api/records';
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import type { Cabinet } from '../../../../../nodes/Asteril/crm/cabinet';
import type { TaskOptions } from '../../../../../nodes/Asteril/crm/missedCalls/draftTask';
import type { CallInHand } from '../../../../../nodes/Asteril/crm/missedCalls/planWrites';
import { settleMissedCalls } from '../../../../../nodes/Asteril/crm/missedCalls/settleMissedCalls';
import { ProcessState } from '../../../../../nodes/Asteril/crm/ProcessState';
import { markFindable } from '../../../../../nodes/Asteril/crm/verifyFindable';
import { ApiError } from '../../../../../nodes/shared/http/ApiError';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
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

/** What becomes of a write: it is refused, or its answer is lost before or after it is carried out. */
type Fate = 'refused' | 'cut before' | 'cut after' | 'no id, not created' | 'no id, created' | 'ok';

const failureOf = (fate: Fate) =>
	new ApiError(fate.startsWith('no id') ? 'contract' : 'unreachable', fate, {
		description: 'Look.',
		outcomeUnknown: fate !== 'refused',
	});

interface MemoryCabinet extends Cabinet {
	tasks: TaskRecord[];
	sent: string[];
	pauses: number[];
}

interface MemoryOptions extends Partial<Cabinet> {
	/** Logged calls. */
	calls?: Array<Partial<CallRecord>>;
	overrides?: object;
}

function memoryCabinet(
	fates: Fate[] = [],
	{ calls = [], overrides = {}, ...more }: MemoryOptions = {},
): MemoryCabinet {
	const tasks: TaskRecord[] = [];
	const sent: string[] = [];
	const pauses: number[] = [];
	const write = async (what: string, carryOut: () => void) => {
		sent.push(what);
		const fate = fates.shift() ?? 'ok';
		if (fate === 'ok' || fate === 'cut after' || fate === 'no id, created') carryOut();
		await Promise.resolve();
		if (fate !== 'ok') throw failureOf(fate);
	};
	const api = new AsterilApi(
		async () => await Promise.reject(new Error('no server')),
		resolveContract(JSON.stringify(overrides)),
	);
	Object.assign(api, {
		async *pages(name: string) {
			sent.push(`list ${name}s`);
			await Promise.resolve();
			const records = structuredClone(name === 'task' ? tasks : name === 'call' ? calls : []);
			yield { records, rows: records.length, more: false, last: 0 };
		},
		async create(_name: 'task', draft: Partial<TaskRecord>) {
			const unset = { clientId: null, deadline: null, responsible: null };
			const record = {
				...unset,
				...(JSON.parse(JSON.stringify(draft)) as object),
				id: tasks.length + 1,
			} as TaskRecord;
			await write('create', () => void tasks.push(record));
			return structuredClone(record);
		},
		async update(_name: 'task', id: number, change: Partial<TaskRecord>) {
			await write(`change ${id}`, () => Object.assign(tasks[id - 1], change));
		},
	});
	const cabinet = {
		...{ api, name: 'memory', severalWorkers: false, state: new ProcessState() },
		...{ sleep: async (pause: number) => void pauses.push(pause), now: () => ms('10:01') },
		...{ tasks, sent, pauses },
		...more,
	};
	markFindable(cabinet, 'task');
	return cabinet;
}

const settle = async (
	cabinet: Cabinet,
	about: Partial<Omit<CallInHand, 'owner'>> = {},
	batched = [about.call ?? MISSED],
) =>
	await settleMissedCalls(new Batch(cabinet, batched), {
		...{ call: MISSED, client: null, contact: 'missed', options: OPTIONS },
		...about,
	});
const REACHED = { contact: 'reached', options: null } as const;

describe('A creation whose answer is lost', () => {
	test.each<[what: string, fates: Fate[], sent: string[], pauses: number[]]>([
		[
			'is found when it was carried out',
			['cut after'],
			['create', 'list tasks', 'list calls'],
			[500],
		],
		[
			'is found after an answer without an id',
			['no id, created'],
			['create', 'list tasks', 'list calls'],
			[500],
		],
		[
			'is done again when it was not, unless the log knows better',
			['cut before'],
			['create', 'list tasks', 'list calls', 'create'],
			[500],
		],
		[
			'is done a third time, after a longer pause',
			['cut before', 'cut before'],
			['create', ...Array(2).fill(['list tasks', 'list calls', 'create']).flat()],
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
		expect(cabinet.sent.filter((sent) => sent === 'create')).toHaveLength(3);
		expect(cabinet.pauses).toEqual([500, 1000]);
	});

	test('is not done again after an answer without an id, and no other task is created', async () => {
		const cabinet = memoryCabinet(['no id, not created']);
		await expect(settle(cabinet)).rejects.toMatchObject({ description: 'Look.' });
		await expect(settle(cabinet)).rejects.toMatchObject({ description: /^Look\. .*no more tasks/ });
		expect(cabinet.sent.filter((sent) => sent === 'create')).toHaveLength(1);
	});

	test('is reported at once when it was refused', async () => {
		const cabinet = memoryCabinet(['refused']);
		await expect(settle(cabinet)).rejects.toMatchObject({ message: 'refused' });
		expect([cabinet.sent, cabinet.pauses]).toEqual([['list tasks', 'create'], []]);
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
		expect(cabinet.sent).toEqual(['list tasks', 'change 1', 'list tasks']);
		expect([tasks.map(({ isOpen }) => isOpen), done]).toEqual([[false], []]);
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
		['not for a call that is older than the limit', false, endedAgo(4 * 24 * 3_600_000), {}],
		['not when no task is to be created', false, endedAgo(3_600_000), REACHED],
	])('%s', async (_when, isRead, more, about) => {
		const cabinet = memoryCabinet([], more);
		await settle(cabinet, about);
		expect(cabinet.sent.includes('list calls')).toBe(isRead);
	});

	test('and who was talked to since gets no task', async () => {
		const cabinet = memoryCabinet([], { calls: [talk], ...endedAgo(3_600_000) });
		expect(await settle(cabinet)).toEqual({ tasks: [], done: [], isLogBlind: false });
	});

	test('and one that can not tell is said to be blind', async () => {
		const overrides = { call: { fields: { status: null } } };
		const cabinet = memoryCabinet([], { overrides, ...endedAgo(3_600_000) });
		expect(await settle(cabinet)).toMatchObject({ done: [{ does: 'create' }], isLogBlind: true });
	});
});

test('One worker looks once; several look again after a write, until nothing changes.', async () => {
	const alone = memoryCabinet();
	await settle(alone);
	expect(alone.sent).toEqual(['list tasks', 'create']);
	const several = memoryCabinet([], { severalWorkers: true });
	await settle(several);
	expect(several.sent).toEqual(['list tasks', 'create', 'list tasks', 'list calls']);
});

describe('Five calls of one execution', () => {
	const batched = Array.from({ length: 5 }, (_, n) => aMissedCall({ id: `m${n}` }));

	test('that their task holds already cost one list, and nothing is said of the log', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet);
		cabinet.sent.length = 0;
		expect(await settle(cabinet, {}, batched)).toMatchObject({ done: [], isLogBlind: false });
		expect(cabinet.sent).toEqual(['list tasks']);
	});

	test('whose task a person has closed cost one question more', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet);
		Object.assign(cabinet.tasks[0], { status: 'done' });
		cabinet.sent.length = 0;
		const { tasks, done } = await settle(cabinet, {}, batched);
		expect([tasks.map(({ id }) => id), done]).toEqual([[1], []]);
		expect(cabinet.sent).toEqual(['list tasks', 'list tasks']);
	});

	test('of which one completes a task look at the tasks once more before they write', async () => {
		const cabinet = memoryCabinet();
		await settle(cabinet);
		cabinet.sent.length = 0;
		const call = aCall({ startedAt: at('10:30') });
		await settle(cabinet, { ...REACHED, call }, [...batched, call]);
		expect(cabinet.sent).toEqual(['list tasks', 'list tasks', 'change 1']);
	});
});

describe('At the same moment', () => {
	test('calls of one number wait for each other, also when one knows the client', async () => {
		const cabinet = memoryCabinet();
		const later = aMissedCall({ id: 'm11', startedAt: at('10:01') });
		const client = { id: 7, name: null, responsible: null, phone: NUMBER };
		await Promise.all([settle(cabinet), settle(cabinet, { call: later, client })]);
		expect(cabinet.sent).toEqual(['list tasks', 'create', 'list tasks', 'change 1']);
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
