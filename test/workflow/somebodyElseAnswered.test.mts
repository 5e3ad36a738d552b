/** The template "somebody else answered", connected to the main one, in n8n's own engine. */
import { aCall, aMissedCall } from '../support/aCall.mts';
import { clockAt } from '../support/clockAt.mts';
import { AUTH_KEY, rang } from '../support/getCalls.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { openTemplate, type RunFrom } from '../support/runTemplate.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';

const CLIENT = 'Find/Create Client';
const MAIN = 'ringostat-to-asteril.json';
const PIECE = {
	file: 'somebody-else-answered.json',
	after: 'Complete Missed-Call Task',
	first: 'Answered Calls',
};

/** The client of the sandbox whose responsible is Ольга, the user 2. */
const KNOWN = '380501112233';
const { employee: OLHA } = aCall();
const IVAN = { ...OLHA, name: 'Іван Менеджер', id: '1102', extension: '102' };
const MARIA = { ...OLHA, name: 'Марія Власник', id: '1100', extension: null };

clockAt('2026-11-22T10:20:00+02:00');

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ ringostatAuthKey: AUTH_KEY });
});
afterEach(async () => await sandbox.close());

function open(piece: typeof PIECE | undefined = PIECE): RunFrom {
	const ringostatApi = {
		token: '',
		authKey: AUTH_KEY,
		apiAddress: `${sandbox.url}/ringostat`,
	};
	return openTemplate(MAIN, { asterilApi: credentialFor(sandbox.url), ringostatApi }, piece);
}

/** A call of the client that ended just now. */
const call = (different: Parameters<typeof aCall>[0]) =>
	aCall({ clientPhone: KNOWN, ...different });

const titles = () => sandbox.cabinet.tasks.map(({ title }) => title);

test('a call that another has answered makes a task for the responsible of the client', async () => {
	const { error } = await open()(CLIENT, [call({ id: 'u1', employee: MARIA })]);
	expect(error).toBeUndefined();
	expect(sandbox.cabinet.tasks).toMatchObject([
		{
			title: 'Ваш клієнт телефонував, відповіла Марія Власник',
			client_id: sandbox.cabinet.clients[0].id,
			responsible: 2,
			external_id: 'somebody-else-answered-u1',
		},
	]);
	expect(sandbox.cabinet.tasks[0].description).toBe(
		'Клієнт: Олена Наявна, +380501112233\nРозмова: 22.11.2026 10:15, 1 хв',
	);
});

test('a man has answered', async () => {
	await open()(CLIENT, [call({ employee: IVAN })]);
	expect(titles()).toEqual(['Ваш клієнт телефонував, відповів Іван Менеджер']);
});

test('one task for a call that arrives again and again, and one for each call', async () => {
	const run = open();
	const calls = [call({ id: 'u1', employee: IVAN }), call({ id: 'u2', employee: MARIA })];
	for (const items of [calls, calls, [calls[0]]]) await run(CLIENT, items);
	expect(titles()).toHaveLength(2);
});

test.each([
	['the responsible has answered', call({ employee: OLHA })],
	[
		'nobody of the shop is known to have answered',
		call({ employee: { ...OLHA, name: null, extension: null } }),
	],
	[
		'nobody in Asteril is like who answered',
		call({ employee: { ...OLHA, name: 'Хтось', extension: null } }),
	],
	['the shop has rung the client', call({ employee: IVAN, direction: 'outgoing' })],
	['the client is new', call({ employee: IVAN, clientPhone: '380671112233' })],
	['the call is of last week', call({ employee: IVAN, startedAt: '2020-01-01T10:00:00+02:00' })],
])('no task when %s', async (_when, one) => {
	const { error, executed } = await open()(CLIENT, [one]);
	expect(error).toBeUndefined();
	expect(executed).toContain('Answered Calls');
	expect(titles()).toEqual([]);
});

test('a missed call has its own task, and no other', async () => {
	const missed = aMissedCall({ clientPhone: KNOWN });
	await open()(CLIENT, [missed]);
	expect(titles()).toEqual([expect.stringContaining('Пропущений дзвінок')]);
});

test('many calls cost one request for the users, and the calls themselves not one more', async () => {
	const calls = Array.from({ length: 6 }, (_, n) => call({ id: `u${n}`, employee: OLHA }));
	await open(undefined)(CLIENT, calls);
	const alone = sandbox.log.latest().length;
	await open()(
		CLIENT,
		calls.map((one) => ({ ...one, id: `${one.id}b` })),
	);
	const paths = sandbox.log
		.latest()
		.slice(alone)
		.map(({ path }) => path);
	expect(paths.filter((path) => path.includes('user'))).toHaveLength(1);
	expect(paths.length).toBeLessThanOrEqual(alone + 1);
});

test('calls that Get Calls brings are told of, too', async () => {
	const run = open();
	rang(sandbox, 'u1', 5, { client: KNOWN, employee: { fio: 'Іван Менеджер', extension: '102' } });
	const { error } = await run('Every 5 Minutes', [{}]);
	expect(error).toBeUndefined();
	expect(titles()).toEqual(['Ваш клієнт телефонував, відповів Іван Менеджер']);
});

test('what fails here is reported, after every call is written', async () => {
	const { error } = await open()(CLIENT, [call({ id: 'u1', employee: { ...IVAN, phone: 'x' } })]);
	expect(error).toContain('"x" is not a phone number');
	expect(sandbox.cabinet.calls.map(({ external_id: id }) => id)).toEqual(['u1']);
});
