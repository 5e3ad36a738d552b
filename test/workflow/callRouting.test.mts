/** While the phone rings: Ringostat asks, the node answers, and the execution says why. */
import type { IWebhookResponseData } from 'n8n-workflow';
import { TOKEN, type RoutingOptions, startRouting } from '../support/routing.mts';
import { tracesOf } from '../support/tracesOf.mts';

const FALLBACK = '380441112233';
/** Of the sandbox: Ольга is responsible for the client with this number. */
const CLIENT = '380501112233';
const OLHA = 'shopexample_olha';

describe('a call of a client whose manager is there', () => {
	test('goes to the manager, and the execution says why', async () => {
		const { ring } = await startRouting();
		const { status, destination, rings, execution } = await ring();
		expect([status, destination, rings]).toEqual([200, OLHA, 'Ольга Менеджер']);
		expect(execution).toMatchObject({
			callId: expect.any(String),
			clientPhone: CLIENT,
			line: '380443334455',
			destination: OLHA,
			routedBy: 'responsible',
			reason: "The client's responsible, Ольга Менеджер, is online and not in a talk.",
			client: { name: 'Олена Наявна' },
			employee: { name: 'Ольга Менеджер', sip: [OLHA] },
			milliseconds: expect.any(Number),
		});
	});

	test('costs one request to Asteril and none to Ringostat once the caches are warm', async () => {
		const { ring, asked } = await startRouting();
		await ring();
		expect(asked().sort()).toEqual([
			'GET clients',
			'GET ringostat/sipstatus/online',
			'GET ringostat/sipstatus/speaking',
			'GET users',
			'POST ringostat/api/json-rpc',
		]);
		await ring();
		await ring({ call: { client: '380671234567' } });
		expect(asked()).toEqual(['GET clients', 'GET clients', 'GET clients']);
	});

	test('writes nothing in Asteril', async () => {
		const { ring, sandbox } = await startRouting({ parameters: { sendTo: 'lastTalk' } });
		const before = sandbox.cabinet.version;
		await ring();
		await ring({ call: { client: '380671234567' } });
		expect(sandbox.cabinet.version).toBe(before);
	});

	test.each<[string, object, RoutingOptions['parameters']]>([
		['JSON', { form: 'json' }, {}],
		['JSON with PUT', { form: 'json', method: 'PUT' }, {}],
		['JSON, asked by GET', { form: 'json', method: 'GET' }, {}],
		['http', { form: 'http', method: 'GET' }, { options: { answerAs: 'text' } }],
		['http with POST', { form: 'http' }, { options: { answerAs: 'text' } }],
		['http with DELETE', { form: 'http', method: 'DELETE' }, { options: { answerAs: 'text' } }],
		['JSON-RPC', { form: 'json-rpc' }, { options: { answerAs: 'jsonRpc' } }],
		[
			'JSON under another name',
			{ form: 'json', nameInResponse: 'куди' },
			{ options: { answerName: 'куди' } },
		],
		['JSON with other names', { names: { client: 'E164', line: 'n_alias', id: 'uuid' } }, {}],
		['JSON with a published body', { extra: { step_forward: 'webhookNumber%3A120' } }, {}],
	])('is asked about and answered as %s', async (_form, request, parameters) => {
		const { ring } = await startRouting({ parameters });
		const { destination, execution } = await ring(request);
		expect([destination, execution?.routedBy]).toEqual([OLHA, 'responsible']);
	});

	test('is answered as bare text, without quotes', async () => {
		const { ring } = await startRouting({ parameters: { options: { answerAs: 'text' } } });
		expect((await ring({ form: 'http', method: 'GET' })).body).toBe(OLHA);
	});

	test('is answered under "destination"', async () => {
		const { ring } = await startRouting();
		expect((await ring()).body).toBe(`{"destination":"${OLHA}"}`);
	});
});

test('a wrong token gets 401, and nothing is read', async () => {
	const { ring, asked, outcomes, log } = await startRouting();
	for (const token of ['', 'wrong', `${TOKEN}x`]) {
		const { status, destination } = await ring({ token });
		expect([status, destination]).toEqual([401, null]);
	}
	expect(asked()).toEqual([]);
	expect(outcomes.map(({ workflowData }) => workflowData)).toEqual(Array(3).fill(undefined));
	expect(tracesOf(TOKEN, { log })).toEqual([]);
});

describe('the fallback, and one sentence in the execution that says what to set up', () => {
	const employee = (staffId: number, more: object = {}) => ({
		...{ staffId, fio: `Працівник ${staffId}`, email: `e${staffId}@shop.example` },
		directions: { main: [{ type: 'sip', direction: `sip_${staffId}` }] },
		...more,
	});
	const olha = { fio: 'Ольга Менеджер', email: 'olha@shop.example' };

	test.each<
		[
			string,
			RegExp,
			{ staff?: object; clients?: object[]; users?: object[] } & RoutingOptions,
			object?,
		]
	>([
		['no number', /sent no number.*caller_number/, {}, { names: { id: 'call_id' } }],
		['a hidden number', /sent no number/, {}, { call: { client: 'anonymous' } }],
		['an empty number', /sent no number/, {}, { call: { client: null } }],
		[
			"a number of the shop's own",
			/\+380501112233, is one of the shop's own.*"Own Numbers"/,
			{ parameters: { options: { ownNumbers: '050 111 22 33' } } },
		],
		['a number that nobody has', /No client in Asteril/, {}, { call: { client: '380671234567' } }],
		[
			'a client without a responsible',
			/no responsible in Asteril: set one/,
			{ clients: [{ name: 'Нічия', phone: '380671234567' }] },
			{ call: { client: '380671234567' } },
		],
		[
			'a responsible whom Asteril does not list',
			/does not list the user with the ID 99/,
			{ clients: [{ name: 'Чужа', phone: '380671234567', responsible: 99 }] },
			{ call: { client: '380671234567' } },
		],
		[
			'a responsible without an employee',
			/No employee .* Ольга Менеджер: set/,
			{ staff: { employees: [] } },
		],
		[
			'an employee without SIP',
			/no SIP account: add one/,
			{ staff: { employees: [employee(1, { ...olha, directions: {} })] } },
		],
		[
			'an employee with a mobile number only',
			/no SIP account/,
			{
				staff: {
					employees: [
						employee(1, { ...olha, directions: { main: [{ type: 'fmc', direction: '38067' }] } }),
					],
				},
			},
		],
		[
			'two users alike',
			/Several users in Asteril are like Ольга Менеджер/,
			{ users: [{ name: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101' }] },
		],
		[
			'two employees alike',
			/Several employees in Ringostat/,
			{ staff: { employees: [employee(1, olha), employee(2, olha)] } },
		],
		['a manager who is not online', /not online: sign in/, { staff: { online: [] } }],
		['a manager who is in a talk', /is in a talk just now/, { staff: { talking: [OLHA] } }],
		[
			'an Auth-key that is refused',
			/refused the Auth-key.*Check the Auth-key/,
			{ ringostat: { authKey: 'wrong' } },
		],
		['no Auth-key', /has no Auth-key/, { ringostat: { authKey: '' } }],
		['no Project ID', /has no Project ID: Type/, { ringostat: { projectId: '' } }],
		['a wrong Project ID', /denied.*Project ID/, { ringostat: { projectId: '2' } }],
		['a refused API key', /refused the API key/, { asteril: { apiKey: 'wrong' } }],
		['no API key', /has no API key/, { asteril: { apiKey: '' } }],
	])('%s', async (_name, reason, { staff, clients, users, ...options }, request = {}) => {
		const { ring, sandbox, log } = await startRouting(options);
		if (staff) sandbox.ringostat.staff.set(staff);
		for (const client of clients ?? []) sandbox.cabinet.create('client', { ...client });
		for (const user of users ?? []) sandbox.cabinet.create('user', { ...user });
		const { status, body, execution, milliseconds } = await ring(request);
		expect([status, body]).toEqual([200, `{"destination":"${FALLBACK}"}`]);
		expect(execution).toMatchObject({ destination: FALLBACK, routedBy: 'fallback' });
		expect(execution?.reason).toMatch(reason);
		expect(execution?.reason).not.toContain('\n');
		expect(milliseconds).toBeLessThan(2000);
		for (const secret of [TOKEN, 'sandbox-key', 'sandbox-auth-key']) {
			expect(tracesOf(secret, { execution, log })).toEqual([]);
		}
	});

	test('with 6,000 employees the right one is found, in time', async () => {
		const { ring, sandbox } = await startRouting();
		const others = Array.from({ length: 6000 }, (_, index) => employee(index + 1));
		sandbox.ringostat.staff.set({
			employees: [
				...others,
				employee(9999, { ...olha, directions: { main: [{ type: 'sip', direction: OLHA }] } }),
			],
		});
		const { destination, milliseconds } = await ring();
		expect(destination).toBe(OLHA);
		expect(milliseconds).toBeLessThan(2000);
	});

	test.each([
		['a number is sent in full', '044 111-22-33', '380441112233'],
		['a SIP login as it is', ' shopexample_ivan ', 'shopexample_ivan'],
		['the ID of a scheme as it is', '123456789', '123456789'],
		['nothing is an empty destination', '', ''],
	])('%s', async (_name, fallback, destination) => {
		const { ring } = await startRouting({ parameters: { fallback } });
		const { body } = await ring({ call: { client: '380671234567' } });
		expect(body).toBe(JSON.stringify({ destination }));
	});
});

describe('employees', () => {
	test('as a list instead of an object are the same', async () => {
		const { ring, sandbox } = await startRouting();
		sandbox.ringostat.staff.set({ resultForm: 'list' });
		expect((await ring()).destination).toBe(OLHA);
	});

	test('typed by hand come before those that are alike', async () => {
		const values = [{ employee: 'shopexample_ivan', user: { mode: 'id', value: '2' } }];
		const { ring } = await startRouting({ parameters: { employees: { values } } });
		expect((await ring()).destination).toBe('shopexample_ivan');
	});

	test('typed by hand for one user are not found for another', async () => {
		const values = [{ employee: '1101', user: { mode: 'id', value: '3' } }];
		const { ring } = await startRouting({ parameters: { employees: { values } } });
		const { execution } = await ring();
		expect(execution?.reason).toMatch(/No employee/);
	});
});

describe('to who talked to the client last', () => {
	const talk = (startedAt: string, more: object = {}) => ({
		...{ client_id: 1, direction: 'in', status: 'answered', started_at: startedAt },
		...more,
	});

	test.each<[string, object[], string, RegExp]>([
		[
			'by the comment of the latest answered call',
			[
				talk('2026-11-20 10:00:00', { comment: 'Співробітник: Ольга Менеджер (101)' }),
				talk('2026-11-21 10:00:00', { comment: 'Співробітник: Іван Менеджер (102)\nВідділ: x' }),
				talk('2026-11-22 10:00:00', { status: 'missed', comment: 'Співробітник: Марія Власник' }),
			],
			'shopexample_ivan',
			/Іван Менеджер talked to the client last/,
		],
		[
			'by the responsible of the call, when somebody set one',
			[talk('2026-11-21 10:00:00', { responsible: 3 })],
			'shopexample_ivan',
			/Іван Менеджер talked/,
		],
		[
			'by a SIP login in the comment',
			[talk('2026-11-21 10:00:00', { comment: 'Співробітник: shopexample_ivan' })],
			'shopexample_ivan',
			/Іван Менеджер talked/,
		],
		['nobody: the fallback', [], FALLBACK, /Nobody has talked to this client yet/],
		[
			'somebody who is no employee: the fallback',
			[talk('2026-11-21 10:00:00', { comment: 'Співробітник: Хтось (999)' })],
			FALLBACK,
			/no employee who is like/,
		],
	])('%s', async (_name, calls, destination, reason) => {
		const { ring, sandbox } = await startRouting({ parameters: { sendTo: 'lastTalk' } });
		for (const call of calls) sandbox.cabinet.create('call', { ...call });
		const routed = await ring();
		expect([routed.destination, routed.execution?.reason]).toEqual([
			destination,
			expect.stringMatching(reason),
		]);
	});
});

describe('within the time that a call may wait', () => {
	const parameters = { options: { answerWithin: 0.6 } };
	const hang = { latencyMs: [4_000, 4_000] as [number, number] };

	test.each<[string, string, RegExp]>([
		['the clients of Asteril', 'GET clients', /Asteril did not answer within 0\.\d s/],
		['the users of Asteril', 'GET users', /Asteril did not answer/],
		['the employees of Ringostat', 'POST ringostat/api/json-rpc', /Ringostat did not answer/],
		['the SIP states of Ringostat', 'GET ringostat/sipstatus/online', /Ringostat did not answer/],
	])('the fallback is answered when %s hang', async (_name, route, reason) => {
		const { ring, sandbox } = await startRouting({ parameters });
		sandbox.faults.set({ ...hang, routes: [route] });
		const { status, destination, milliseconds, execution } = await ring();
		expect([status, destination]).toEqual([200, FALLBACK]);
		expect(execution?.reason).toMatch(reason);
		expect(milliseconds).toBeLessThan(700);
	});

	test('and a cabinet that hangs keeps the next caller half a second only', async () => {
		const { ring, sandbox } = await startRouting();
		await ring();
		sandbox.faults.set({ ...hang, routes: ['GET clients'] });
		expect((await ring()).milliseconds).toBeGreaterThan(1800);
		const { milliseconds, destination, execution } = await ring();
		expect(milliseconds).toBeLessThan(1500);
		expect(destination).toBe(FALLBACK);
		expect(execution?.reason).toMatch(/Asteril did not answer within 0\.5 s/);
		sandbox.faults.reset();
		expect((await ring()).destination).toBe(OLHA);
	});

	test('and a caller who rings meanwhile is answered with the first', async () => {
		const { ring, sandbox, outcomes } = await startRouting();
		await ring();
		sandbox.faults.set({ ...hang, routes: ['GET clients'] });
		const pause = async () => await new Promise((resolve) => setTimeout(resolve, 600));
		const [first, second] = await Promise.all([ring(), pause().then(async () => await ring())]);
		expect(first.milliseconds).toBeGreaterThan(1800);
		expect(second.milliseconds).toBeLessThan(1600);
		const [, ...calls] = await recorded(outcomes, 3);
		const late = expect.stringMatching(/Asteril did not answer within 1\.\d s/);
		expect(calls.map(({ json }) => json.reason)).toEqual([late, late]);
	});

	test.each<[string, object]>([
		['fails', { rate503: 1 }],
		['breaks the connection', { cutBefore: 1 }],
		['gives a page', { html: 1 }],
		['asks to slow down', { rate429: 1, retryAfterSeconds: 30 }],
	])('a cabinet that %s', async (_name, faults) => {
		const { ring, sandbox } = await startRouting({ parameters });
		sandbox.faults.set({ ...faults, routes: ['GET clients'] });
		const { status, destination, milliseconds, execution } = await ring();
		expect([status, destination]).toEqual([200, FALLBACK]);
		expect(milliseconds).toBeLessThan(700);
		expect(execution?.reason).toMatch(/Asteril|127\.0\.0\.1/);
	});

	test('the users and employees at hand are used while their lists hang', async () => {
		const { ring, sandbox } = await startRouting({ parameters });
		await ring();
		sandbox.faults.set({ ...hang, routes: ['POST ringostat/api/json-rpc', 'GET users'] });
		const now = jest.spyOn(Date, 'now');
		const later = Date.now() + 60 * 60_000;
		now.mockImplementation(() => later);
		const { destination } = await ring();
		now.mockRestore();
		expect(destination).toBe(OLHA);
	});

	test('two hundred at once are all answered, and recorded by a few executions', async () => {
		const { ring, sandbox, outcomes } = await startRouting({
			parameters: { options: { answerWithin: 1 } },
		});
		sandbox.faults.set({ ...hang, routes: ['GET clients'] });
		const routed = await Promise.all(
			Array.from({ length: 200 }, async () => await ring({ waitMs: 20_000 })),
		);
		expect(new Set(routed.map(({ status, destination }) => `${status} ${destination}`))).toEqual(
			new Set([`200 ${FALLBACK}`]),
		);
		expect(await recorded(outcomes, 200)).toHaveLength(200);
		const executions = outcomes.filter(({ workflowData }) => workflowData !== undefined);
		expect(executions.length).toBeLessThan(20);
	});
});

/** The calls that executions record, once there are so many; an execution waits for a quiet moment. */
async function recorded(outcomes: IWebhookResponseData[], count: number) {
	const calls = () => outcomes.flatMap(({ workflowData }) => workflowData?.[0] ?? []);
	for (let i = 0; i < 1000 && calls().length < count; i++) {
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return calls();
}
