/** What the nodes put out that work while the phone rings: routing, employees, contacts. */
import { serveTrigger } from '../../test/support/deliver.mts';
import type { OpenCabinet } from '../../test/support/openCabinet.mts';
import { runWorkflow, type Step } from '../../test/support/runWorkflow.mts';

const TOKEN = 'token-0123456789';

export async function ringingOutputs(
	cabinet: Pick<OpenCabinet, 'credential' | 'sandbox'>,
): Promise<Record<string, object[]>> {
	const { sandbox, credential } = cabinet;
	const { employees } = sandbox.ringostat.staff.settings;
	const full = { phone: '380670000101', departments: ['Sales'] };
	const bare = { staffId: 1999, email: null, extensionNumber: null, fio: null, directions: {} };
	sandbox.ringostat.staff.set({
		employees: [...employees.map((one) => ({ ...one, ...full })), bare],
	});
	const client = { phone: '380670000888', email: 'a@client.example', comment: 'x', responsible: 2 };
	sandbox.cabinet.create('client', { ...client, name: 'Full', custom_field_9: 'no' });
	sandbox.cabinet.create('client', { name: 'Bare', phone: '380670000889' });

	const apiAddress = `${sandbox.url}/ringostat`;
	const ringostatApi = {
		token: TOKEN,
		authKey: 'sandbox-auth-key',
		projectId: '11111',
		apiAddress,
	};
	const run = async (parameters: Step['parameters'], jsons: object[]) => {
		const items = jsons.map((json) => ({ json: { ...json } }));
		const ran = await runWorkflow([{ type: 'ringostat', parameters }], items, { ringostatApi });
		if (ran.error) throw ran.error;
		return ran.items.map(({ json }) => json);
	};
	const clients = sandbox.cabinet.all('client');
	return {
		'CallRouting/RingostatCallRouting': await routed(cabinet, {
			asterilApi: credential,
			ringostatApi,
		}),
		'Ringostat/Ringostat/employee/getMany': await run(
			{ resource: 'employee', operation: 'getMany' },
			[{}],
		),
		'Ringostat/Ringostat/contact/upsert': await run({ resource: 'contact', operation: 'upsert' }, [
			...clients,
			{},
		]),
	};
}

async function routed(
	{ sandbox }: Pick<OpenCabinet, 'sandbox'>,
	credentials: Parameters<typeof serveTrigger>[0]['credentials'],
): Promise<object[]> {
	const { url, outcomes } = await serveTrigger({
		type: 'ringostatCallRouting',
		credentials,
		credentialId: sandbox.url,
	});
	for (const call of [
		{ client: '380670000888' },
		{ client: '380670000889' },
		{ client: null, line: '' },
	]) {
		const names = call.client === null ? { client: 'E164' } : undefined;
		await sandbox.ringostat.route({ url, token: TOKEN, call, names });
	}
	return outcomes.flatMap(({ workflowData }) => workflowData?.[0].map(({ json }) => json) ?? []);
}
