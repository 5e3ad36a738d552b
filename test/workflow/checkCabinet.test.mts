import { resolveContract } from '../../nodes/Asteril/api/contract';
import {
	startSandbox,
	variantNames,
	type Sandbox,
	type VariantName,
} from '../../dev/sandbox/index.mts';
import { fillShop } from '../../dev/sandbox/cabinet/draw/fillCabinet.mts';
import { vary } from '../../dev/sandbox/cabinet/reference.mts';
import { aCall } from '../support/aCall.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { MOST, runCheck } from './checkCabinet.support.mts';

let sandbox: Sandbox;
afterEach(async () => await sandbox?.close());

async function open(variant: VariantName = 'default'): Promise<Sandbox> {
	sandbox = await startSandbox({ variant });
	fillShop(sandbox.cabinet);
	return sandbox;
}

const TRY = { tryWriting: true };

function snapshot({ cabinet }: Sandbox) {
	const { clients, calls, tasks, orders, users } = cabinet;
	return structuredClone({ clients, calls, tasks, orders, users });
}

describe.each(variantNames)('%s', (variant) => {
	test('is only read when writing is not tried, with 40 requests at most', async () => {
		const { url } = await open(variant);
		const { report, error } = await runCheck(url);
		expect(error).toBeUndefined();
		expect(report[0]).toMatchObject({ fact: 'summary', result: 'cannot tell' });
		expect(report[0].note).toContain('switch on Try Writing');
		const asked = sandbox.log.latest();
		expect(asked.length).toBeLessThanOrEqual(MOST.reading);
		expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
	});

	test('says that calls can be logged once writing was tried, and prints what to paste', async () => {
		const { url } = await open(variant);
		const { report } = await runCheck(url, {}, {}, TRY);
		expect(report[0]).toMatchObject({ fact: 'summary', result: 'confirmed' });
		expect(report[0].answered).toContain('Calls can be logged');
		const last = report[report.length - 1];
		expect(last.fact).toBe('overrides');
		expect(JSON.parse(String(last.json))).toEqual(last.override);
		expect(() => resolveContract(last.json)).not.toThrow();
		expect(sandbox.log.latest().length).toBeLessThanOrEqual(MOST.writing);
	});

	test("shows nobody's name or number, and not the key", async () => {
		const { url, cabinet } = await open(variant);
		const { items } = await runCheck(url, {}, {}, { ...TRY, options: { allFacts: true } });
		const shown = JSON.stringify(items);
		const digits = shown.replace(/\D+/g, '|');
		for (const { name, phone, email } of [...cabinet.clients, ...cabinet.users]) {
			if (String(name).startsWith('Тест n8n')) continue;
			expect(shown).not.toContain(String(name));
			expect(digits).not.toContain(String(phone).replace(/\D/g, '').slice(-7));
			if (email) expect(shown).not.toContain(String(email));
		}
		for (const word of ['Зразков', 'seeded', 'records.example', 'sandbox-key']) {
			expect(shown).not.toContain(word);
		}
	});
});

describe('Try Writing', () => {
	test('leaves one client, one call and one task, and changes no other record', async () => {
		const { url } = await open();
		const before = snapshot(sandbox);
		const { report } = await runCheck(url, {}, {}, TRY);
		const after = snapshot(sandbox);
		for (const kind of ['clients', 'calls', 'tasks', 'orders', 'users'] as const) {
			const added = ['clients', 'calls', 'tasks'].includes(kind) ? 1 : 0;
			expect(after[kind].slice(0, before[kind].length)).toEqual(before[kind]);
			expect(after[kind].length).toBe(before[kind].length + added);
		}
		expect(after.clients.at(-1)).toMatchObject({ name: 'Тест n8n, можна видалити' });
		expect(after.tasks.at(-1)).toMatchObject({
			status: 'done',
			client_id: after.clients.at(-1)?.id,
		});
		const left = report.find(({ fact }) => fact === 'leftInCabinet');
		expect(left?.answered).toContain(`client ${after.clients.at(-1)?.id}`);
	});

	test('names the addresses of what it leaves when the credential says where cards are', async () => {
		const { url, cabinet } = await open();
		const cards = { clientCard: '/clients/{id}', taskCard: 'https://shop.example/t?id={id}' };
		const { report } = await runCheck(url, cards, {}, TRY);
		const [client, call, task] = [cabinet.clients, cabinet.calls, cabinet.tasks].map(
			(records) => records.at(-1)?.id,
		);
		expect(report.find(({ fact }) => fact === 'leftInCabinet')?.answered).toBe(
			`The check left in the cabinet: client ${client} (${url}/clients/${client}), call ${call}, task ${task} (https://shop.example/t?id=${task}).`,
		);
	});

	test('uses the same three records when it is run again', async () => {
		const { url } = await open();
		await runCheck(url, {}, {}, TRY);
		const { clients, calls, tasks } = snapshot(sandbox);
		const { report } = await runCheck(url, {}, {}, TRY);
		const after = snapshot(sandbox);
		expect([after.clients.length, after.calls.length, after.tasks.length]).toEqual([
			clients.length,
			calls.length,
			tasks.length,
		]);
		expect(report[0].answered).toContain('Calls can be logged');
	});

	test.each(['rest', 'numeric'] as const)(
		'run again before anything was pasted, it reads in its own records of %s how they were created',
		async (variant) => {
			const { url } = await open(variant);
			const first = await runCheck(url, {}, {}, TRY);
			const { report } = await runCheck(url, {}, {}, TRY);
			expect(report.at(-1)?.override).toEqual(first.report.at(-1)?.override);
		},
	);

	test('finds nothing to change in a cabinet whose differences were pasted', async () => {
		const { url } = await open('numeric');
		const first = await runCheck(url, {}, {}, TRY);
		const pasted = String(first.report.at(-1)?.json);
		const { report } = await runCheck(url, { contractOverrides: pasted }, {}, TRY);
		expect(report.at(-1)).toMatchObject({
			result: 'confirmed',
			override: JSON.parse(pasted) as object,
		});
	});
});

test('a completed task of the check is found by its status, though all others are done, too', async () => {
	const { url, cabinet } = (sandbox = await startSandbox({ seed: false }));
	cabinet.create('client', { name: 'Покупець', phone: '380672000001' });
	for (const id of ['a', 'b']) {
		cabinet.create('task', { external_id: id, client_id: 1, title: 'Тест', status: 'done' });
	}
	const { report } = await runCheck(url, {}, {}, { ...TRY, options: { allFacts: true } });
	const filters = report.filter(({ fact }) => fact.startsWith('task.filters.'));
	expect(filters.map(({ fact, result }) => `${fact} ${result}`)).toEqual([
		'task.filters.externalId confirmed',
		'task.filters.clientId confirmed',
		'task.filters.status confirmed',
	]);
});

async function logCallNow(url: string): Promise<void> {
	const call = aCall({ startedAt: new Date().toISOString() });
	const credentials = { asterilApi: credentialFor(url) };
	const { error } = await runWorkflow(
		[step('asterilLogCall')],
		[{ json: { ...call } }],
		credentials,
	);
	expect(error).toBeUndefined();
}

describe('the report', () => {
	test('says that every call would stand twice when something else logs calls', async () => {
		const { url, cabinet } = (sandbox = await startSandbox());
		await logCallNow(url);
		cabinet.create('call', { external_id: 'x-1', started_at: cabinet.clock() });
		const { report } = await runCheck(url);
		const item = report.find(({ fact }) => fact === 'whoElseWrites');
		expect(item?.answered).toBe(
			'Calls of the last 7 days that these nodes have not logged: 1. Another integration seems to log calls, too: then every call would stand there twice.',
		);
		expect(item?.note).toContain("Ringostat's support");
	});

	test('does not take the calls that these nodes have logged for those of another integration', async () => {
		const { url, cabinet } = (sandbox = await startSandbox());
		await logCallNow(url);
		expect(cabinet.calls.at(-1)?.comment).toContain('Статус Ringostat: ');
		const { report } = await runCheck(url);
		expect(report.find(({ fact }) => fact === 'whoElseWrites')).toBeUndefined();
	});

	test('says that it may be these nodes where the log keeps no comment', async () => {
		const contract = vary(({ entities }) => {
			delete entities.call.fields.comment;
		});
		const { url, cabinet } = (sandbox = await startSandbox({ contract, seed: false }));
		cabinet.create('call', { external_id: 'x-1', started_at: cabinet.clock() });
		const { report } = await runCheck(url);
		const item = report.find(({ fact }) => fact === 'whoElseWrites');
		expect(item?.answered).toContain('Unless these nodes have logged them');
	});

	test('ends with the questions that only a person can answer', async () => {
		const { url } = await open();
		const { report } = await runCheck(url);
		expect(report.slice(-3).map(({ fact }) => fact)).toEqual([
			'person.popup',
			'person.recording',
			'overrides',
		]);
	});

	test('puts out every fact only when asked', async () => {
		const { url } = await open();
		const short = await runCheck(url);
		const long = await runCheck(url, {}, {}, { options: { allFacts: true } });
		expect(short.report.length).toBeLessThan(12);
		expect(long.report.length).toBeGreaterThan(100);
	});
});

test('a cabinet without orders is checked all the same', async () => {
	sandbox = await startSandbox({
		contract: vary(({ entities }) => (entities.order.list.path = 'no-such-list')),
	});
	const { report, error } = await runCheck(sandbox.url, {}, {}, TRY);
	expect(error).toBeUndefined();
	expect(report[0].answered).toContain('Calls can be logged');
});

describe('what the user overrode already', () => {
	test('is put right when it is wrong', async () => {
		const { url } = await open();
		const wrong = {
			basePath: 'api/v9',
			key: { in: 'header', name: 'Token' },
			paging: { first: 0, limit: 'many' },
			client: { list: { path: 'buyers', key: 'buyers' }, fields: { phone: 'tel' } },
		};
		const { report, error } = await runCheck(url, { contractOverrides: JSON.stringify(wrong) });
		expect(error).toBeUndefined();
		expect(report[report.length - 1].override).toEqual({});
	});
});
