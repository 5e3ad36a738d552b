/** The pieces of workflow in the docs can be pasted, and their code does what the page says. */
import type { INodeExecutionData, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { parseCalls } from '../../nodes/Ringostat/call';
import { KEYS } from '../../nodes/Ringostat/call/meanings';
import { vary } from '../../dev/sandbox/cabinet/reference.mts';
import ts from 'typescript';
import { isObject } from '../../nodes/shared/isObject';
import { packageNodes } from '../support/nodeTypes.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';
import { read, smallestSet, snippets } from './markdown.mts';

const ours = packageNodes.map(({ description }) => description);

interface Piece {
	nodes: Array<{
		id: string;
		name: string;
		type: string;
		typeVersion: number;
		position: number[];
		credentials?: unknown;
		parameters: Record<string, unknown>;
	}>;
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}

const PREFIX = 'n8n-nodes-asteril.';
const pieces = snippets
	.filter(({ kind }) => kind === 'json workflow')
	.map(({ text }) => JSON.parse(text) as Piece);

test('every JSON snippet parses', () => {
	const json = snippets.filter(({ kind }) => kind.startsWith('json'));
	for (const { text } of json) expect(() => JSON.parse(text) as unknown).not.toThrow();
	expect(snippets.filter(({ kind, text }) => kind === '' && /^\s*[{[]/.test(text))).toEqual([]);
});

test.each(pieces.map((piece) => [piece.nodes.map(({ name }) => name).join(', '), piece]))(
	'%s can be pasted',
	async (_names, piece) => {
		const names = piece.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(piece.nodes.map(({ id }) => id)).size).toBe(names.length);
		for (const [from, { main }] of Object.entries(piece.connections)) {
			expect(names).toContain(from);
			for (const { node } of main.flat()) expect(names).toContain(node);
		}
		for (const node of piece.nodes) {
			expect(node.credentials).toBeUndefined();
			if (!node.type.startsWith(PREFIX)) {
				expect(node.type).toMatch(/^n8n-nodes-base\./);
				continue;
			}
			const description = ours.find(({ name }) => PREFIX + name === node.type);
			expectParameters(node.parameters, description);
		}
	},
);

function expectParameters(given: object, description: INodeTypeDescription | undefined): void {
	const known = (description?.properties ?? []).map(({ name }: INodeProperties) => name);
	expect(known).toEqual(expect.arrayContaining(Object.keys(given)));
}

/** Runs the code of a *Code* node on items, as n8n does: it is what the page tells people to paste. */
function runCode(name: string, items: object[], others: Record<string, object[]> = {}): object[] {
	const node = pieces.flatMap(({ nodes }) => nodes).find((one) => one.name === name);
	const wrap = (list: object[]) => list.map((one) => ('json' in one ? one : { json: one }));
	const input = (list: object[]) => ({ all: () => wrap(list), first: () => wrap(list)[0] });
	const run = new Function('$input', '$', String(node?.parameters.jsCode)) as (
		own: unknown,
		other: unknown,
	) => Array<{ json: object }>;
	return run(input(items), (other: string) => input(others[other])).map(({ json }) => json);
}

const [missed] = parseCalls({
	body: {
		uniqueid: 'u1',
		calldate: '2026-11-22 10:15:00',
		call_type: 'in',
		E164: '380671234567',
		dst: '380441112233',
		disposition: 'NO ANSWER',
	},
});

test('a message for a new task, and none for others', () => {
	const items = [
		{ ...missed, taskCreated: true },
		{ ...missed, taskCreated: false },
		{ ...missed, clientPhone: null, line: null, startedAt: null, taskCreated: true },
	];
	expect(runCode('Only New Tasks', items)).toEqual([
		{ text: 'Пропущений дзвінок: +380671234567\nЧас: 10:15\nЛінія: +380441112233' },
		{ text: 'Пропущений дзвінок: номер приховано\nЧас: ' },
	]);
});

test('the report as lines of text', () => {
	const report = {
		from: '2026-11-21T00:00:00+02:00',
		to: '2026-11-21T23:59:59+02:00',
		missed: 4,
		calledBack: 3,
		medianMinutesToCallBack: 75.5,
		stillOpen: 1,
		byResponsible: [
			{ responsible: '<Ольга> & Ко', missed: 3, calledBack: 3, open: 0 },
			{ responsible: null, missed: 1, calledBack: 0, open: 1 },
		],
		complete: true,
		html: '<table>',
	};
	const quiet = {
		...{ ...report, missed: 0, calledBack: 0, stillOpen: 0, byResponsible: [] },
		...{ medianMinutesToCallBack: null, complete: false },
	};
	expect(runCode('Report as Text', [report, quiet])).toEqual([
		{
			text: [
				'<b>Пропущені дзвінки, 21.11.2026</b>',
				'Пропущено: 4',
				'Передзвонили: 3, половині клієнтів за 1 год 16 хв або швидше',
				'Ще відкрито: 1',
				'• &lt;Ольга&gt; &amp; Ко: пропущено 3, відкрито 0',
				'• Без відповідального: пропущено 1, відкрито 1',
			].join('\n'),
		},
		{
			text: [
				'<b>Пропущені дзвінки, 21.11.2026</b>',
				'Пропущено: 0',
				'Передзвонили: 0',
				'Ще відкрито: 0',
				'Дзвінків забагато: враховано не всі.',
			].join('\n'),
		},
	]);
});

test('every call goes to one of two cabinets', () => {
	const others = [
		{ ...missed, line: '380999999999' },
		{ ...missed, line: null },
	];
	expect(runCode('Only Lines of Shop A', [missed, ...others])).toEqual([missed]);
	expect(runCode('All Other Lines', [missed, ...others])).toEqual(others);
});

describe('orders', () => {
	let cabinet: OpenCabinet;
	beforeEach(async () => {
		cabinet = await openCabinet();
	});
	afterEach(async () => await cabinet.close());

	/** Runs a node "Asteril" of the page on items, as it stands there. */
	async function runAsteril(name: string, items: object[]): Promise<INodeExecutionData[]> {
		const node = pieces.flatMap(({ nodes }) => nodes).find((one) => one.name === name);
		const step = { type: 'asteril', parameters: (node?.parameters ?? {}) as Step['parameters'] };
		const input = items.map((json) => ({ json: { ...json } }));
		const ran = await runWorkflow([step], input, { asterilApi: cabinet.credential });
		expect(ran.error).toBeUndefined();
		return ran.items;
	}

	const order = (fields: object) =>
		cabinet.sandbox.cabinet.create('order', { status: 'new', ...fields }).id;

	test('of today, as rows of a sheet', async () => {
		order({ number: 'A-0999', created_at: '2026-11-21 23:59:00' });
		const rows = await runAsteril('Orders of Today', [{}]);
		expect(rows.map(({ json }) => json.number)).toEqual(['A-1001', 'A-1002', 'A-1003']);
		for (const { json } of rows) {
			expect(json).toMatchObject({ id: expect.any(Number), custom_field_1: 'google' });
			expect(Object.values(json).filter((value) => isObject(value))).toEqual([]);
		}
	});

	test('get their status when the client has confirmed by phone', async () => {
		const confirmed = order({ custom_field_3: '+38 (067) 123-45-67' });
		const old = order({ custom_field_3: '0671234567', created_at: '2026-10-01 10:00:00' });
		const other = order({ custom_field_3: '0679999999' });
		const talk = { direction: 'outgoing', outcome: 'answered', clientPhone: '380671234567' };
		const calls = runCode('Confirming Calls', [
			{ ...missed, ...talk, talkSeconds: 40 },
			{ ...missed, ...talk, talkSeconds: 5 },
			{ ...missed, ...talk, clientPhone: null, talkSeconds: 40 },
			missed,
		]);
		expect(calls).toHaveLength(1);
		const found = await runAsteril('Their New Orders', calls);
		expect(found.map(({ json }) => [json.id, json.foundBy])).toEqual([
			[confirmed, 'custom_field_3'],
		]);
		await runAsteril(
			'Set the Status',
			found.map(({ json }) => json),
		);
		const statuses = [confirmed, old, other].map(
			(id) => cabinet.sandbox.cabinet.find('order', id)?.status,
		);
		expect(statuses).toEqual(['in_work', 'new', 'new']);
	});

	test('that are open are named in the task of the missed call', async () => {
		const phone = { custom_field_3: '067 123 45 67' };
		order({ number: 'B-1', ...phone });
		order({ number: 'B-2', status: 'done', ...phone });
		const task = cabinet.sandbox.cabinet.create('task', { title: 'Пропущений дзвінок' });
		const stranger = { ...missed, clientPhone: '380509999999', taskCreated: true };
		const items = [
			{ ...stranger, task: { id: 77, title: 'Пропущений дзвінок' } },
			{ ...missed, taskCreated: true, task: { id: task.id, title: task.title } },
			{ ...missed, taskCreated: false, task: { id: task.id, title: task.title } },
		];
		const tasks = runCode('New Tasks', items);
		expect(tasks).toHaveLength(2);
		const found = await runAsteril('Their Orders', tasks);
		const titles = runCode('Order into the Title', found, { 'New Tasks': tasks });
		await runAsteril('Title of the Task', titles);
		expect(cabinet.sandbox.cabinet.tasks).toMatchObject([
			{ title: 'Пропущений дзвінок · замовлення B-1' },
		]);
	});
});

describe('the key names to type in Ringostat', () => {
	const page = read('docs/set-up-ringostat.md');
	const smallest = smallestSet('docs/set-up-ringostat.md');
	const [, more] = keyTables();
	const ai = keysOf(
		page.split(/^## /m).find((part) => part.startsWith('The call processed')) ?? '',
	);
	const values: Record<string, string> = {
		uniqueid: 'u1',
		calldate: '2026-11-22 10:15:00',
		call_type: 'in',
		E164: '380671234567',
		dst: '380441112233',
		disposition: 'ANSWERED',
		billsec: '42',
		duration: '54',
		waittime: '12',
		has_recording: '1',
		recording_wav: 'https://app.ringostat.com/recordings/1.wav?token=t',
		employee_fio: 'Ольга',
		extension_number: '101',
		employee_email: 'olha@shop.example',
		callee: '',
		outbound_number: '',
	};
	const bodyOf = (keys: string[]) =>
		Object.fromEntries(keys.map((key) => [key, values[key] ?? `a ${key}`]));

	/** The tables under "The parameters": what is enough, and what adds something. */
	function keyTables(): string[][] {
		const section = page.split(/^## /m).find((part) => part.startsWith('The parameters')) ?? '';
		return section.split('Each of these adds something').map(keysOf);
	}

	function keysOf(text: string): string[] {
		const cells = [...text.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell);
		return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, key]) => key));
	}

	test('ten are enough, and the page explains each', () => {
		expect(smallest).toHaveLength(10);
		expect(keyTables()[0]).toEqual(smallest);
		expect(smallestSet('docs/uk/set-up.md')).toEqual(smallest);
	});

	test('every one is understood', () => {
		const [call] = parseCalls({ body: bodyOf([...smallest, ...more]) });
		expect(call).toMatchObject({
			id: 'u1',
			direction: 'incoming',
			outcome: 'answered',
			clientPhone: '380671234567',
			line: '380441112233',
			talkSeconds: 42,
			waitSeconds: 12,
			recordingUrl: values.recording_wav,
			utm: { source: 'a utm_source', term: 'a utm_term' },
			additional: {},
		});
	});

	test('those of outgoing calls too', () => {
		const body = bodyOf([...smallest, ...more]);
		const own = { call_type: 'out', callee: '380671234567', outbound_number: '380441112233' };
		const [call] = parseCalls({ body: { ...body, ...own, E164: '', dst: '' } });
		expect(call).toMatchObject({
			direction: 'outgoing',
			clientPhone: '380671234567',
			line: '380441112233',
			additional: {},
		});
	});

	test('those of the AI event go to the comment', async () => {
		const [call] = parseCalls({ body: bodyOf(ai), query: { event: 'ai' } });
		expect(call).toMatchObject({ id: 'u1', event: 'ai', missed: false });
		const log = ours.find(({ name }) => name === 'asterilLogCall');
		const comment = log?.properties.find(({ name }) => name === 'commentFields');
		const { values: fields } = comment?.default as unknown as {
			values: Array<{ parameter: string }>;
		};
		expect(fields.map(({ parameter }) => parameter)).toEqual(ai.slice(1));
		expect(Object.keys(call.additional)).toEqual(ai.slice(1));
	});

	test('the page in Ukrainian names the same, and the same ends of the URL', () => {
		const ukrainian = read('docs/uk/set-up.md');
		for (const key of [...smallest, ...more, ...ai]) expect(ukrainian).toContain(`\`${key}\``);
		const urls = (text: string) => [...text.matchAll(/\?event=\w+&token=/g)].map(([url]) => url);
		expect(urls(page)).toHaveLength(3);
		expect(urls(ukrainian)).toEqual(urls(page));
	});

	test("the trigger's notice names the ten, in 300 characters, and leads to the page", async () => {
		const trigger = ours.find(({ name }) => name === 'ringostatTrigger');
		const notice = trigger?.properties.find(({ type }) => type === 'notice')?.displayName ?? '';
		for (const key of smallest) expect(notice).toContain(key);
		expect(notice.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(300);
		expect(notice).toMatch(/<a href="[^"]+docs\/set-up-ringostat\.md"/);
	});
});

describe('how to contribute', () => {
	const [variant, key] = snippets.filter(
		({ page, kind }) => page === 'CONTRIBUTING.md' && kind === 'ts',
	);

	test('the variant is one', () => {
		const code = ts.transpile(
			variant.text.replace(/^import .*$/m, '').replace('export const', 'return '),
			{
				target: ts.ScriptTarget.ES2022,
			},
		);
		const make = new Function('vary', code.replace(/return\s+reminders =/, 'return'));
		const contract = make(vary) as ReturnType<typeof vary>;
		expect(contract.entities.task).toMatchObject({
			list: { path: 'reminders' },
			create: { path: 'reminder' },
			update: { method: 'PATCH', path: 'reminder/{id}' },
		});
	});

	test('the key stands in the rows of the source', () => {
		const names = [...key.text.matchAll(/'(\w+)'/g)]
			.map(([, name]) => name)
			.filter((name) => name !== 'waitSeconds');
		expect(names.filter((name) => name !== 'seconds_in_queue')).toEqual(KEYS.get('waitSeconds'));
		expect(names).toContain('seconds_in_queue');
	});
});
