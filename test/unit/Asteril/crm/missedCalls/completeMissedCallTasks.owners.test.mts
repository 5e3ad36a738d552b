import { completeMissedCallTasks } from '../../../../../nodes/Asteril/crm/missedCalls/completeMissedCallTasks';
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import { readTask } from '../../../../support/taskText.mts';
import { aCall } from '../../../../support/aCall.mts';
import { missedCallLife, NOT_REACHED, on } from '../../../../support/missedCallLife.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';
import { clockAt } from '../../../../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const { miss, after, tasks, statuses, writes } = missedCallLife(() => cabinet);

describe('only tasks of ours', () => {
	const add = (different: object) =>
		cabinet.sandbox.cabinet.create('task', { client_id: 1, status: 'open', ...different });
	const counted = '[ringostat missed m1 2026-11-22T10:00:00+02:00]';

	test.each([
		['somebody made by hand', { title: 'Пропущений дзвінок', description: 'Передзвонити!' }],
		['without any text', { type: 'missed_call', description: null }],
		['of another integration', { type: 'missed_call', external_id: 'r77', description: counted }],
		['of another kind', { type: 'meeting', description: counted }],
		['of another client', { client_id: null, type: 'missed_call', description: counted }],
	])('not one %s', async (_name, task) => {
		add(task);
		const before = structuredClone(tasks());
		expect(await after({})).toMatchObject({ completedTasks: [], notedTasks: [] });
		await after({ ...NOT_REACHED, id: 'r2' });
		expect(tasks()).toEqual(before);
	});

	test('not one that is done already', async () => {
		add({ external_id: 'missed-380671234567', status: 'done', description: counted });
		expect(await after({})).toMatchObject({ completedTasks: [] });
		expect(writes()).toEqual([]);
	});

	test('ours, though the cabinet has given it a type or a form of text of its own', async () => {
		await miss();
		const [{ id, description }] = tasks();
		cabinet.sandbox.cabinet.update('task', Number(id), {
			type: 'default',
			description: String(description).replaceAll('\n', '<br />'),
		});
		await miss({ id: 'm2' });
		expect(tasks()).toHaveLength(1);
		await after({});
		expect(statuses()).toEqual(['done']);
	});

	test('ours among them', async () => {
		add({ description: 'Зустріч' });
		await miss();
		add({ description: 'Рахунок' });
		await after({});
		expect(statuses()).toEqual(['open', 'done', 'open']);
	});
});

test('the task of a number without a client is done by a call from another number on the card', async () => {
	await miss({}, null);
	const call = aCall({ startedAt: on('11:00:00'), clientPhone: '380501112233' });
	const client = { id: 1, name: null, phone: '0501112233, +380671234567' };
	await completeMissedCallTasks(new Batch(cabinet, [call]), call, client);
	expect(tasks()).toMatchObject([{ status: 'done', client_id: 1 }]);
});

describe('a call that was missed, and answered after all', () => {
	test('is no attempt any more: its task is done', async () => {
		await miss({ id: 'm1' });
		await after({ id: 'm1', startedAt: '2026-11-22T10:00:00+02:00' });
		expect(statuses()).toEqual(['done']);
		// At once: cut off in between, it would be open and count nothing.
		expect(writes()).toEqual(['POST task', 'POST task/1']);
	});

	test('stays open for the calls that came after it', async () => {
		await miss({ id: 'm1', startedAt: '2026-11-22T10:00:00+02:00' });
		await miss({ id: 'm2', startedAt: '2026-11-22T11:00:00+02:00' });
		await after({ id: 'm1', startedAt: '2026-11-22T10:00:00+02:00' });
		expect(statuses()).toEqual(['open']);
		expect(readTask(tasks()[0]).missed).toEqual(['m2']);
	});
});

describe('tasks of a number that was no client yet', () => {
	test('are done by the call that made the client', async () => {
		await miss({}, null);
		await miss({ clientPhone: '380931112233' }, null);
		await after({}, 1);
		expect(statuses()).toEqual(['done', 'open']);
	});

	test('are done when there is no client even now', async () => {
		await miss({}, null);
		await after({}, null);
		expect(statuses()).toEqual(['done']);
	});

	test('a hidden number: nobody can be meant', async () => {
		await miss({ clientPhone: null }, null);
		expect(await after({ clientPhone: null }, null)).toMatchObject({
			skipped: 'the client is not known',
		});
		expect(statuses()).toEqual(['open']);
	});
});

test('in a batch, who has no open task costs nothing', async () => {
	await miss();
	const calls = Array.from({ length: 8 }, () => aCall({ startedAt: on('11:00:00') }));
	const batch = new Batch(cabinet, calls);
	cabinet.sent.length = 0;
	for (const [index, call] of calls.entries()) {
		const client = { id: index === 3 ? 1 : 70 + index, name: null };
		const clientPhone = index === 3 ? call.clientPhone : `38067000000${index}`;
		await completeMissedCallTasks(batch, { ...call, clientPhone }, client);
	}
	expect(statuses()).toEqual(['done']);
	expect(cabinet.sent).toEqual(['GET tasks', 'GET tasks', 'GET tasks', 'POST task/1']);
});
