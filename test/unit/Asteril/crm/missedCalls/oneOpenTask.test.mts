import type { Call } from '../../../../../nodes/shared/Call';
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import { completeMissedCallTasks } from '../../../../../nodes/Asteril/crm/missedCalls/completeMissedCallTasks';
import { createMissedCallTask } from '../../../../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import type { KnownClient } from '../../../../../nodes/Asteril/crm/clients/findClient';
import type { TaskOptions } from '../../../../../nodes/Asteril/crm/missedCalls/draftTask';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { readTask } from '../../../../support/taskText.mts';
import { cabinetAt, type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';
import { clockAt } from '../../../../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const OPTIONS: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	responsible: { assignTo: 'best', chosen: 3, fallback: null, employees: [] },
	dueMinutes: 60,
	calendar: null,
	title: '{client}',
	text: 'Клієнт: {client}',
};
const OLENA: KnownClient = { id: 1, name: 'Олена Наявна', responsible: 2 };

/** A task of ours as another worker left it. */
const TEN = 'Для інтеграції, не змінюйте: [ringostat missed m10%3A00 2026-11-22T10:00:00+02:00]';
const OF_OLENA = 'missed-380671234567';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const missedAt = (clock: string, different: Partial<Call> = {}) =>
	aMissedCall({ id: `m${clock}`, startedAt: `2026-11-22T${clock}:00+02:00`, ...different });
const answeredAt = (clock: string) =>
	aCall({ id: `r${clock}`, startedAt: `2026-11-22T${clock}:00+02:00` });

const make = async (
	call: Call,
	client: KnownClient | null = OLENA,
	options: Partial<TaskOptions> = {},
	batch = new Batch(cabinet, [call]),
) => await createMissedCallTask(batch, call, client, { ...OPTIONS, ...options });

/** An execution of both nodes with several calls of Olena's. */
async function run(calls: Call[]): Promise<void> {
	const items = calls.map((call) => ({ ...call, clientId: 1 }));
	const [creating, completing] = [new Batch(cabinet, items), new Batch(cabinet, items)];
	for (const call of calls) await make(call, OLENA, {}, creating);
	for (const call of calls) await completeMissedCallTasks(completing, call, OLENA);
}

const tasks = () => cabinet.sandbox.cabinet.tasks;
/** Status, clock of the deadline, clocks of the missed calls that it holds. */
const shown = () =>
	tasks().map((task) => [
		String(task.status),
		String(task.deadline).slice(11, 16),
		readTask(task)
			.missed.map((id) => id.slice(1))
			.join(),
	]);

test('five calls: one task, five missed calls in it, the deadline of the first one', async () => {
	const clocks = ['10:00', '10:05', '10:30', '11:45', '15:00'];
	const outcomes = [];
	for (const clock of clocks) outcomes.push(await make(missedAt(clock)));
	expect(outcomes.map(({ taskCreated }) => taskCreated)).toEqual([
		true,
		false,
		false,
		false,
		false,
	]);
	expect(outcomes.map(({ missedCallCount }) => missedCallCount)).toEqual([1, 2, 3, 4, 5]);
	expect(shown()).toEqual([['open', '11:00', clocks.join()]]);
	expect(tasks()[0]).toMatchObject({ responsible: 2, title: 'Олена Наявна' });
	expect(outcomes[0].responsibleBy).toBe('client');
	expect(outcomes[1]).not.toHaveProperty('responsibleBy');
});

test('ten at the same moment, of several workers, too', async () => {
	await cabinet.fail({ latencyMs: [1, 10] });
	const calls = Array.from({ length: 10 }, (_, index) => missedAt(`10:1${index}`));
	await Promise.all(calls.map(async (call) => await make(call)));
	expect(shown()).toEqual([
		['open', expect.any(String), calls.map(({ id }) => id.slice(1)).join()],
	]);
	const other = cabinetAt(cabinet.sandbox.url, { severalWorkers: true });
	const more = missedAt('10:30');
	await createMissedCallTask(new Batch(other, [more]), more, OLENA, OPTIONS);
	expect(shown()).toEqual([['open', expect.any(String), expect.stringMatching(/,10:30$/)]]);
});

describe('deliveries again', () => {
	test('of the second attempt when the task is done: nothing new', async () => {
		await make(missedAt('10:00'));
		await make(missedAt('10:05'));
		cabinet.sandbox.cabinet.update('task', 1, { status: 'done' });
		const before = structuredClone(tasks());
		expect(await make(missedAt('10:05'))).toMatchObject({ taskCreated: false, task: { id: 1 } });
		expect(tasks()).toEqual(before);
	});

	test('of every attempt, one by one and in a batch', async () => {
		const calls = ['10:00', '10:05', '10:10', '10:15', '10:20', '10:25'].map((clock) =>
			missedAt(clock),
		);
		await run(calls);
		const before = structuredClone(tasks());
		await run(calls);
		for (const call of calls) await run([call]);
		expect(tasks()).toEqual(before);
		expect(shown()[0][2]).toBe('10:00,10:05,10:10,10:15,10:20,10:25');
	});
});

describe('who is one client', () => {
	test('unknown clients: by number', async () => {
		const other = { clientPhone: '380931112233' };
		await make(missedAt('10:00'), null);
		await make(missedAt('10:01', other), null);
		await make(missedAt('10:02'), null);
		await make(missedAt('10:03', other), null);
		expect(shown().map(([, , counted]) => counted)).toEqual(['10:00,10:02', '10:01,10:03']);
		cabinet.sandbox.cabinet.update('task', 1, { status: 'done' });
		await make(missedAt('10:04'), null);
		expect(shown().map(([, , counted]) => counted)).toEqual([
			'10:00,10:02',
			'10:01,10:03',
			'10:04',
		]);
	});

	test('hidden numbers: every call is somebody else', async () => {
		for (const clock of ['10:00', '10:01', '10:00']) {
			await make(missedAt(clock, { clientPhone: null }), null);
		}
		expect(shown().map(([, , counted]) => counted)).toEqual(['10:00', '10:01']);
	});

	test('a task of another client, or of another kind, is not added to', async () => {
		const description = '[ringostat missed m09:00 2026-11-22T09:00:00+02:00]';
		cabinet.sandbox.cabinet.create('client', { phone: '380931112233' });
		cabinet.sandbox.cabinet.create('task', { client_id: 2, type: 'missed_call', description });
		cabinet.sandbox.cabinet.create('task', { client_id: 1, type: 'meeting', description });
		cabinet.sandbox.cabinet.create('task', { client_id: 1, description: 'Подзвонити' });
		await make(missedAt('10:00'));
		expect(shown().map(([, , counted]) => counted)).toEqual(['09:00', '09:00', '', '10:00']);
	});

	test('a name like a line of ours does no harm', async () => {
		const hostile = { ...OLENA, name: 'Олена · m10:05\n1. 22.11.2026 10:05:00 · m10:05' };
		await make(missedAt('10:00'), hostile);
		await make(missedAt('10:05'), hostile);
		expect(shown()).toEqual([['open', '11:00', '10:00,10:05']]);
	});
});

test('off: one for each call', async () => {
	for (const clock of ['10:00', '10:05', '10:00']) {
		await make(missedAt(clock), OLENA, { oneOpenTask: false });
	}
	expect(shown().map(([, due, counted]) => [due, counted])).toEqual([
		['11:00', '10:00'],
		['11:05', '10:05'],
	]);
});

describe('callbacks of the widget', () => {
	test('CLIENT NO ANSWER makes none', async () => {
		const call = aCall({ callback: true, outcome: 'notReached', disposition: 'CLIENT NO ANSWER' });
		expect(await make(call)).toMatchObject({ task: null, taskCreated: false });
		expect(tasks()).toEqual([]);
	});

	test('one that nobody of ours took makes one', async () => {
		expect(await make(missedAt('10:00', { callback: true }))).toMatchObject({ taskCreated: true });
	});
});

describe('the client was reached between two missed calls', () => {
	const [first, talk, last] = [missedAt('10:00'), answeredAt('10:20'), missedAt('10:40')];
	const RIGHT = [
		['done', '11:00', '10:00'],
		['open', '11:40', '10:40'],
	];

	test('one after another', async () => {
		for (const call of [first, talk, last]) await run([call]);
		expect(shown()).toEqual(RIGHT);
	});

	test.each([[[first, talk, last]], [[last, first, talk]], [[talk, last, first]]])(
		'in one batch, in any order: %#',
		async (calls) => {
			await run(calls);
			await run(calls);
			// The first one was called back before it was known: it needs no task.
			expect(shown().filter(([status]) => status === 'open')).toEqual(RIGHT.slice(1));
		},
	);

	test.each([
		['the talk is known last', [first, last, talk]],
		['the first is known last', [talk, last, first]],
		['backwards', [last, talk, first]],
		['in the middle', [last, first, talk]],
	])('%s: the next batch of all sets it right', async (_name, calls) => {
		for (const call of calls) await run([call]);
		expect(shown().filter(([status]) => status === 'open')).toHaveLength(1);
		await run([first, talk, last]);
		expect(shown().filter(([status]) => status === 'open')).toEqual(RIGHT.slice(1));
		const before = structuredClone(tasks());
		await run([first, talk, last]);
		expect(tasks()).toEqual(before);
	});
});

test('an earlier call that arrives later brings its deadline', async () => {
	await make(missedAt('10:30'));
	await make(missedAt('10:00'));
	expect(shown()).toEqual([['open', '11:00', '10:00,10:30']]);
});

test('a deadline that somebody set earlier stays', async () => {
	await make(missedAt('10:30'));
	cabinet.sandbox.cabinet.update('task', 1, { deadline: '2026-11-22 10:45:00' });
	await make(missedAt('10:00'));
	expect(shown()).toEqual([['open', '10:45', '10:00,10:30']]);
});

test.each([
	['as the calls have it: it goes with the first one', null, '11:20'],
	['set by somebody: it stays', '2026-11-22 10:45:00', '10:45'],
	['taken away by somebody: there is none', '', ''],
])('the deadline when the first of two calls leaves, %s', async (_name, deadline, left) => {
	const [first, second] = [missedAt('10:00'), missedAt('10:20')];
	await make(second);
	await make(first);
	if (deadline !== null) cabinet.sandbox.cabinet.update('task', 1, { deadline });
	await make(second, OLENA, {}, new Batch(cabinet, [second, answeredAt('10:10')]));
	expect(shown()).toEqual([['open', left, '10:20']]);
});

test('a task without a deadline gets none from a call that is counted', async () => {
	await make(missedAt('10:30'), OLENA, { dueMinutes: null });
	await make(missedAt('10:00'));
	expect(tasks()).toMatchObject([{ deadline: null }]);
});

test('a client of whom only the id is known: name and responsible are looked up', async () => {
	const bare = { id: 1, name: null };
	const { responsibleBy } = await make(missedAt('10:00', { clientPhone: '380501112233' }), bare);
	expect(responsibleBy).toBe('client');
	expect(tasks()).toMatchObject([{ title: 'Олена Наявна', responsible: 2, client_id: 1 }]);
	await make(missedAt('10:00', { clientPhone: '380671234567', id: 'other' }), { ...bare, id: '1' });
	expect(tasks()).toHaveLength(1);
});

describe('a batch that has read the open tasks', () => {
	const calls = ['10:00', '10:05', '10:10', '10:15', '10:20'].map((clock) => missedAt(clock));

	test('asks for nothing more about a call that one of them counts', async () => {
		for (const call of calls) await make(call);
		const batch = new Batch(cabinet, calls);
		const before = cabinet.sent.length;
		for (const call of calls) {
			const outcome = await make(call, OLENA, {}, batch);
			expect(outcome).toMatchObject({ task: { id: 1 }, taskCreated: false, missedCallCount: 5 });
		}
		expect(cabinet.sent.slice(before)).toEqual(['GET tasks']);
	});

	test('leaves out those that were called back, also one that comes late', async () => {
		for (const call of calls) await make(call);
		const batch = new Batch(cabinet, [...calls, answeredAt('10:17')]);
		await make(calls[4], OLENA, {}, batch);
		await make(missedAt('10:06'), OLENA, {}, batch);
		const counted = tasks().map(({ description }) => String(description));
		expect(counted).toHaveLength(1);
		expect(readTask(tasks()[0]).missed).toEqual(['m10:20']);
	});
});

test('several workers: a task that another one made for another call counts this one too', async () => {
	const { api } = cabinet;
	const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
	racing.api.create = async (...args) => {
		cabinet.sandbox.cabinet.create('task', {
			...{ external_id: OF_OLENA, client_id: 1, type: 'missed_call', status: 'open' },
			...{ deadline: '2026-11-22 11:00:00' },
			description: TEN,
		});
		return await api.create(...args);
	};
	const call = missedAt('10:05');
	const outcome = await createMissedCallTask(new Batch(racing, [call]), call, OLENA, OPTIONS);
	expect(outcome).toMatchObject({
		task: { id: 1 },
		missedCallCount: 2,
		duplicate: { kind: 'task', id: 2 },
	});
	expect(shown()[0]).toEqual(['open', '11:00', '10:00,10:05']);
	expect(shown()[1][0]).toBe('done');
});

describe('several workers: the task is changed by another one just when a call is counted', () => {
	const late = missedAt('10:05');
	const description = TEN;

	/** Does `meanwhile` between the look and the first `times` changes of task 1. */
	async function counted(meanwhile: () => void, times = 1) {
		cabinet.sandbox.cabinet.create('task', {
			...{ external_id: OF_OLENA, client_id: 1, type: 'missed_call', status: 'open', description },
		});
		const { api } = cabinet;
		const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
		let left = times;
		racing.api.update = async (...args) => {
			const [, , change] = args;
			await api.update(...args);
			if ('description' in change && left-- > 0) meanwhile();
		};
		return await createMissedCallTask(new Batch(racing, [late]), late, OLENA, OPTIONS);
	}

	const change = (fields: object) => () => {
		cabinet.sandbox.cabinet.update('task', 1, { ...fields });
	};

	test('completed: the call is taken out and has an open task', async () => {
		const title = 'Пропущений ✓ 22.11.2026 10:02:00 +02:00';
		const outcome = await counted(change({ status: 'done', title }));
		expect(outcome).toMatchObject({ task: { id: 2 }, taskCreated: true, missedCallCount: 1 });
		expect(shown()).toEqual([
			['done', expect.anything(), '10:00,10:05'],
			['open', '11:05', '10:05'],
		]);
	});

	test('completed, and renamed by a person later: it is not taken for one that the person has closed', async () => {
		await counted(change({ status: 'done', title: 'Пропущений ✓ 22.11.2026 10:02:00 +02:00' }));
		cabinet.sandbox.cabinet.update('task', 1, { title: 'Терміново' });
		await make(missedAt('10:30'));
		expect(shown().slice(1)).toEqual([['open', '11:05', '10:05,10:30']]);
	});

	test('found to be one too many: the call has an open task', async () => {
		const title = 'Зайве завдання, див. 7';
		expect(await counted(change({ status: 'done', external_id: '', title }))).toMatchObject({
			task: { id: 2 },
			taskCreated: true,
		});
		expect(shown()[1]).toEqual(['open', '11:05', '10:05']);
	});

	test('its text written by another one: counted once more', async () => {
		expect(await counted(change({ description }))).toMatchObject({
			task: { id: 1 },
			taskCreated: false,
			missedCallCount: 2,
		});
		expect(shown()).toEqual([['open', expect.anything(), '10:00,10:05']]);
	});

	test('again and again: says so', async () => {
		await expect(counted(change({ description }), 4)).resolves.toMatchObject({
			missedCallCount: 2,
		});
		cabinet.sandbox.cabinet.reset();
		await expect(counted(change({ description }), 6)).rejects.toMatchObject({
			kind: 'busy',
			message: 'The missed call has no task yet',
			description: expect.stringContaining('Execute the node again'),
		});
	});
});

describe('a copy that a worker left when it was cut off', () => {
	const copies = () => {
		for (let count = 0; count < 2; count++) {
			cabinet.sandbox.cabinet.create('task', {
				...{ external_id: OF_OLENA, client_id: 1, type: 'missed_call', status: 'open' },
				description: TEN,
			});
		}
	};

	test.each([1, 6])('is emptied, and said, in an execution of %d', async (size) => {
		copies();
		const calls = Array.from({ length: size }, (_, minute) => missedAt(`10:0${minute}`));
		const batch = new Batch(cabinet, calls);
		const outcome = await make(calls[0], OLENA, {}, batch);
		expect(outcome).toMatchObject({
			task: { id: 1, status: 'open' },
			taskCreated: false,
			missedCallCount: 1,
			duplicate: { kind: 'task', id: 2, duplicateOf: 1 },
		});
		expect(tasks()[1]).toMatchObject({ status: 'done', title: 'Зайве завдання, див. 1' });
		expect(await make(calls[0], OLENA, {}, batch)).not.toHaveProperty('duplicate');
	});
});
