/** Cabinet → Check compares the employees of Ringostat with the users of the cabinet. */
import { startSandbox, type Sandbox, type SandboxOptions } from '../../dev/sandbox/index.mts';
import { fillShop } from '../../dev/sandbox/cabinet/draw/fillCabinet.mts';
import type { ReportItem } from '../../nodes/Asteril/check/report/reportItem';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { CHECK } from './checkCabinet.support.mts';

const AUTH_KEY = 'auth-key-of-the-project';

async function open(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = closeAfterTest(await startSandbox({ ...options, ringostatAuthKey: AUTH_KEY }));
	fillShop(sandbox.cabinet);
	return sandbox;
}

async function check(sandbox: Sandbox, { ringostat = {}, asteril = {}, compare = true } = {}) {
	const ringostatApi = {
		...{ token: 'token-of-the-webhook', authKey: AUTH_KEY, projectId: '11111' },
		apiAddress: `${sandbox.url}/ringostat`,
		...ringostat,
	};
	const options = { timeout: 5, compareEmployees: compare };
	const ran = await runWorkflow(
		[{ ...CHECK, parameters: { ...CHECK.parameters, options } }],
		[{ json: {} }],
		{ asterilApi: credentialFor(sandbox.url, asteril), ringostatApi },
	);
	expect(ran.error).toBeUndefined();
	const report = ran.items.map(({ json }) => json as unknown as ReportItem);
	return { report, said: report.find(({ fact }) => fact === 'employees') };
}

/** Adds two employees whom no user is like, one of them without a name. */
function addStrangers({ ringostat: { staff } }: Sandbox): void {
	const stranger = { departments: [], directions: { main: [], additional: [] } };
	staff.set({
		employees: [
			...staff.settings.employees,
			{ ...stranger, staffId: 1103, fio: 'Петро Кур’єр', email: 'petro@shop.example' },
			{ ...stranger, staffId: 1104, extensionNumber: '105' },
		],
	});
}

test('everybody is found', async () => {
	const { said } = await check(await open());
	expect(said).toMatchObject({
		result: 'confirmed',
		answered: '3 of 3 employees are found in Asteril.',
	});
});

test('who is not found is named, with what to do; the summary stays first and the override last', async () => {
	const sandbox = await open();
	addStrangers(sandbox);
	const { report, said } = await check(sandbox);
	expect(said).toMatchObject({
		result: 'differs',
		answered: '3 of 5 employees are found in Asteril; not found: Петро Кур’єр, extension 105.',
		note: expect.stringContaining('same email or extension'),
	});
	expect(report[0].fact).toBe('summary');
	expect(typeof report[report.length - 1].json).toBe('string');
});

test('an employee whom several users are like is not found, and the reason is named', async () => {
	const sandbox = await open();
	for (const user of sandbox.cabinet.users.slice(1)) {
		Object.assign(user, { name: 'Менеджер', email: 'office@shop.example', extension: '101' });
	}
	const { said } = await check(sandbox);
	expect(said?.answered).toBe(
		'1 of 3 employees are found in Asteril; not found: Ольга Менеджер (several users are alike), Іван Менеджер.',
	);
});

test('of very many that are not found twenty are named', async () => {
	const sandbox = await open();
	const employees = Array.from({ length: 6000 }, (_, n) => ({ staffId: n, fio: `Особа ${n}` }));
	sandbox.ringostat.staff.set({ employees });
	const { said } = await check(sandbox);
	expect(said?.answered).toMatch(/^0 of 6000 .*Особа 19 and 5980 more\.$/);
});

test('the users of a cabinet that differs are read as the check has found out', async () => {
	const { said } = await check(await open({ variant: 'numeric' }));
	expect(said).toMatchObject({ answered: '3 of 3 employees are found in Asteril.' });
});

test.each([
	['no Project ID', { projectId: '' }, /has no Project ID/],
	['a wrong Auth-key', { authKey: 'wrong-key-77' }, /refused the Auth-key/],
])(
	'with %s the rest of the check stands, and what to do is said',
	async (_what, ringostat, reason) => {
		const { report, said } = await check(await open(), { ringostat });
		expect(said).toMatchObject({ result: 'cannot tell', answered: expect.stringMatching(reason) });
		expect(said?.note).toMatch(/Ringostat credential/);
		expect(report[0].fact).toBe('summary');
		expect(JSON.stringify(report)).not.toContain('wrong-key-77');
	},
);

test('Ringostat is not asked unless the option is on', async () => {
	const { said } = await check(await open(), { compare: false });
	expect(said).toBeUndefined();
});
