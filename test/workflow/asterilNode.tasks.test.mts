/** The node "Asteril", resource Task. */
import { askedOf, doIn, fields, operation } from '../support/asterilNode.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const create = async (parameters: object = {}, items?: object[]) =>
	await doIn(
		cabinet,
		operation('task', 'create', { title: 'Зателефонувати', ...parameters }),
		items,
	);
const task = async (name: string, parameters: object) =>
	await doIn(cabinet, operation('task', name, parameters));

describe('create', () => {
	test('a task with all that is set', async () => {
		const { jsons, error } = await create({
			...{ clientId: '1', description: 'Замовлення A-1001', deadline: '2026-11-25T18:00:00+02:00' },
			responsible: { __rl: true, mode: 'list', value: '2' },
			externalId: 'order-1001',
			...fields(['custom_field_7', 'x']),
		});
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ id: 1, created: true, externalId: 'order-1001', clientId: 1 }]);
		expect(cabinet.sandbox.cabinet.tasks).toMatchObject([
			{
				title: 'Зателефонувати',
				client_id: 1,
				description: 'Замовлення A-1001',
				deadline: '2026-11-25 18:00:00',
				responsible: 2,
				external_id: 'order-1001',
				custom_field_7: 'x',
				status: 'open',
			},
		]);
	});

	test('once for an external ID, whatever else is said', async () => {
		await create({ externalId: 'order-1001' });
		const { jsons } = await create({ externalId: 'order-1001', title: 'Інше' });
		expect(jsons).toMatchObject([{ id: 1, created: false, title: 'Зателефонувати' }]);
		expect(cabinet.sandbox.cabinet.tasks).toHaveLength(1);
	});

	test('once for a retried execution, without an external ID', async () => {
		const [first] = (await create({}, [{ order: 1 }])).jsons;
		const [again] = (await create({}, [{ order: 1 }])).jsons;
		expect([first.created, again.created]).toEqual([true, false]);
		expect(again.externalId).toBe(first.externalId);
		expect(first.externalId).toMatch(/^n8n-[0-9a-f]{24}$/);
	});

	test('one for each item that differs', async () => {
		const { jsons } = await create({}, [{ order: 1 }, { order: 2 }, { order: 1 }]);
		expect(jsons.map(({ created }) => created).sort()).toEqual([false, true, true]);
		await create({ title: 'Інше' }, [{ order: 1 }]);
		expect(cabinet.sandbox.cabinet.tasks).toHaveLength(3);
	});

	test('once when the answer of the cabinet is cut off', async () => {
		await cabinet.fail({ cutAfter: 1, times: 1, routes: ['POST task'] });
		await create({ externalId: 'a' });
		await create({ externalId: 'a' });
		expect(cabinet.sandbox.cabinet.tasks).toHaveLength(1);
	});

	test.each<[object, string]>([
		[{ title: ' ' }, '"Title" is empty'],
		[{ deadline: 'soon' }, '"soon" is no date and time'],
	])('%j is refused before anything is written', async (given, message) => {
		const { error } = await create(given);
		expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
		expect(cabinet.sandbox.cabinet.tasks).toEqual([]);
	});

	test('a field that this cabinet lacks is said, not dropped', async () => {
		cabinet.credential.contractOverrides = '{"task": {"fields": {"deadline": null}}}';
		const { error } = await create({ deadline: '2026-11-25T18:00:00' });
		expect(error).toMatchObject({
			message: 'The tasks of this cabinet have no "deadline"',
			description: expect.stringContaining('"task.fields.deadline": null'),
		});
	});
});

describe('get many', () => {
	beforeEach(() => {
		const { create: make } = cabinet.sandbox.cabinet;
		const add = (fields: object) => make.call(cabinet.sandbox.cabinet, 'task', { ...fields });
		add({ title: 'a', client_id: 1, status: 'open', custom_field_2: 'x' });
		add({ title: 'b', client_id: 1, status: 'done' });
		add({ title: 'c', client_id: null, status: 'open' });
	});

	test.each<[object, string[]]>([
		[{}, ['a', 'c']],
		[{ status: 'done' }, ['b']],
		[{ status: 'any' }, ['a', 'b', 'c']],
		[{ clientId: '1' }, ['a']],
		[{ clientId: '1', status: 'any' }, ['a', 'b']],
	])('%j', async (parameters, titles) => {
		const { jsons, error } = await task('getMany', { returnAll: true, ...parameters });
		expect(error).toBeUndefined();
		expect(jsons.map(({ title }) => title)).toEqual(titles);
	});

	test('flat: our names, and what the cabinet has beside them', async () => {
		const [first] = (await task('getMany', { limit: 1 })).jsons;
		expect(first).toMatchObject({ clientId: 1, status: 'open', custom_field_2: 'x' });
		expect(first).not.toHaveProperty('client_id');
		const [raw] = (await task('getMany', { limit: 1, simplify: false })).jsons;
		expect(raw).toMatchObject({ clientId: 1, client_id: 1 });
	});

	test('in a cabinet that ignores filters, only what was asked for', async () => {
		const polite = await openCabinet({ variant: 'polite' });
		try {
			const { cabinet: stand } = polite.sandbox;
			for (const status of ['open', 'done']) stand.create('task', { title: status, status });
			const { jsons } = await doIn(polite, operation('task', 'getMany', { status: 'done' }));
			expect(jsons.map(({ title }) => title)).toEqual(['done']);
		} finally {
			await polite.close();
		}
	});
});

test('update and complete, which do no harm twice', async () => {
	const { id } = cabinet.sandbox.cabinet.create('task', { title: 'a', client_id: 1 });
	const change = {
		taskId: String(id),
		title: 'b',
		responsible: { __rl: true, mode: 'id', value: '3' },
	};
	expect((await task('update', change)).jsons).toEqual([
		{ title: 'b', responsible: 3, id, updated: true },
	]);
	expect((await task('complete', { taskId: String(id) })).jsons).toEqual([
		{ id, status: 'done', updated: true },
	]);
	await task('complete', { taskId: String(id) });
	expect(cabinet.sandbox.cabinet.tasks).toMatchObject([
		{ title: 'b', responsible: 3, client_id: 1, status: 'done' },
	]);
	expect(askedOf(cabinet)).toHaveLength(3);
});
