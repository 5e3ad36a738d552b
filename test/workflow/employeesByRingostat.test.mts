/** An employee whom a call names only by id or SIP login is found in Asteril through Ringostat's directory. */
import { skipPauses } from '../support/virtualSleep.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import type { Call, Employee } from '../../nodes/shared/Call';
import { aMissedCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { getCallsOf, rang } from '../support/getCalls.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { runWorkflow } from '../support/runWorkflow.mts';

skipPauses();

const NOBODY: Employee = {
	...{ name: null, id: null, email: null, extension: null },
	...{ sip: null, phone: null, department: null },
};
const OLHA = { id: '1101', name: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101' };
const AUTH_KEY = 'auth-key-of-the-project';
const DIRECTORY = '/ringostat/api/json-rpc';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = closeAfterTest(await startSandbox({ ringostatAuthKey: AUTH_KEY }));
});

const ofEmployee = (employee: Partial<Employee>) =>
	aMissedCall({ employee: { ...NOBODY, ...employee }, startedAt: new Date().toISOString() });

/** From the trigger on, as n8n executes what its webhook has received. */
async function run(calls: Call[], credential: object = {}) {
	const ringostatApi = {
		token: 'token-0123456789',
		authKey: AUTH_KEY,
		projectId: '11111',
		apiAddress: `${sandbox.url}/ringostat`,
		...credential,
	};
	const ran = await runWorkflow(
		[
			{ type: 'ringostatTrigger', parameters: {} },
			{ type: 'asterilCreateMissedCallTask', parameters: { options: { budget: 0 } } },
		],
		calls.map((call) => ({ json: { ...call } })),
		{ ringostatApi, asterilApi: credentialFor(sandbox.url) },
	);
	expect(ran.error).toBeUndefined();
	return ran;
}

const responsibles = () => sandbox.cabinet.tasks.map(({ responsible }) => responsible);
const asked = async () =>
	sandbox.log
		.latest()
		.filter(({ path }) => path.startsWith('/ringostat'))
		.map(({ path }) => path);

describe('Assign To finds the user of an employee named by', () => {
	test.each<[string, Partial<Employee>]>([
		['the ID alone', { id: '1101' }],
		['the SIP login alone, in any case', { sip: 'ShopExample_Olha' }],
	])('%s', async (_what, employee) => {
		const { items } = await run([ofEmployee(employee)]);
		expect(items[0].json.employee).toMatchObject(OLHA);
		expect(items[0].json).toMatchObject({ responsibleBy: 'employee' });
		expect(responsibles()).toEqual([2]);
	});

	test('the ID, in what Get Calls reads', async () => {
		rang(sandbox, 'u1', 40, { status: 'NO ANSWER', employee: { id: '1101' } });
		const ringostatApi = { token: '', authKey: AUTH_KEY, apiAddress: `${sandbox.url}/ringostat` };
		const parameters = { operation: 'getCalls', options: { budget: 0 } };
		const { items } = await runWorkflow([{ type: 'ringostat', parameters }], [{ json: {} }], {
			ringostatApi: { ...ringostatApi, projectId: '11111' },
		});
		expect(items[0].json.employee).toMatchObject(OLHA);
	});
});

test('many calls cost one request, and those of the next execution none', async () => {
	const calls = Array.from({ length: 8 }, (_, n) =>
		ofEmployee(n % 2 === 0 ? { id: '1101' } : { sip: 'shopexample_ivan' }),
	);
	await run(calls);
	await run([ofEmployee({ id: '1102' })]);
	expect(await asked()).toEqual([DIRECTORY]);
});

test('calls that name the employee by name, e-mail or extension cost none', async () => {
	await run([
		ofEmployee({ id: '1101', name: 'Ольга Менеджер' }),
		ofEmployee({ sip: 'shopexample_ivan', extension: '102' }),
		ofEmployee({ email: 'olha@shop.example' }),
		ofEmployee({}),
	]);
	expect(await asked()).toEqual([]);
});

test.each([
	['no Project ID', { projectId: ' ' }],
	['no Auth-key', { authKey: '' }],
])(
	'with %s nothing is asked, and the task goes where it went before',
	async (_what, credential) => {
		await run([ofEmployee({ id: '1101' })], credential);
		expect(await asked()).toEqual([]);
		expect(sandbox.cabinet.tasks).toHaveLength(1);
	},
);

test.each([
	['an unknown ID', { id: '9' }],
	['an unknown SIP login', { sip: 'shopexample_nobody' }],
])('with %s the employee stays as the call names them', async (_what, employee) => {
	const { items } = await run([ofEmployee(employee)]);
	expect(items[0].json.employee).toEqual({ ...NOBODY, ...employee });
});

test('a SIP login that two employees share names neither', async () => {
	const { employees } = sandbox.ringostat.staff.settings;
	const [{ directions }] = employees;
	sandbox.ringostat.staff.set({ employees: employees.map((one) => ({ ...one, directions })) });
	const { items } = await run([ofEmployee({ sip: 'shopexample_owner' })]);
	expect(items[0].json.employee).toMatchObject({ name: null });
});

test('when Ringostat refuses the key the task is made, a hint says why, and it is asked once a minute', async () => {
	for (const id of ['1101', '1102']) {
		const { run: ran } = await run([ofEmployee({ id })], { authKey: 'wrong-key-77' });
		const hints = Object.values(ran.data.resultData.runData).flatMap(
			([{ hints: given = [] }]) => given,
		);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/not looked up: Ringostat refused the Auth-key/),
		]);
		expect(JSON.stringify(hints)).not.toContain('wrong-key-77');
	}
	expect(sandbox.cabinet.tasks.length).toBeGreaterThan(0);
	expect(await asked()).toEqual([DIRECTORY]);
});

test('an API address that is none does not take the call down', async () => {
	await run([ofEmployee({ id: '1101' })], { apiAddress: 'nonsense' });
	expect(sandbox.cabinet.tasks).toHaveLength(1);
});

test('Get Calls without a Project ID asks for the calls alone', async () => {
	rang(sandbox, 'u1', 40, { employee: { id: '1101' } });
	await getCallsOf(sandbox, {}, { authKey: AUTH_KEY });
	expect(await asked()).toEqual(['/ringostat/calls/list']);
});
