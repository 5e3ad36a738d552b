import { startSandbox } from '../../dev/sandbox/index.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

async function run(
	parameters: Step['parameters'],
	items: object[] = [{}],
	{ credential = {}, staff = {}, settings = {} } = {},
) {
	const sandbox = closeAfterTest(await startSandbox());
	sandbox.ringostat.staff.set(staff);
	const ran = await runWorkflow(
		[{ type: 'ringostat', parameters, settings }],
		items.map((json) => ({ json: { ...json } })),
		{
			ringostatApi: {
				token: 'token-0123456789',
				authKey: 'sandbox-auth-key',
				projectId: '11111',
				apiAddress: `${sandbox.url}/ringostat`,
				...credential,
			},
		},
	);
	return { ...ran, sandbox, jsons: ran.items.map(({ json }) => json) };
}

describe('Employee: Get Many', () => {
	const getMany = { resource: 'employee', operation: 'getMany' };

	test('gives everybody, with who is online and who talks', async () => {
		const staff = { talking: ['SHOPEXAMPLE_IVAN'] };
		const { jsons, error } = await run(getMany, [{}, {}], { staff });
		expect(error).toBeUndefined();
		expect(jsons).toEqual([
			expect.objectContaining({ id: '1100', name: 'Марія Власник', online: false, talking: false }),
			{
				...{ id: '1101', name: 'Ольга Менеджер', email: 'olha@shop.example', phone: null },
				...{ extension: '101', departments: [], sip: ['shopexample_olha'] },
				...{ online: true, talking: false },
			},
			expect.objectContaining({ id: '1102', online: true, talking: true }),
		]);
	});

	test.each([
		['online', ['1101', '1102']],
		['free', ['1101']],
	])('gives who is %s only', async (show, ids) => {
		const staff = { talking: ['shopexample_ivan'] };
		const { jsons } = await run({ ...getMany, show }, [{}], { staff });
		expect(jsons.map(({ id }) => id)).toEqual(ids);
	});

	test.each([
		['a wrong Auth-key', { authKey: 'wrong' }, /refused the Auth-key/],
		['no Project ID', { projectId: ' ' }, /has no Project ID/],
		['a wrong Project ID', { projectId: '5' }, /denied/],
	])('with %s says what to do', async (_name, credential, message) => {
		const parameters = { ...getMany, options: { budget: 0 } };
		const { error } = await run(parameters, [{}], { credential });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/credential/);
	});
});

describe('Contact: Create or Update', () => {
	const upsert = { resource: 'contact', operation: 'upsert', options: { budget: 0 } };
	const CLIENT = { id: 7, name: 'Олена', phone: '050 111 22 33, 0671234567', responsible: 2 };

	test('sends a client, and the telephone shows the name', async () => {
		const link = 'https://crm1.asteril.com/client/{ID}';
		const { jsons, sandbox, error } = await run({ ...upsert, contactLink: link }, [CLIENT]);
		expect(error).toBeUndefined();
		expect(jsons).toEqual([{ ...CLIENT, contactSynced: true, answer: 'OK' }]);
		expect(sandbox.ringostat.staff.contactOf('380671234567')).toEqual({
			fullName: 'Олена',
			contactLink: 'https://crm1.asteril.com/client/7',
			responsible: '2',
			phones: ['380501112233', '380671234567'],
		});
	});

	test('takes a call with its client, and the number that rings', async () => {
		const call = { id: 'c1', clientPhone: '380931112233', client: CLIENT };
		const { sandbox } = await run(upsert, [call]);
		expect(sandbox.ringostat.staff.contactOf('380931112233')?.fullName).toBe('Олена');
	});

	test('sends many in few requests', async () => {
		const clients = Array.from({ length: 120 }, (_, index) => ({
			...{ id: index + 1, name: `Клієнт ${index + 1}`, phone: `38067${1_000_000 + index}` },
		}));
		const { jsons, sandbox } = await run(upsert, clients);
		expect(jsons).toHaveLength(120);
		expect(sandbox.ringostat.staff.contacts).toHaveLength(120);
		expect(sandbox.log.count).toBe(3);
	});

	test.each<[string, object, string]>([
		[
			'a call without a client',
			{ id: 'c1', clientPhone: '380671234567', client: null },
			'the item has no client',
		],
		['a client without a number', { id: 1, name: 'Олена', phone: '-' }, 'the client has no number'],
		['a client without an ID', { name: 'Олена', phone: '0671234567' }, 'the client has no ID'],
		['nothing', {}, 'the client has no ID'],
	])('skips %s', async (_name, item, skipped) => {
		const { jsons, sandbox } = await run(upsert, [item, CLIENT]);
		expect(jsons[0]).toMatchObject({ contactSynced: false, skipped });
		expect(jsons[1]).toMatchObject({ contactSynced: true });
		expect(sandbox.ringostat.staff.contacts).toHaveLength(1);
	});

	test('a client without a name is shown by the number', async () => {
		const { sandbox } = await run(upsert, [{ id: 1, name: null, phone: '0671234567' }]);
		expect(sandbox.ringostat.staff.contacts[0].fullName).toBe('+380671234567');
	});

	test.each([['text'], ['json'], ['empty']])('any answer with 2xx counts: %s', async (answer) => {
		const { jsons } = await run(upsert, [CLIENT], { staff: { contactsAnswer: answer } });
		expect(jsons[0]).toMatchObject({ contactSynced: true });
	});

	test('a refusal is shown as it is, with what to check', async () => {
		const { error } = await run(upsert, [CLIENT], { credential: { projectId: '2' } });
		expect(error?.message).toBe(
			'Client 7: Ringostat refused POST minicrm/contacts/sync (400): Unknown project',
		);
		expect(error?.description).toMatch(/Project ID/);
	});

	test('set to continue, the items go on with the error', async () => {
		const { jsons } = await run(upsert, [CLIENT], {
			credential: { projectId: '2' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(jsons[0]).toMatchObject({ id: 7, error: expect.stringMatching(/Unknown project/) });
	});
});
