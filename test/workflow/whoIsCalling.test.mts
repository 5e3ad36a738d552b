/** The template "who is calling", in n8n's own engine: what is told, and what is read for it. */
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { aCall, aMissedCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { openTemplate } from '../support/runTemplate.mts';

/** The client of the sandbox, with three orders. */
const KNOWN = '380501112233';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = closeAfterTest(await startSandbox());
});

/** What Telegram is given while a number rings. */
async function toldOf(clientPhone: string | null, credential: object = {}): Promise<string[]> {
	const ringostatApi = { token: 'token-0123456789', authKey: '', apiAddress: sandbox.url };
	const asterilApi = credentialFor(sandbox.url, credential);
	const run = openTemplate('who-is-calling.json', { asterilApi, ringostatApi });
	const call = aCall({ clientPhone, outcome: 'inProgress', event: 'before_call' });
	const { error, itemsOf } = await run('Phone Rings', [call]);
	expect(error).toBeUndefined();
	return itemsOf('Message').map(({ json }) => String(json.text));
}

/** Puts missed calls of the known client into the cabinet, as the main template does. */
async function missed(times: number): Promise<void> {
	const calls = Array.from({ length: times }, () => aMissedCall({ clientPhone: KNOWN }));
	const maxAge = { options: { maxAgeDays: 100_000 } };
	const steps = [step('asterilFindOrCreateClient'), step('asterilCreateMissedCallTask', maxAge)];
	const credentials = { asterilApi: credentialFor(sandbox.url) };
	await runWorkflow(
		steps,
		calls.map((call) => ({ json: { ...call } })),
		credentials,
	);
}

const pathsAsked = async (since = 0) =>
	sandbox.log
		.latest()
		.slice(since)
		.map(({ path }) => path.replace(/^.*\//, ''));

test('a client: name, number, comment, the last orders; one request for each list', async () => {
	sandbox.cabinet.update('client', 1, { comment: 'Дзвонити <після> обіду' });
	const [text, ...more] = await toldOf(KNOWN);
	expect(more).toEqual([]);
	expect(text.split('\n').filter((line) => !line.startsWith('Відповідальний: '))).toEqual([
		'<b>☎️ Олена Наявна</b>',
		'+380501112233',
		'Дзвонити &lt;після&gt; обіду',
		'Замовлення: № A-1003, 3990 грн, done; № A-1002, 480 грн, in_work; № A-1001, 1250 грн, new',
	]);
	expect(await pathsAsked()).toEqual(['clients', 'tasks', 'orders']);
});

test('who is responsible for the client', async () => {
	const [text] = await toldOf(KNOWN);
	expect(text).toMatch(/^Відповідальний: (Ольга Менеджер|користувач 2)$/m);
});

test.each([
	[1, 'Телефонували, ніхто не передзвонив'],
	[2, 'Телефонували двічі, ніхто не передзвонив'],
	[3, 'Телефонували тричі, ніхто не передзвонив'],
	[5, 'Телефонували 5 разів, ніхто не передзвонив'],
])('%i missed calls that nobody has called back', async (times, line) => {
	await missed(times);
	const [text] = await toldOf(KNOWN);
	expect(text).toContain(`<b>${line}</b>`);
});

test('nothing of missed calls when another task is open, or none', async () => {
	sandbox.cabinet.create('task', { client_id: 1, title: 'Надіслати рахунок', status: 'open' });
	const [text] = await toldOf(KNOWN);
	expect(text).not.toContain('передзвонив');
});

test('a client without orders and tasks is told of all the same', async () => {
	sandbox.cabinet.create('client', { name: 'Новенький', phone: '380671112233' });
	expect(await toldOf('380671112233')).toEqual(['<b>☎️ Новенький</b>\n+380671112233']);
});

test('an unknown number and a hidden one: nothing but the client is asked for', async () => {
	expect(await toldOf('380671112233')).toEqual(['<b>☎️ +380671112233</b>\nНовий клієнт']);
	expect(new Set(await pathsAsked())).toEqual(new Set(['clients']));
	const asked = (await pathsAsked()).length;
	expect(await toldOf(null)).toEqual(['<b>☎️ номер приховано</b>']);
	expect(await pathsAsked(asked)).toEqual([]);
});

test('a cabinet that refuses the key: the number is told, and why nothing else', async () => {
	const [text] = await toldOf(KNOWN, { apiKey: 'wrong-key-0123456789' });
	expect(text).toMatch(
		/^<b>☎️ \+380501112233<\/b>\nКлієнта не перевірено: Asteril refused the API key/,
	);
});

test('orders that can not be read do not keep the name from being told', async () => {
	const contractOverrides = '{ "order": { "list": { "path": "nothing" } } }';
	const [text] = await toldOf(KNOWN, { contractOverrides });
	expect(text).toContain('Олена Наявна');
	expect(text).not.toContain('Замовлення');
});

test('of a shop with thousands of orders two pages are read, and the name is told', async () => {
	for (let n = 0; n < 400; n++) sandbox.cabinet.create('order', { number: `B-${n}`, client_id: 9 });
	const [text] = await toldOf(KNOWN);
	expect(text).toContain('Олена Наявна');
	expect((await pathsAsked()).filter((path) => path === 'orders').length).toBeLessThanOrEqual(2);
});
