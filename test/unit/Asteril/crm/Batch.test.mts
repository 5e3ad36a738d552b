import { vary } from '../../../../dev/sandbox/cabinet/reference.mts';
import { Batch } from '../../../../nodes/Asteril/crm/Batch';
import { listTasks, ownerOf } from '../../../../nodes/Asteril/crm/missedCalls/owner';
import { aCall } from '../../../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../../../support/openCabinet.mts';

const STARTED = '2026-11-22 10:15:00';

/** It has no filters, and says so. */
const refusingFilters = vary((contract) => {
	contract.manners.unknownParameters = 'refused';
	for (const { filters } of Object.values(contract.entities)) filters.length = 0;
});

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
		const items = startedAt.map((at, number) => aCall({ id: `u${number}`, startedAt: at }));
		const now = () => Date.parse('2026-11-25T10:00:00Z');
		const asked = jest.spyOn(cabinet.api, 'pages');
		await new Batch({ ...cabinet, now }, items).loggedCall('u0');
		expect(asked.mock.calls[0].slice(0, 2)).toEqual([
			'call',
			{ createdDate: ['2026-11-21T15:00:00.000Z', '2026-11-25T10:00:00.000Z'] },
		]);
	});

	test('whose times are not known are asked for one by one', async () => {
		const items = calls(6).map((call) => ({ ...call, startedAt: null }));
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

	test('are asked for one by one where the cabinet refuses to list a period', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ contract: refusingFilters });
		add('u0');
		expect(await batchOf(6).loggedCall('u0')).toBeNull();
		expect(cabinet.sent).toEqual(['GET calls']);
	});

	test('are not known while the cabinet is busy', async () => {
		await cabinet.fail({ rate503: 1 });
		await expect(batchOf(6).loggedCall('u0')).rejects.toMatchObject({ kind: 'busy' });
	});
});

describe('open tasks of ours', () => {
	const PHONE = '380671234567';
	const owner = (clientPhone: string) => ownerOf({ id: 'u1', clientPhone }, null);
	const description = '[ringostat missed u1 2026-11-22T10:00:00+02:00]';
	const add = (status: string, phone = PHONE, more: object = {}) =>
		cabinet.sandbox.cabinet.create('task', {
			...{ external_id: `missed-${phone}`, status, description },
			...more,
		});
	const idsOf = async (batch: Batch, phone = PHONE) =>
		(await batch.openTasksOf(owner(phone)))?.map(({ id }) => id);

	test('are read once for all, and only those that are open', async () => {
		for (const status of ['open', 'done']) add(status);
		add('open', '380500000000');
		const batch = batchOf(6);
		expect([await idsOf(batch), await idsOf(batch, '380500000000')]).toEqual([[1], [3]]);
		expect(cabinet.sent).toEqual(['GET tasks']);
	});

	test('are asked for as open ones', async () => {
		const asked = jest.spyOn(cabinet.api, 'pages');
		await idsOf(batchOf(6));
		expect(asked.mock.calls[0].slice(0, 2)).toEqual(['task', { status: 'open' }]);
	});

	const threeStatuses = vary(({ enums }) => (enums.taskStatus.in_progress = 'in_progress'));

	test('are those of a further status, too, once one was met', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ contract: threeStatuses });
		for (const status of ['in_progress', 'open', 'done']) add(status);
		expect(await idsOf(batchOf(6))).toEqual([2]);
		await listTasks(cabinet, owner(PHONE));
		cabinet.sent.length = 0;
		expect(await idsOf(batchOf(6))).toEqual([1, 2]);
		expect(cabinet.sent).toEqual(['GET tasks', 'GET tasks']);
		// Of another cabinet nothing is known by that.
		expect([...cabinet.state.openStatuses('another')]).toEqual(['open']);
	});

	test('are known without those of a further status that can not all be read', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ contract: threeStatuses, overrides: { paging: { size: 1 } } });
		cabinet.state.openStatuses(cabinet.name).add('in_progress');
		for (let number = 0; number < 8; number++) add('in_progress');
		add('open');
		expect(await idsOf(batchOf(6))).toContain(9);
	});

	test('come the oldest first, however the cabinet lists them', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite' });
		for (let number = 0; number < 2; number++) add('open');
		expect(await idsOf(batchOf(6))).toEqual([1, 2]);
	});

	test('of few calls are not read together', async () => {
		expect(await batchOf(4).openTasksOf(owner(PHONE))).toBeNull();
		expect(cabinet.sent).toEqual([]);
	});

	test('are not known where the cabinet refuses the filter', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ contract: refusingFilters });
		add('open');
		expect(await batchOf(6).openTasksOf(owner(PHONE))).toBeNull();
	});

	test('of a cabinet that ignores the filter are told from the others', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ variant: 'polite' });
		add('done');
		add('open', PHONE, { description: 'Передзвонити' });
		expect(await idsOf(batchOf(6))).toEqual([]);
	});

	test.each([
		['all are seen', 6, {}, true],
		['just enough calls', 5, { paging: { size: 10 } }, true],
		['not all are seen', 6, { paging: { size: 1 } }, false],
		['they can not be asked for', 6, { task: { filters: { status: null } } }, false],
	])('%s: it is known', async (_name, count, overrides, complete) => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides });
		for (let number = 0; number < 8; number++) add('open', '380500000000');
		expect(await batchOf(count).openTasksOf(owner(PHONE))).toEqual(complete ? [] : null);
	});
});

describe('until when somebody was reached', () => {
	const startedAt = '2026-11-22T10:15:00+02:00';
	const until = Date.parse(startedAt) + 60_000;
	const [ONE, TWO, THREE] = ['380671112233', '380672223344', '380673334455'];

	test.each([
		['the same client', { clientId: '1', clientPhone: null }, 1, null, true],
		['another client', { clientId: 2, clientPhone: null }, 1, null, false],
		['the same number', { clientPhone: ONE }, 1, ONE, true],
		['another number', { clientPhone: TWO }, 1, ONE, false],
		['nobody and nobody', { clientPhone: null }, null, null, false],
		['another number of the card', { clientPhone: THREE }, 1, ONE, true],
		['a call that reached nobody', { clientPhone: ONE, outcome: 'missed' } as const, 1, ONE, false],
	])('%s', (_name, talk, clientId, clientPhone, same) => {
		const call = { ...aCall({ startedAt, durationSeconds: 60 }), ...talk };
		const client = clientId === null ? null : { id: clientId, phone: `${ONE}, ${THREE}` };
		const owner = ownerOf({ id: 'u2', clientPhone }, client);
		expect(new Batch(cabinet, [call]).reachedUntil(owner)).toEqual(same ? [until] : []);
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
