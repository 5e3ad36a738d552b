import type { INodeExecutionData } from 'n8n-workflow';
import { smallestSet } from '../docs/markdown.mts';
import { aCall } from '../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { bodies, type BodyName } from '../support/ringostatBodies.mts';
import { locator, PIPELINE, PIPELINE_WITH_UTM, step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

async function ring(told: BodyName[], steps: Step[] = PIPELINE): Promise<INodeExecutionData[]> {
	const items = told.map((one) => ({ json: { ...bodies[one] } }));
	const { items: output, error } = await runWorkflow(steps, items, {
		asterilApi: cabinet.credential,
	});
	expect(error).toBeUndefined();
	return output;
}

const state = () => {
	const { clients, calls, tasks } = cabinet.sandbox.cabinet;
	return { clients: clients.slice(1), calls, tasks };
};

test('an answered call of a new client, with UTM tags and a recording', async () => {
	const [{ json, pairedItem }] = await ring(['answeredNew'], PIPELINE_WITH_UTM);
	expect(json).toMatchObject({
		id: 'ua1_-1763625600.1',
		client: { id: 2 },
		clientCreated: true,
		loggedCall: { id: 1 },
		callCreated: true,
		task: null,
		taskCreated: false,
		skipped: 'the call was not missed',
	});
	expect(pairedItem).toEqual({ item: 0 });
	expect(state()).toMatchObject({
		clients: [
			{
				name: 'Клієнт +380671234567',
				phone: '380671234567',
				responsible: null,
				custom_field_1: 'google',
				custom_field_2: 'cpc',
				custom_field_3: 'осінь',
				custom_field_6: 'https://shop.example/',
			},
		],
		calls: [
			{
				external_id: 'ua1_-1763625600.1',
				client_id: 2,
				direction: 'in',
				status: 'answered',
				phone: '380671234567',
				line: '380443334455',
				started_at: '2026-11-20 10:00:00',
				duration: 54,
				talk_duration: 42,
				record_url: 'https://app.ringostat.com/recordings/1.wav?token=t',
				comment: expect.stringContaining('Співробітник: Ольга Менеджер (101)'),
			},
		],
		tasks: [],
	});
});

test('without "Pass UTM Tags" nothing of them is written', async () => {
	await ring(['answeredNew']);
	expect(Object.keys(state().clients[0]).filter((key) => key.startsWith('custom'))).toEqual([]);
});

test('a missed call of a new client', async () => {
	const [{ json }] = await ring(['missedNew']);
	expect(json).toMatchObject({ clientCreated: true, callCreated: true, taskCreated: true });
	expect(json).not.toHaveProperty('skipped');
	expect(state()).toMatchObject({
		clients: [{ phone: '380637654321' }],
		calls: [{ client_id: 2, status: 'missed', talk_duration: 0, record_url: null }],
		tasks: [
			{
				external_id: 'missed-380637654321',
				client_id: 2,
				title: 'Пропущений дзвінок: +380637654321',
				description: [
					'Пропущено дзвінок з номера +380637654321.',
					'Лінія: +380443334455',
					'Очікування: 12 с',
					'Передзвоніть, будь ласка.',
					'Пропущені дзвінки: 1 (20.11.2026 10:00)',
					'Для інтеграції, не змінюйте: [ringostat missed ua1_-1763625600.2 2026-11-20T10:00:00+02:00; due 2026-11-20T14:00:00+02:00 ua1_-1763625600.2]',
				].join('\n'),
				status: 'open',
				responsible: null,
			},
		],
	});
});

test('a missed call of an existing client', async () => {
	const [{ json }] = await ring(['missedExisting']);
	expect(json).toMatchObject({
		client: { id: 1, name: 'Олена Наявна', responsible: 2 },
		clientCreated: false,
		taskCreated: true,
	});
	expect(state()).toMatchObject({
		clients: [],
		calls: [{ client_id: 1 }],
		tasks: [{ client_id: 1 }],
	});
	expect(state().tasks[0].description).toContain('Клієнт: Олена Наявна');
});

test('an outgoing call', async () => {
	const [{ json }] = await ring(['outgoing']);
	expect(json).toMatchObject({ callCreated: true, task: null, skipped: 'an outgoing call' });
	expect(state()).toMatchObject({
		clients: [{ phone: '380931234567' }],
		calls: [{ direction: 'out', line: '380443334455', phone: '380931234567' }],
		tasks: [],
	});
});

test('a hidden number: no client, but a logged call and an unbound task', async () => {
	const [{ json }] = await ring(['hidden']);
	expect(json).toMatchObject({ client: null, clientCreated: false, taskCreated: true });
	expect(state()).toMatchObject({
		clients: [],
		calls: [{ client_id: null, phone: null, status: 'missed' }],
		tasks: [{ client_id: null, title: 'Пропущений дзвінок: номер приховано' }],
	});
});

describe('the whole story', () => {
	const story = Object.keys(bodies) as BodyName[];

	test.each(['one after another', 'in one batch', 'in one batch, twice in it'])(
		'%s, and again: each exactly once',
		async (how) => {
			const twice = how.endsWith('twice in it') ? [...story, ...story] : story;
			const tell = async () => {
				if (how !== 'one after another') return await ring(twice);
				const output: INodeExecutionData[] = [];
				for (const one of story) output.push(...(await ring([one])));
				return output;
			};
			const first = await tell();
			expect(first.map(({ json }) => json.id)).toEqual(twice.map((one) => bodies[one].uniqueid));
			const after = structuredClone(state());
			expect([after.clients.length, after.calls.length, after.tasks.length]).toEqual([3, 5, 3]);
			const numbers = after.clients.map(({ phone }) => phone).sort();
			expect(numbers).toEqual(['380637654321', '380671234567', '380931234567']);

			const again = await tell();
			expect(state()).toEqual(after);
			expect(again.map(({ json }) => json.callCreated)).toEqual(twice.map(() => false));
			expect(again.some(({ json }) => json.clientCreated || json.taskCreated)).toBe(false);
		},
	);
});

test('with the ten parameters of the guide alone, the whole story comes to the same', async () => {
	const ten = smallestSet('docs/set-up-ringostat.md');
	const story = Object.values(bodies).map((body: Record<string, string>) =>
		Object.fromEntries(ten.flatMap((key) => (key in body ? [[key, body[key]]] : []))),
	);
	const steps = [...PIPELINE, step('asterilCompleteMissedCallTask')];
	const items = story.map((body) => ({ json: body }));
	const { error } = await runWorkflow(steps, items, { asterilApi: cabinet.credential });
	expect(error).toBeUndefined();
	const { clients, calls, tasks } = state();
	expect(clients.map(({ phone }) => phone).sort()).toEqual([
		'380637654321',
		'380671234567',
		'380931234567',
	]);
	expect(calls.map(({ status, talk_duration }) => [status, talk_duration]).sort()).toEqual([
		['answered', 42],
		['answered', 42],
		['missed', 0],
		['missed', 0],
		['missed', 0],
	]);
	expect(calls.filter(({ record_url: link }) => link)).toHaveLength(2);
	expect(tasks.map(({ client_id: client }) => client).sort()).toEqual([1, 3, null].sort());
});

test('items keep what they brought, in their order, each paired with its own', async () => {
	const calls = ['a', 'b', 'c'].map((id) => aCall({ id }));
	const binary = { file: { data: 'eA==', mimeType: 'text/plain' } };
	const items = calls.map((call) => ({ json: { ...call, mine: call.id }, binary }));
	const steps = [step('asterilFindOrCreateClient'), step('asterilLogCall')];
	const ran = await runWorkflow(steps, items, { asterilApi: cabinet.credential });
	expect(ran.items).toEqual(
		calls.map(({ id }, item) => ({
			json: expect.objectContaining({ id, mine: id, callCreated: true }),
			binary,
			pairedItem: { item },
		})),
	);
});

describe('the responsible of a task', () => {
	const task = (parameters: Step['parameters']) => [
		...PIPELINE.slice(0, -1),
		step('asterilCreateMissedCallTask', parameters),
	];

	test.each(['list', 'id'] as const)('chosen by %s', async (mode) => {
		await ring(['missedNew'], task({ responsible: locator('3', mode) }));
		expect(state().tasks).toMatchObject([{ responsible: 3 }]);
	});

	test('else the one of the credential', async () => {
		cabinet.credential.defaultResponsible = ' 2 ';
		await ring(['missedNew']);
		expect(state().tasks).toMatchObject([{ responsible: 2 }]);
	});
});

test('"Create For" of both nodes: no client and no task for missed calls', async () => {
	const [, , log] = PIPELINE;
	const [{ json }] = await ring(
		['missedNew'],
		[
			PIPELINE[0],
			step('asterilFindOrCreateClient', { createFor: 'answered' }),
			log,
			step('asterilCreateMissedCallTask', { createFor: 'never' }),
		],
	);
	expect(json).toMatchObject({ client: null, callCreated: true, task: null });
	expect(state()).toMatchObject({ clients: [], calls: [{ client_id: null }], tasks: [] });
});

test('two cabinets, one after the other: what the first one knows is not taken for the second one', async () => {
	const [one, other] = [await openCabinet({ seed: false }), await openCabinet({ seed: false })];
	const steps = [step('asterilFindOrCreateClient'), step('asterilLogCall')];
	const calls = Array.from({ length: 6 }, (_, n) => ({ json: { ...aCall({ id: `u${n}` }) } }));
	for (let delivery = 0; delivery < 2; delivery++) {
		const first = await runWorkflow(steps, calls, { asterilApi: one.credential });
		const second = await runWorkflow(steps, first.items, { asterilApi: other.credential });
		expect(second.error).toBeUndefined();
		const created = second.items.map(({ json }) => json.callCreated);
		expect(created).toEqual(Array(6).fill(delivery === 0));
	}
	expect(other.sandbox.cabinet.calls).toHaveLength(6);
	await one.close();
	await other.close();
});
