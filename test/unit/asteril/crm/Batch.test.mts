import { Batch } from '../../../../nodes/Asteril/crm/Batch';
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

	test('with a copy: the older counts', async () => {
		add('u0');
		add('u0');
		expect(await batchOf(6).loggedCall('u0')).toMatchObject({ id: 1 });
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
			cabinet.sandbox.cabinet.create('task', { external_id: status, status });
		}
		const batch = batchOf(6);
		const find = async (id: string) => await batch.openTask(({ externalId }) => externalId === id);
		expect([await find('open'), await find('done')]).toMatchObject([{ id: 1 }, null]);
		expect(cabinet.sent).toEqual(['GET tasks']);
	});

	test('of a cabinet that ignores the filter are told from the others', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite' });
		cabinet.sandbox.cabinet.create('task', { external_id: 'u0', status: 'done' });
		expect(await batchOf(6).openTask(() => true)).toBeNull();
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
