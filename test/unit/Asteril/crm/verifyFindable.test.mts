/** A cabinet that does not keep what a record is found by: no copies, and it is said. */
import { AsterilApi } from '../../../../nodes/Asteril/api/AsterilApi';
import type { Call } from '../../../../nodes/shared/Call';
import { ApiError } from '../../../../nodes/shared/http/ApiError';
import { Batch } from '../../../../nodes/Asteril/crm/Batch';
import {
	type ClientOptions,
	findOrCreateClient,
} from '../../../../nodes/Asteril/crm/clients/findOrCreateClient';
import { logCall } from '../../../../nodes/Asteril/crm/calls/logCall';
import type { TaskOptions } from '../../../../nodes/Asteril/crm/missedCalls/draftTask';
import { createMissedCallTask } from '../../../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import { aMissedCall } from '../../../support/aCall.mts';
import { closeAfterTest } from '../../../support/closeAfterTest.mts';
import { cabinetAt, openCabinet, type OpenCabinet } from '../../../support/openCabinet.mts';
import { clockAt } from '../../../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const CLIENT: ClientOptions = {
	createFor: 'all',
	nameTemplate: '{phone}',
	utmFields: [],
	additionalFields: [],
	matchOtherFormats: true,
	maxPages: 50,
};
const TASK: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	dueMinutes: null,
	calendar: null,
	title: 'Передзвонити',
	text: '{phone}',
	responsible: { assignTo: 'chosen', chosen: null, fallback: null, employees: [] },
};

type Work = (cabinet: OpenCabinet, call: Call) => Promise<unknown>;
const client: Work = async (cabinet, call) =>
	await findOrCreateClient(new Batch(cabinet, []), call, CLIENT);
const log: Work = async (cabinet, call) =>
	await logCall(cabinet, call, null, { commentFields: [] });
const task: Work = async (cabinet, call) => {
	const bound = { id: 1, name: null, responsible: null };
	return await createMissedCallTask(new Batch(cabinet, []), call, bound, TASK);
};
const taskOfNumber: Work = async (cabinet, call) =>
	await createMissedCallTask(new Batch(cabinet, []), call, null, TASK);

const open = async () => closeAfterTest(await openCabinet({ unproven: true }));

/** The same cabinet, but it does not keep a field that is written. */
function losing(cabinet: OpenCabinet, field: string): OpenCabinet {
	const api = Object.create(cabinet.api) as OpenCabinet['api'];
	api.create = async (name, draft) =>
		await cabinet.api.create(name, { ...draft, [field]: undefined });
	return { ...cabinet, api };
}

const NOT_FOUND = {
	kind: 'contract',
	message: expect.stringMatching(
		/^Asteril created the \w+ \d+, but does not find it again$/,
	) as string,
	description: expect.stringMatching(
		/Cabinet → Check, switch on Try Writing.*Asteril's support/,
	) as string,
};

test.each<[string, Work, field: string, kind: 'clients' | 'calls' | 'tasks']>([
	['the phone of a client', client, 'phone', 'clients'],
	['the ID of a call', log, 'externalId', 'calls'],
	['the description of a task', task, 'description', 'tasks'],
	['the ID of a task of a number', taskOfNumber, 'externalId', 'tasks'],
])('not kept: %s', async (_name, work, field, kind) => {
	const cabinet = losing(await open(), field);
	const records = () => cabinet.sandbox.cabinet[kind];
	const before = records().length;
	const call = aMissedCall();
	for (let delivery = 0; delivery < 3; delivery++) {
		await expect(work(cabinet, call)).rejects.toMatchObject(NOT_FOUND);
	}
	await expect(work(cabinet, aMissedCall({ id: 'another' }))).rejects.toMatchObject(NOT_FOUND);
	expect(records()).toHaveLength(before + 1);
	// After ten minutes one more try: the cabinet may have been mended.
	const later = { ...cabinet, now: () => Date.now() + 10 * 60_000 };
	await expect(work(later, call)).rejects.toMatchObject(NOT_FOUND);
	expect(records()).toHaveLength(before + 2);
});

test('not kept: the client of a task. It is said once; the task itself is found by its number', async () => {
	const cabinet = losing(await open(), 'clientId');
	const call = aMissedCall();
	await expect(task(cabinet, call)).rejects.toMatchObject(NOT_FOUND);
	expect(await task(cabinet, call)).toMatchObject({ taskCreated: false, missedCallCount: 1 });
	expect(cabinet.sandbox.cabinet.tasks).toHaveLength(1);
});

test.each<[string, Work, field: string]>([
	['client', client, 'phone'],
	['call', log, 'externalId'],
	['task', taskOfNumber, 'externalId'],
])(
	'a %s that is not found, after an answer without its id, is created once',
	async (kind, work, field) => {
		const cabinet = losing(await open(), field);
		const create = cabinet.api.create.bind(cabinet.api);
		let creations = 0;
		cabinet.api.create = async (name, draft) => {
			creations += 1;
			await create(name, draft);
			throw new ApiError('contract', 'No id', { description: 'Look.', outcomeUnknown: true });
		};
		await expect(work(cabinet, aMissedCall())).rejects.toMatchObject({ description: 'Look.' });
		await expect(work(cabinet, aMissedCall())).rejects.toMatchObject({
			description: `Look. So that no delivery creates another one, no more ${kind}s are created for ten minutes.`,
		});
		expect(creations).toBe(1);
	},
);

test('other overrides are another attempt', async () => {
	const cabinet = await open();
	await expect(client(losing(cabinet, 'phone'), aMissedCall())).rejects.toMatchObject(NOT_FOUND);
	await expect(client(cabinet, aMissedCall())).rejects.toMatchObject(NOT_FOUND);
	const { api } = cabinetAt(cabinet.sandbox.url, {
		overrides: { client: { fields: { email: null } } },
	});
	expect(await client({ ...cabinet, api }, aMissedCall())).toMatchObject({ clientCreated: true });
});

test.each<[string, Work, overrides: object]>([
	['clients of this cabinet keep no "phone"', client, { client: { fields: { phone: null } } }],
	['calls of this cabinet keep no "externalId"', log, { call: { fields: { externalId: null } } }],
	['tasks of this cabinet keep no "clientId"', task, { task: { fields: { clientId: null } } }],
	['tasks of this cabinet keep no "status"', task, { task: { fields: { status: null } } }],
	[
		'tasks of this cabinet keep no "externalId"',
		taskOfNumber,
		{ task: { fields: { externalId: null } } },
	],
])('said to be absent: the %s', async (message, work, overrides) => {
	const cabinet = closeAfterTest(await openCabinet({ unproven: true, overrides }));
	await expect(work(cabinet, aMissedCall())).rejects.toMatchObject({
		kind: 'unsupported',
		message: `The ${message}`,
		description: expect.stringMatching(/fields\.\w+": null.*nothing is written/),
	});
	expect(cabinet.sent.filter((sent) => sent.startsWith('POST'))).toEqual([]);
});

test.each([client, log, task, taskOfNumber])(
	'a cabinet that keeps it: looked for once',
	async (work) => {
		const cabinet = await open();
		await work(cabinet, aMissedCall({ id: 'first' }));
		const first = cabinet.sent.length;
		await work(cabinet, aMissedCall({ id: 'second', clientPhone: '380509999999' }));
		expect(cabinet.sent.length - first).toBeLessThan(first);
		expect(cabinet.pauses).toEqual([]);
	},
);

test('one that lists what is new a moment later is waited for', async () => {
	const cabinet = await open();
	const { api } = cabinet;
	let looks = 0;
	const lagging = { ...cabinet, api: Object.create(api) as typeof api };
	lagging.api.page = async (...args) => {
		const page = await api.page(...args);
		return ++looks < 4 ? { ...page, records: [], more: false } : page;
	};
	expect(await log(lagging, aMissedCall())).toMatchObject({ callCreated: true });
	expect(cabinet.pauses).toEqual([500, 1000]);
});

test('one that cannot be looked at is given the benefit of the doubt', async () => {
	const cabinet = await open();
	const { api } = cabinet;
	let looks = 0;
	const broken = { ...cabinet, api: Object.create(api) as typeof api };
	broken.api.page = async (...args) => {
		if (++looks > 1) throw new Error('gone');
		return await api.page(...args);
	};
	expect(await log(broken, aMissedCall())).toMatchObject({ callCreated: true });
	// But nothing is proven by that: the next one tells.
	const next = log(losing(cabinet, 'externalId'), aMissedCall({ id: 'next' }));
	await expect(next).rejects.toMatchObject(NOT_FOUND);
});

test('several workers: one that does not give back its own record is told from a race', async () => {
	const cabinet = losing({ ...(await open()), severalWorkers: true }, 'externalId');
	await expect(log(cabinet, aMissedCall())).rejects.toMatchObject(NOT_FOUND);
	await expect(log(cabinet, aMissedCall())).rejects.toMatchObject(NOT_FOUND);
	expect(cabinet.sandbox.cabinet.calls).toHaveLength(1);
});

test.each([
	['clientId', task],
	['externalId', taskOfNumber],
])('too many tasks to look through, by "%s": none is created', async (filter, work) => {
	const cabinet = await open();
	const tasks = Array.from({ length: 100 }, (_, id) => ({ id: id + 1, description: 'x' }));
	const send = async () => ({ tasks, pages: 99 });
	const api = new AsterilApi(send, cabinet.api.contract);
	await expect(work({ ...cabinet, api }, aMissedCall())).rejects.toMatchObject({
		message: `Asteril does not filter tasks by "${filter}", and 50 pages are not all of them`,
	});
});
