import { Batch, type BatchedCall } from '../../../../nodes/Asteril/crm/Batch';
import { aCall } from '../../../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../../../support/openCabinet.mts';

const STARTED = '2026-11-22 10:15:00';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const calls = (count: number) =>
	Array.from({ length: count }, (_, number) => aCall({ id: `u${number}` }));

function batchOf(count: number): Batch {
	return new Batch(cabinet, calls(count));
}

describe('calls that are logged already', () => {
	const add = (externalId: string, started_at = STARTED) =>
		cabinet.sandbox.cabinet.create('call', { external_id: externalId, started_at });

	test('are asked for once for all, by their period', async () => {
		add('u0');
		add('u3');
		add('u4', '2025-01-01 10:00:00');
		const batch = batchOf(6);
		const found = await Promise.all(
			calls(6).map(async ({ id }) => (await batch.loggedCall(id))?.id ?? null),
		);
		expect(found).toEqual([1, null, null, 2, null, null]);
		expect(cabinet.sent).toEqual(['GET calls']);
	});

	test('of few calls are not asked for together', async () => {
		add('u0');
		expect(await batchOf(4).loggedCall('u0')).toBeNull();
		expect(cabinet.sent).toEqual([]);
	});

	test.each([
		[5, 1],
		[4, 0],
	])('pay from five calls on: %i', async (count, asked) => {
		await batchOf(count).loggedCall('u0');
		expect(cabinet.sent).toHaveLength(asked);
	});

	test('of a period that ends today, on whatever clock the calls were', async () => {
		const startedAt = ['2026-11-21T23:30:00Z', '2026-11-21T10:00:00-05:00', null, null, null];
		const items = startedAt.map((at, number) => ({ id: `u${number}`, startedAt: at }));
		const now = () => Date.parse('2026-11-25T10:00:00Z');
		const asked = jest.spyOn(cabinet.api, 'pages');
		await new Batch({ ...cabinet, now }, items).loggedCall('u0');
		expect(asked.mock.calls[0].slice(0, 2)).toEqual([
			'call',
			{ createdDate: ['2026-11-21T10:00:00-05:00', '2026-11-25T10:00:00.000Z'] },
		]);
	});

	test('whose times are not known are asked for one by one', async () => {
		const items = calls(6).map(({ id }) => ({ id, startedAt: null }));
		expect(await new Batch(cabinet, items).loggedCall('u0')).toBeNull();
		expect(cabinet.sent).toEqual([]);
	});

	test('with a copy: the older counts', async () => {
		add('u0');
		add('u0');
		expect(await batchOf(6).loggedCall('u0')).toMatchObject({ id: 1 });
	});

	test('with a copy that the cabinet lists first: the older counts', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite' });
		add('u0');
		add('u0');
		expect(await batchOf(6).loggedCall('u0')).toMatchObject({ id: 1 });
	});

	test('that began after now, on a clock that goes wrong, are in the period', async () => {
		const asked = jest.spyOn(cabinet.api, 'pages');
		const now = () => Date.parse('2026-11-22T08:00:00Z');
		await new Batch({ ...cabinet, now }, calls(6)).loggedCall('u0');
		const [, filters] = asked.mock.calls[0] as unknown as [string, { createdDate: string[] }];
		const [from, to] = filters.createdDate.map((time) => Date.parse(time));
		expect(from).toBeLessThanOrEqual(to);
		expect(to).toBeGreaterThan(now());
	});

	test('that can not be asked for by period are asked for one by one', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides: { call: { filters: { createdDate: null } } } });
		add('u0');
		expect(await batchOf(6).loggedCall('u0')).toBeNull();
		expect(cabinet.sent).toEqual([]);
	});
});

describe('open tasks', () => {
	test('are read once, and only those that are open', async () => {
		for (const status of ['open', 'done']) {
			const description = `1. 22.11.2026 10:00:00 · ${status}\n2. 22.11.2026 10:05:00 · both`;
			cabinet.sandbox.cabinet.create('task', { status, description });
		}
		const batch = batchOf(6);
		const find = async (id: string) => await batch.openTasksOf({ id });
		expect([await find('open'), await find('done')]).toMatchObject([[{ id: 1 }], []]);
		expect(await find('both')).toMatchObject([{ id: 1 }]);
		expect(cabinet.sent).toEqual(['GET tasks']);
	});

	test('are asked for without the others', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides: { paging: { size: 2 } } });
		for (let count = 0; count < 9; count++) {
			cabinet.sandbox.cabinet.create('task', { status: 'done' });
		}
		expect(await batchOf(6).mayHaveOpenTask(() => true)).toBe(false);
		expect(cabinet.sent).toEqual(['GET tasks']);
	});

	test('of a call: all that count it', async () => {
		for (const id of ['u0', 'u 1', 'u0']) {
			const description = `1. 22.11.2026 10:00:00 · ${id.replace(' ', '_')}`;
			cabinet.sandbox.cabinet.create('task', { status: 'open', description });
		}
		const batch = batchOf(6);
		expect(await batch.openTasksOf({ id: 'u0' })).toMatchObject([{ id: 1 }, { id: 3 }]);
		expect(await batch.openTasksOf({ id: 'u 1' })).toMatchObject([{ id: 2 }]);
		expect(await batch.openTasksOf({ id: 'u1' })).toEqual([]);
	});

	test('of a cabinet that ignores the filter are told from the others', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite' });
		const description = '1. 22.11.2026 10:00:00 · u0';
		cabinet.sandbox.cabinet.create('task', { status: 'done', description });
		expect(await batchOf(6).openTasksOf({ id: 'u0' })).toEqual([]);
	});
});

describe('whether somebody may have an open task', () => {
	const isFirst = ({ externalId }: { externalId: string | null }) => externalId === 'u1';

	test.each([
		['few calls', 4, {}, true],
		['just enough calls, and all open tasks are seen', 5, { paging: { size: 10 } }, false],
		['all open tasks are seen', 6, {}, false],
		['not all are seen', 6, { paging: { size: 1 } }, true],
		['they can not be asked for', 6, { task: { filters: { status: null } } }, true],
	])('%s', async (_name, count, overrides, may) => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides });
		for (let number = 0; number < 8; number++) {
			cabinet.sandbox.cabinet.create('task', { external_id: 'other', status: 'open' });
		}
		const batch = batchOf(count);
		expect(await batch.mayHaveOpenTask(isFirst)).toBe(may);
		expect(await batch.openTasksOf({ id: 'u1' })).toEqual([]);
	});

	test('somebody has', async () => {
		cabinet.sandbox.cabinet.create('task', { external_id: 'other', status: 'open' });
		cabinet.sandbox.cabinet.create('task', { external_id: 'u1', status: 'open' });
		const batch = batchOf(6);
		expect(await batch.mayHaveOpenTask(isFirst)).toBe(true);
		expect(cabinet.sent).toEqual(['GET tasks']);
	});
});

describe('when somebody was reached', () => {
	const at = '2026-11-22T10:15:00+02:00';
	const reachedAt = (reached: object | undefined, clientId: number | null, phone: string | null) =>
		new Batch(cabinet, [{ id: 'u1', startedAt: at, reached } as BatchedCall]).reachedAt(
			clientId,
			phone,
		);

	test.each([
		['the same client', { clientId: '1', phone: null }, 1, null, true],
		['another client', { clientId: 2, phone: null }, 1, null, false],
		['the same number', { clientId: null, phone: '380' }, 1, '380', true],
		['another number', { clientId: null, phone: '381' }, 1, '380', false],
		['nobody and nobody', { clientId: null, phone: null }, null, null, false],
		['a call that reached nobody', undefined, 1, '380', false],
	])('%s', (_name, reached, clientId, phone, same) => {
		expect(reachedAt(reached, clientId, phone)).toEqual(same ? [at] : []);
	});

	test('at a time that is not known', () => {
		const item = { id: 'u1', startedAt: null, reached: { clientId: 1, phone: null } };
		expect(new Batch(cabinet, [item]).reachedAt(1, null)).toEqual([]);
	});
});

describe('the client of a number', () => {
	const olena = { id: 1, name: 'Олена', phone: '380501112233' };

	test('is looked for once, and created at most once', async () => {
		const batch = batchOf(1);
		const work = jest.fn(async () => ({ client: olena, clientCreated: true }));
		const outcomes = await Promise.all([1, 2, 3].map(async () => await batch.client('1', work)));
		expect(work).toHaveBeenCalledTimes(1);
		expect(outcomes.map(({ clientCreated }) => clientCreated)).toEqual([true, false, false]);
	});

	test('not found or failed is no answer for the next', async () => {
		const batch = batchOf(1);
		const outcomes = [
			batch.client('1', async () => ({ client: null, clientCreated: false, skipped: 'missed' })),
			batch.client('1', async () => await Promise.reject(new Error('no'))),
			batch.client('1', async () => ({ client: olena, clientCreated: true })),
		];
		expect(await Promise.allSettled(outcomes)).toMatchObject([
			{ value: { client: null, skipped: 'missed' } },
			{ reason: { message: 'no' } },
			{ value: { client: olena, clientCreated: true } },
		]);
	});

	test('another number is looked for on its own', async () => {
		const batch = batchOf(1);
		await batch.client('1', async () => ({ client: olena, clientCreated: true }));
		const other = await batch.client('2', async () => ({ client: null, clientCreated: false }));
		expect(other.client).toBeNull();
	});
});
