/** The messages that the templates send: what n8n gives to their Code nodes, and what comes out. */
import { templates } from './templates.mts';

type Json = Record<string, unknown>;

/** Runs the Code node of a template as n8n does, with what the workflow keeps between executions. */
function codeOf(file: string): (items: Json[], now?: number) => Json[] {
	const nodes = templates.find((one) => one.file === file)?.template.nodes ?? [];
	const code = nodes.find(({ type }) => type === 'n8n-nodes-base.code')?.parameters.jsCode;
	const kept: Json = {};
	const run = new Function('$input', '$getWorkflowStaticData', String(code)) as (
		input: object,
		staticData: () => Json,
	) => Array<{ json: Json }>;
	return (items, now = 0) => {
		jest.spyOn(Date, 'now').mockReturnValue(now);
		const output = run({ all: () => items.map((json) => ({ json })) }, () => kept);
		jest.restoreAllMocks();
		return output.map(({ json }) => json);
	};
}

describe('alert-on-failure.json', () => {
	const failed = (id: string, reason = 'Asteril refused the API key (401)') => ({
		workflow: { id: '1', name: 'Дзвінки <магазину>' },
		execution: {
			id: '7',
			url: 'https://n8n.shop.example/workflow/1/executions/7',
			error: { message: `Log Call: Call ${id}: ${reason}` },
		},
	});

	test('names the call, the reason and the link', () => {
		expect(codeOf('alert-on-failure.json')([failed('ua1')])[0]).toEqual({
			subject: 'Дзвінок не записано в Asteril',
			text: [
				'<b>Дзвінок не записано в Asteril</b>',
				'Причина: Log Call: Call ua1: Asteril refused the API key (401)',
				'Workflow: Дзвінки &lt;магазину&gt;',
				'Подробиці: https://n8n.shop.example/workflow/1/executions/7',
				'Про ту саму причину протягом години більше не нагадаю.',
			].join('\n'),
			html: expect.stringContaining('<br>Причина: Log Call'),
		});
	});

	test('sends the same reason once an hour, and another one at once', () => {
		const run = codeOf('alert-on-failure.json');
		const hour = 3_600_000;
		const sent = [
			run([failed('ua1')], hour),
			run([failed('ua2'), failed('ua3')], hour + 1000),
			run([failed('ua4', 'Asteril is failing (503)')], hour + 2000),
			run([failed('ua5')], 2 * hour + 1001),
		];
		expect(sent.map((messages) => messages.length)).toEqual([1, 0, 1, 1]);
	});

	test('knows a trigger that failed, and an error without a text', () => {
		const run = codeOf('alert-on-failure.json');
		const trigger = { trigger: { error: { message: 'No schedule' } }, workflow: { name: 'W' } };
		expect(run([trigger])[0].text).toContain('Причина: No schedule');
		expect(run([{}])[0].text).toContain('Причина: причини n8n не назвав');
	});
});

test('telegram-on-missed-call.json: who rang, and who is to call back', () => {
	const run = codeOf('telegram-on-missed-call.json');
	const call = { startedAt: '2026-11-22T10:15:00+02:00', line: '380441112233', taskCreated: true };
	const known = {
		...{
			...call,
			clientPhone: '380671234567',
			client: { id: 1, name: 'Олена <Коваль>', url: 'https://crm1.asteril.com/c/1' },
		},
		task: { id: 2, responsibleName: 'Ольга Менеджер', url: 'https://crm1.asteril.com/t/2' },
	};
	const hidden = { ...call, startedAt: null, line: null, clientPhone: null, client: null };
	expect(run([known, { ...known, taskCreated: false }, hidden])).toEqual([
		{
			text: [
				'<b>Пропущений дзвінок: +380671234567</b>',
				'Клієнт: Олена &lt;Коваль&gt;',
				'Час: 10:15',
				'Лінія: +380441112233',
				'Відповідальний: Ольга Менеджер',
				'Картка клієнта: https://crm1.asteril.com/c/1',
				'Завдання: https://crm1.asteril.com/t/2',
			].join('\n'),
		},
		{ text: '<b>Пропущений дзвінок: номер приховано</b>' },
	]);
});
