import type { TaskRecord } from '../../../../../nodes/Asteril/api/records';
import {
	belongsTo,
	emptyTask,
	externalIdFor,
	isOurs,
	lockFor,
	tasksOf,
} from '../../../../../nodes/Asteril/crm/missedCalls/tasksOf';
import { aMissedCall } from '../../../../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';

const PHONE = '380671234567';
const COUNTED = 'Пропущені дзвінки: 1\n1. 22.11.2026 10:00:00 · u1';

const aTask = (different: Partial<TaskRecord>): TaskRecord => ({
	...{ id: 1, externalId: 'u1', clientId: 1, title: 'Передзвонити', description: COUNTED },
	...{ status: 'open', deadline: null, responsible: null, type: 'missedCall' },
	...different,
});

describe('whether a task is ours', () => {
	test.each<[string, Partial<TaskRecord>, boolean]>([
		['as it was made', {}, true],
		['without a type', { type: null, externalId: null }, true],
		['without a title', { title: null }, true],
		['its text counts no call', { description: 'Пропущені дзвінки: 0' }, false],
		['no text', { description: null }, false],
		['a type of the cabinet, for a call that it counts', { type: 'call' }, true],
		['a type of the cabinet, of a number', { type: 'call', externalId: `missed-${PHONE}` }, true],
		['another type, and no id', { type: 'call', externalId: null }, false],
		['another type, for something else', { type: 'call', externalId: 'order-7' }, false],
		[
			'another type, and an id that ends as ours begin',
			{ type: 'call', externalId: 'un-missed-' },
			false,
		],
		['one too many', { title: 'Зайве завдання, див. 7', type: null }, false],
		['one that speaks of it', { title: 'Це не Зайве завдання' }, true],
	])('%s: %j is %j', (_name, different, ours) => {
		expect(isOurs(aTask(different))).toBe(ours);
	});
});

describe('whose a task is', () => {
	test.each<[string, Partial<TaskRecord>, number | null, string | null, boolean]>([
		['the client’s', {}, 1, PHONE, true],
		['another client’s', { clientId: 2 }, 1, PHONE, false],
		['nobody’s', { clientId: null }, 1, PHONE, false],
		['the number’s', { externalId: `missed-${PHONE}` }, null, PHONE, true],
		['another number’s', { externalId: 'missed-380500000001' }, null, PHONE, false],
		['a call’s', {}, null, PHONE, false],
		['a text like that of no number', { externalId: 'missed-null' }, null, null, false],
	])('%s', (_name, different, clientId, phone, belongs) => {
		expect(belongsTo(aTask(different), { clientId, phone })).toBe(belongs);
	});

	test('the external id of a new one', () => {
		const call = aMissedCall({ id: 'u7' });
		expect(externalIdFor({ clientId: 1, phone: PHONE }, call)).toBe('u7');
		expect(externalIdFor({ clientId: null, phone: PHONE }, call)).toBe(`missed-${PHONE}`);
		expect(externalIdFor({ clientId: null, phone: null }, call)).toBe('u7');
	});
});

describe('in a cabinet', () => {
	let cabinet: OpenCabinet;
	beforeEach(async () => {
		cabinet = await openCabinet();
	});
	afterEach(async () => await cabinet.close());

	const add = (fields: object) =>
		cabinet.sandbox.cabinet.create('task', {
			...{ client_id: 1, type: 'missed_call', status: 'open', description: COUNTED },
			...fields,
		});
	const of = async (owner: { clientId: number | null; phone: string | null }, status?: 'open') =>
		(await tasksOf(cabinet.api, owner, status)).map(({ id }) => id);

	test('open and done, the oldest first, and only those that are ours', async () => {
		add({ status: 'done' });
		add({ client_id: 2 });
		add({ description: 'Написати листа' });
		add({});
		expect(await of({ clientId: 1, phone: PHONE })).toEqual([1, 4]);
		expect(await of({ clientId: 1, phone: PHONE }, 'open')).toEqual([4]);
	});

	test('the same from a cabinet that ignores filters and lists the newest first', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite' });
		for (const fields of [{ status: 'done' }, { client_id: 2 }, {}]) add(fields);
		expect(await of({ clientId: 1, phone: PHONE })).toEqual([1, 3]);
		expect(await of({ clientId: 1, phone: PHONE }, 'open')).toEqual([3]);
	});

	test('of a number', async () => {
		add({ external_id: `missed-${PHONE}`, client_id: null, status: 'done' });
		add({ external_id: `missed-${PHONE}`, client_id: null });
		add({ external_id: 'missed-380500000001', client_id: null });
		expect(await of({ clientId: null, phone: PHONE })).toEqual([1, 2]);
		expect(await of({ clientId: null, phone: PHONE }, 'open')).toEqual([2]);
	});

	test('of nobody: nothing is asked for', async () => {
		expect(await of({ clientId: null, phone: null })).toEqual([]);
		expect(cabinet.sent).toEqual([]);
	});

	test('many tasks of others cost nothing', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides: { paging: { size: 2 } } });
		for (let count = 0; count < 5; count++) add({ client_id: 2 });
		expect(await of({ clientId: 1, phone: null })).toEqual([]);
		expect(await of({ clientId: null, phone: PHONE })).toEqual([]);
		expect(cabinet.sent).toEqual(['GET tasks', 'GET tasks']);
	});

	test.each([
		['a client’s', 1, 'clientId'],
		['a number’s', null, 'externalId'],
	])('more than can be looked through, when %s are meant', async (_name, clientId, filter) => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite', overrides: { paging: { size: 1 } } });
		for (let count = 0; count < 52; count++) add({ client_id: 2 });
		await expect(of({ clientId, phone: PHONE })).rejects.toMatchObject({
			kind: 'contract',
			message: `Asteril does not filter tasks by "${filter}", and 50 pages are not all of them`,
			description: expect.stringContaining(`task.filters.${filter}`),
		});
	});

	test('one too many is found no more, though its text is written again', async () => {
		add({ external_id: 'u1' });
		add({ external_id: 'u1' });
		await emptyTask(cabinet, 2, 1);
		expect(cabinet.sandbox.cabinet.tasks[1]).toMatchObject({
			title: 'Зайве завдання, див. 1',
			description: 'Зайве завдання, див. 1',
			status: 'done',
		});
		cabinet.sandbox.cabinet.update('task', 2, { description: COUNTED });
		expect(await of({ clientId: 1, phone: null })).toEqual([1]);
	});

	test('the lock is one for each client, number and cabinet', () => {
		const other = { ...cabinet, name: 'other' };
		const locks = [
			lockFor(cabinet, { clientId: 1, phone: PHONE }),
			lockFor(cabinet, { clientId: 2, phone: PHONE }),
			lockFor(cabinet, { clientId: null, phone: PHONE }),
			lockFor(other, { clientId: 1, phone: PHONE }),
		];
		expect(new Set(locks).size).toBe(4);
		expect(lockFor(cabinet, { clientId: 1, phone: null })).toBe(locks[0]);
	});
});
