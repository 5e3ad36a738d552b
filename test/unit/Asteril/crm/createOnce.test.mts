import { AsterilApi } from '../../../../nodes/Asteril/api/AsterilApi';
import type { CallRecord } from '../../../../nodes/Asteril/api/records';
import {
	createOnce,
	type CreateOnceResult,
	type Search,
} from '../../../../nodes/Asteril/crm/createOnce';
import { findByExternalId } from '../../../../nodes/Asteril/api/search';
import { ApiError } from '../../../../nodes/shared/http/ApiError';
import { type OpenCabinet, openCabinet } from '../../../support/openCabinet.mts';
import { closeAfterTest } from '../../../support/closeAfterTest.mts';
import { startOddServer } from '../../../support/oddServer.mts';
import { cabinetAt } from '../../../support/openCabinet.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

/** Logs a call by nothing but its id. */
async function once(
	id = 'u1',
	different: Partial<OpenCabinet> = {},
): Promise<CreateOnceResult<CallRecord, Search<CallRecord>>> {
	const inThis = { ...cabinet, ...different };
	return await createOnce(
		inThis,
		'call',
		id,
		async () => ({ record: await findByExternalId(inThis.api, 'call', id) }),
		async () => await inThis.api.create('call', { externalId: id }),
	);
}

const ids = () => cabinet.sandbox.cabinet.calls.map(({ id }) => id);

test('what is there is found, and nothing is written', async () => {
	cabinet.sandbox.cabinet.create('call', { external_id: 'u1' });
	expect(await once()).toMatchObject({ created: false, record: { id: 1, externalId: 'u1' } });
	expect(cabinet.sent).toEqual(['GET calls']);
});

test('what is not there is created, with one look and one write', async () => {
	expect(await once()).toMatchObject({ created: true, record: { id: 1, externalId: 'u1' } });
	expect(cabinet.sent).toEqual(['GET calls', 'POST call']);
});

test('twenty at the same moment in this process make one', async () => {
	await cabinet.fail({ latencyMs: [1, 20] });
	const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await once()));
	expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
	expect(new Set(outcomes.map(({ record }) => record.id))).toEqual(new Set([1]));
	expect(ids()).toEqual([1]);
});

test('others do not wait for it', async () => {
	await cabinet.fail({ latencyMs: [50, 50] });
	const begun = Date.now();
	await Promise.all(Array.from({ length: 10 }, async (_, number) => await once(`u${number}`)));
	expect(Date.now() - begun).toBeLessThan(10 * 100);
	expect(ids()).toHaveLength(10);
});

describe('a write that was cut off', () => {
	const cut = { routes: ['POST call'], times: 1 };

	test('after it was done: it is found, not done again', async () => {
		await cabinet.fail({ ...cut, cutAfter: 1 });
		expect(await once()).toMatchObject({ created: true, record: { id: 1 } });
		expect(cabinet.sent).toEqual(['GET calls', 'POST call', 'GET calls']);
		expect(ids()).toEqual([1]);
	});

	test('before it was done: it is tried again', async () => {
		await cabinet.fail({ ...cut, cutBefore: 1 });
		expect(await once()).toMatchObject({ created: true, record: { id: 1 } });
		expect(cabinet.sent).toEqual(['GET calls', 'POST call', 'GET calls', 'POST call', 'GET calls']);
		expect([ids(), cabinet.pauses]).toEqual([[1], [500]]);
	});

	test('three times: it is given up, and what it says is true', async () => {
		await cabinet.fail({ ...cut, cutBefore: 1, times: null });
		await expect(once()).rejects.toMatchObject({ kind: 'unreachable', outcomeUnknown: true });
		expect(cabinet.sent.filter((sent) => sent === 'POST call')).toHaveLength(3);
		expect([ids(), cabinet.pauses]).toEqual([[], [500, 1000, 1500]]);
	});

	test.each([{ rate503: 1 }, { html: 1, htmlStatus: 502 }])('as %j', async (fault) => {
		await cabinet.fail({ ...cut, ...fault });
		expect(await once()).toMatchObject({ created: true });
		expect(ids()).toEqual([1]);
	});

	test('and the cabinet can no longer be looked at: an error, and no second try', async () => {
		await cabinet.fail({ ...cut, cutAfter: 1 });
		const { api } = cabinet;
		let looks = 0;
		const broken = { ...cabinet, api: Object.create(api) as typeof api };
		broken.api.page = async (...args) => {
			if (++looks > 1) throw new ApiError('unreachable', 'gone', { description: '' });
			return await api.page(...args);
		};
		await expect(once('u1', broken)).rejects.toThrow('gone');
		expect(ids()).toEqual([1]);
		expect(await once()).toMatchObject({ created: false, record: { id: 1 } });
	});
});

test('a refusal is an error at once', async () => {
	const refused = createOnce(
		cabinet,
		'call',
		'u1',
		async () => ({ record: null }),
		async () => await cabinet.api.create('call', { externalId: 'u1', recordingUrl: 'no link' }),
	);
	await expect(refused).rejects.toMatchObject({ kind: 'refused' });
	expect(cabinet.sent).toEqual(['POST call']);
});

test('an answer without an id is looked after, but not tried again', async () => {
	const odd = closeAfterTest(
		await startOddServer(({ method }) => ({
			body: method === 'GET' ? { calls: [], pages: 0 } : { ok: true },
		})),
	);
	const other = cabinetAt(odd.url);
	const made = createOnce(
		other,
		'call',
		'u1',
		async () => ({ record: await findByExternalId(other.api, 'call', 'u1') }),
		async () => await other.api.create('call', { externalId: 'u1' }),
	);
	await expect(made).rejects.toMatchObject({ kind: 'contract', outcomeUnknown: true });
	expect(other.sent).toEqual(['GET calls', 'POST call', 'GET calls']);
});

test('an answer without an id to a write that did happen is good enough', async () => {
	const { api } = cabinet;
	const idless = { ...cabinet, api: Object.create(api) as typeof api };
	idless.api.create = async (...args) => {
		await api.create(...args);
		throw new ApiError('contract', 'no id', { description: '', outcomeUnknown: true });
	};
	expect(await once('u1', idless)).toMatchObject({ created: true, record: { id: 1 } });
});

describe('several workers', () => {
	/** Another process writes the same between our look and our write, or after it. */
	async function raced(otherFirst: boolean) {
		const { api } = cabinet;
		const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
		const other = () => cabinet.sandbox.cabinet.create('call', { external_id: 'u1' });
		racing.api.create = async (...args) => {
			if (otherFirst) other();
			const made = await api.create(...args);
			if (!otherFirst) other();
			return made;
		};
		return await once('u1', racing);
	}

	test('the other was first: its record counts, ours is reported', async () => {
		expect(await raced(true)).toMatchObject({
			record: expect.objectContaining({ id: 1 }),
			created: false,
			duplicate: { kind: 'call', id: 2, duplicateOf: 1 },
		});
		expect(cabinet.sandbox.cabinet.calls).toMatchObject([
			{ external_id: 'u1' },
			{ external_id: '', comment: 'Зайвий запис, див. дзвінок 1' },
		]);
	});

	test('ours stays as it is when it can not be retired', async () => {
		const update = jest.spyOn(AsterilApi.prototype, 'update').mockRejectedValue(new Error('no'));
		const outcome = await raced(true);
		update.mockRestore();
		expect(outcome).toMatchObject({ record: { id: 1 }, duplicate: { id: 2 } });
		expect(cabinet.sandbox.cabinet.calls).toMatchObject([
			{ external_id: 'u1' },
			{ external_id: 'u1' },
		]);
	});

	test('we were first: ours counts, and the other process reports its own', async () => {
		const outcome = await raced(false);
		expect(outcome).toMatchObject({ record: { id: 1 }, created: true });
		expect(outcome).not.toHaveProperty('duplicate');
	});

	test('alone: one more look, and ours counts', async () => {
		const outcome = await once('u1', { severalWorkers: true });
		expect(outcome).toMatchObject({ record: expect.objectContaining({ id: 1 }), created: true });
		expect(cabinet.sent).toEqual(['GET calls', 'POST call', 'GET calls']);
	});

	test('alone, and not listed yet: ours counts', async () => {
		const racing = { ...cabinet, severalWorkers: true };
		const create = async () => await racing.api.create('call', { externalId: 'u1' });
		const find = async () => ({ record: null });
		expect(await createOnce(racing, 'call', 'u1', find, create)).toMatchObject({
			record: expect.objectContaining({ id: 1 }),
			created: true,
		});
	});

	test('ids that are texts are compared as numbers: 9 is before 10', async () => {
		for (const id of [10, 9]) cabinet.sandbox.cabinet.create('call', { id, external_id: 'u1' });
		expect((await once('u1', { severalWorkers: true })).record.id).toBe(9);
	});
});
