import { serveTrigger } from '../../test/support/deliver.mts';
import type { OpenCabinet } from '../../test/support/openCabinet.mts';
import { credentialsFor, jsonsOf, type Outputs, runNodes, TOKEN } from './runNodes.mts';

/** What the nodes put out that work while the phone rings: routing, employees, contacts. */
export async function ringingOutputs(cabinet: OpenCabinet): Promise<Outputs> {
	const { sandbox } = cabinet;
	const { employees } = sandbox.ringostat.staff.settings;
	const full = { phone: '380670000101', departments: ['Sales'] };
	const bare = { staffId: 1999, email: null, extensionNumber: null, fio: null, directions: {} };
	sandbox.ringostat.staff.set({
		employees: [...employees.map((one) => ({ ...one, ...full })), bare],
	});
	const client = { phone: '380670000888', email: 'a@client.example', comment: 'x', responsible: 2 };
	sandbox.cabinet.create('client', { ...client, name: 'Full', custom_field_9: 'no' });
	sandbox.cabinet.create('client', { name: 'Bare', phone: '380670000889' });

	const run = async (resource: string, operation: string, jsons: object[]) => {
		const step = { type: 'ringostat', parameters: { resource, operation } };
		return jsonsOf((await runNodes(cabinet, [step], jsons)).items);
	};
	const contacts = [...sandbox.cabinet.all('client'), {}];
	return {
		'CallRouting/RingostatCallRouting': await routed(cabinet),
		'Ringostat/Ringostat/employee/getMany': await run('employee', 'getMany', [{}]),
		'Ringostat/Ringostat/contact/upsert': await run('contact', 'upsert', contacts),
	};
}

async function routed(cabinet: OpenCabinet): Promise<object[]> {
	const { sandbox } = cabinet;
	const { url, outcomes } = await serveTrigger({
		type: 'ringostatCallRouting',
		credentials: credentialsFor(cabinet),
		credentialId: sandbox.url,
	});
	for (const client of ['380670000888', '380670000889']) {
		await sandbox.ringostat.route({ url, token: TOKEN, call: { client } });
	}
	const unknown = { call: { client: null, line: '' }, names: { client: 'E164' } };
	await sandbox.ringostat.route({ url, token: TOKEN, ...unknown });
	return outcomes.flatMap(({ workflowData }) => jsonsOf(workflowData?.[0] ?? []));
}
