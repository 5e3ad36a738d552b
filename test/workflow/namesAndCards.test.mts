/** Who is to call back, by name, and where the cards are: for a message about a missed call. */
import type { IDataObject } from 'n8n-workflow';
import { bodies } from '../support/ringostatBodies.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { PIPELINE, step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-20T10:01:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

/** Lets the known client be missed, and gives what the steps put out. */
async function missed(more: object = {}, told: object = {}, steps: Step[] = PIPELINE) {
	const body = { ...bodies.missedExisting, ...told };
	const asterilApi = { ...cabinet.credential, ...more };
	const { items, error } = await runWorkflow(steps, [{ json: { ...body } }], { asterilApi });
	expect(error).toBeUndefined();
	return items[0].json as { client: IDataObject; task: IDataObject | null };
}

const readsOfUsers = async () =>
	cabinet.sandbox.log.latest().filter(({ path }) => path.endsWith('/users')).length;

test('a new task names its responsible; the users are read once, and for no other call', async () => {
	expect((await missed()).task).toMatchObject({
		responsible: 2,
		responsibleName: 'Ольга Менеджер',
	});
	expect(await readsOfUsers()).toBe(1);
	cabinet.sandbox.cabinet.tasks[0].status = 'done';
	const next = await missed({}, { uniqueid: 'next', calldate: '2026-11-20 10:00:50' });
	expect(next.task).toMatchObject({ id: 2, responsibleName: 'Ольга Менеджер' });
	await missed({}, { uniqueid: 'third', calldate: '2026-11-20 10:00:55' });
	expect(await readsOfUsers()).toBe(1);
});

test('a cabinet that lists no users still gets its tasks, and is asked for them once', async () => {
	const contractOverrides = JSON.stringify({ user: { list: { path: 'nobody' } } });
	const { task } = await missed({ contractOverrides });
	expect(task).toMatchObject({ id: 1, responsible: 2 });
	expect(task).not.toHaveProperty('responsibleName');
	cabinet.sandbox.cabinet.tasks[0].status = 'done';
	const next = await missed(
		{ contractOverrides },
		{ uniqueid: 'next', calldate: '2026-11-20 10:00:50' },
	);
	expect(next.task).toMatchObject({ id: 2, responsible: 2 });
	const requests = cabinet.sandbox.log.latest();
	expect(requests.filter(({ path }) => path.endsWith('/nobody'))).toHaveLength(1);
});

test('the client and the task have the addresses of their cards, where the credential has them', async () => {
	const clientCard = '/clients/{id}';
	const taskCard = 'https://crm1234567.asteril.com/#task={id}';
	expect(await missed({ clientCard, taskCard })).toMatchObject({
		client: { id: 1, url: `${cabinet.sandbox.url}/clients/1` },
		task: { id: 1, url: 'https://crm1234567.asteril.com/#task=1' },
	});
});

test('without an address, or without {id} in it, there is no link', async () => {
	const { client, task } = await missed({ clientCard: '/clients', taskCard: '' });
	expect([client.url, task?.url]).toEqual([undefined, undefined]);
});

test('title and text are options, read for each item', async () => {
	const options = { title: '=Передзвонити {{ $json.id }}', text: '{phone}' };
	const steps = PIPELINE.map((one) =>
		one.type === 'asterilCreateMissedCallTask' ? step(one.type, { options }) : one,
	);
	const { task } = await missed({}, { uniqueid: 'u7' }, steps);
	expect(task).toMatchObject({ title: 'Передзвонити u7' });
	expect(String(task?.description)).toMatch(/^\+380501112233/);
});
