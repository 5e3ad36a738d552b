import { openCabinet, type OpenCabinet } from '../../test/support/openCabinet.mts';
import { locator } from '../../test/support/pipeline.mts';
import { jsonsOf, type Outputs, runNodes } from './runNodes.mts';

/** Where this cabinet says that a client is closed; others do not tell. */
export const CLOSED = 'custom_field_9';

const FULL_CLIENT = {
	...{ name: 'Full', phone: '380670000777', email: 'full@client.example', comment: 'known' },
	...{ responsible: 2, [CLOSED]: 'no' },
};

/** What each operation of the node "Asteril" is run with; those that write come last. */
const OPERATIONS: Record<string, object> = {
	'missedCalls/report': { period: 'day' },
	'cabinet/check': {},
	'call/getMany': { returnAll: true },
	'client/get': { phone: FULL_CLIENT.phone },
	'client/getMany': { returnAll: true },
	'order/getMany': { filters: { clientId: '1' } },
	'task/getMany': { status: 'any', returnAll: true },
	'user/findByEmployee': { employeeExtension: '101' },
	'user/getMany': {},
	'client/createOrUpdate': { phone: FULL_CLIENT.phone, email: 'new@client.example' },
	'client/update': { clientId: '1', name: 'Name', email: 'new@client.example' },
	'order/update': { orderId: '1', status: 'in_work' },
	'task/create': {
		...{ title: 'Title', clientId: '1', description: 'Text', responsible: locator('2', 'id') },
		...{ deadline: '2027-01-31T18:00:00+02:00', externalId: 'schema' },
		fields: { values: [{ field: locator('type'), value: 'reminder', sendAs: 'text' }] },
	},
	'task/update': { taskId: '1', title: 'Title', description: 'Text' },
	'task/complete': { taskId: '1' },
};

/** Operations that find everything also in a cabinet that is empty. */
const WITHOUT_RECORDS = /^(missedCalls|cabinet)\//;

/** What each operation of the node "Asteril" puts out. */
export async function operationOutputs(cabinet: OpenCabinet): Promise<Outputs> {
	const empty = await openCabinet({ seed: false });
	cabinet.sandbox.cabinet.create('client', FULL_CLIENT);
	cabinet.sandbox.cabinet.create('order', { client_id: 1, comment: 'known' });
	try {
		const outputs: Outputs = {};
		for (const [key, parameters] of Object.entries(OPERATIONS)) {
			const [resource, operation] = key.split('/');
			const step = { type: 'asteril', parameters: { resource, operation, ...parameters } };
			const items: object[] = (outputs[`Asteril/Asteril/${key}`] = []);
			for (const each of WITHOUT_RECORDS.test(key) ? [cabinet, empty] : [cabinet]) {
				items.push(...jsonsOf((await runNodes(each, [step])).items));
			}
		}
		return outputs;
	} finally {
		await empty.close();
	}
}
