/** What each node puts out, in all the cases that its schema has to know. */
import type { INodeExecutionData } from 'n8n-workflow';
import { aCall, aMissedCall } from '../../test/support/aCall.mts';
import { deliver } from '../../test/support/deliver.mts';
import { type OpenCabinet, openCabinet } from '../../test/support/openCabinet.mts';
import { locator, step } from '../../test/support/pipeline.mts';
import { type Ran, runWorkflow, type Step } from '../../test/support/runWorkflow.mts';
import { ringingOutputs } from './ringingOutputs.mts';

/** Folder of the node under `nodes/`, with the operation behind it, and its items. */
export type Outputs = Record<string, object[]>;

const FIND = step('asterilFindOrCreateClient');
const LOG = step('asterilLogCall');
const CREATE = step('asterilCreateMissedCallTask', { responsible: locator('2', 'id') });
const COMPLETE = step('asterilCompleteMissedCallTask');
const CALL_BACK: Step = {
	type: 'ringostat',
	parameters: { operation: 'callBack', employee: '101', options: { budget: 0 } },
};
const FOLDERS = [
	'Asteril/FindOrCreateClient',
	'Asteril/LogCall',
	'Asteril/CreateMissedCallTask',
	'Asteril/CompleteMissedCallTask',
];

/** Every fact that Ringostat can send, under its own names, and as few as possible. */
const FULL = {
	...{ uniqueid: 'full', call_type: 'in', disposition: 'ANSWERED' },
	...{ E164: '380501112233', dst: '380443334455', billsec: '42', duration: '54', waittime: '12' },
	...{ recording_wav: 'https://ringostat.example/1.wav', call_card: 'https://ringostat.example/1' },
	...{ employee_fio: 'Name', employee_id: '1', employee_email: 'name@shop.example' },
	...{ extension_number: '101', manager_sip: 'name_sip', employee_phone: '380670000001' },
	...{ department: 'Sales', utm_source: 'a', utm_medium: 'b', utm_campaign: 'c' },
	...{ utm_content: 'd', utm_term: 'e', landing: 'main' },
};
const BARE = { uniqueid: 'bare', call_type: 'in', disposition: 'NO ANSWER' };

/** Where this cabinet says that a client is closed; others do not tell. */
const CLOSED = 'custom_field_9';

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

export async function realOutputs(): Promise<Outputs> {
	const cabinet = await openCabinet({ overrides: { client: { fields: { closed: CLOSED } } } });
	try {
		return {
			...(await calls()),
			...(await pipelines(cabinet)),
			...(await looks(cabinet)),
			...(await ringingOutputs(cabinet)),
		};
	} finally {
		await cabinet.close();
	}
}

/** Calls as they come in. */
async function calls(): Promise<Outputs> {
	const send = async (body: object, query: string) => {
		const headers = { 'content-type': 'application/json' };
		const token = 'token-0123456789';
		const asked = { headers, query: `?token=${token}${query}`, body: JSON.stringify(body) };
		return (await deliver(asked, { token })).items ?? [];
	};
	// Within the report's last day, whenever this runs.
	const full = { ...FULL, call_timestamp: minutesAgo(70) };
	const bare = { ...BARE, call_timestamp: minutesAgo(60) };
	const delivered = [...(await send(full, '&event=after_call')), ...(await send(bare, ''))];
	const bodies = [{ json: { ...full, event: 'after_call' } }, { json: bare }];
	const parsed = await runWorkflow([{ type: 'ringostat' }], bodies, {});
	const [one, other] = [delivered, parsed.items].map((items) => items.map(({ json }) => json));
	// Get Calls makes its calls of rows that lack some facts, in the same way.
	return {
		'Ringostat/RingostatTrigger': one,
		'Ringostat/Ringostat/call/parseCall': other,
		'Ringostat/Ringostat/call/getCalls': other,
	};
}

/** The calls above and what becomes of a missed one, through the pipeline of the template. */
async function pipelines(cabinet: OpenCabinet): Promise<Outputs> {
	const known = (await calls())['Ringostat/RingostatTrigger'];
	const { sandbox } = cabinet;
	const twin = { phone: '380509998877', comment: 'known', [CLOSED]: 'no' };
	for (const name of ['One', 'Other']) sandbox.cabinet.create('client', { ...twin, name });
	const missed = aMissedCall({ startedAt: minutesAgo(50) });
	const days: object[][] = [
		[...known, missed, aMissedCall({ clientPhone: null }), aCall({ outcome: 'inProgress' })],
		[aMissedCall({ startedAt: minutesAgo(40) })],
		[aCall({ startedAt: minutesAgo(30), direction: 'outgoing', outcome: 'notReached' })],
		[aCall({ startedAt: minutesAgo(20) }), aCall({ clientPhone: twin.phone })],
		// A batch is looked up at once, and then it shows what is logged already.
		[{ ...missed, recordingUrl: 'https://ringostat.example/2.wav' }, ...known, ...recent()],
	];
	const outputs: Outputs = {};
	const add = (folder: string, items: INodeExecutionData[]) =>
		(outputs[folder] ??= []).push(...items.map(({ json }) => json));
	for (const day of days) {
		const ran = await run(cabinet, [FIND, LOG, CREATE, COMPLETE], day);
		for (const [index, folder] of FOLDERS.entries()) add(folder, itemsOf(ran, index + 1));
		// By hand, as it is done in Asteril; from then on it is shown.
		for (const call of sandbox.cabinet.calls) call.responsible = 2;
	}
	const ringing = await run(cabinet, [CALL_BACK], outputs['Asteril/CreateMissedCallTask']);
	add('Ringostat/Ringostat/call/callBack', ringing.items);
	return outputs;
}

/** The operations of the node "Asteril". */
async function looks(cabinet: OpenCabinet): Promise<Outputs> {
	const jsons = ({ items }: Ran) => items.map(({ json }) => json);
	const empty = await openCabinet({ seed: false });
	cabinet.sandbox.cabinet.create('client', FULL_CLIENT);
	cabinet.sandbox.cabinet.create('order', { client_id: 1, comment: 'known' });
	const inBoth = async (step: Step) => [
		...jsons(await run(cabinet, [step], [{}])),
		...jsons(await run(empty, [step], [{}])),
	];
	try {
		const outputs: Outputs = {};
		for (const [key, parameters] of Object.entries(OPERATIONS)) {
			const [resource, operation] = key.split('/');
			const step = { type: 'asteril', parameters: { resource, operation, ...parameters } };
			outputs[`Asteril/Asteril/${key}`] = WITHOUT_RECORDS.test(key)
				? await inBoth(step)
				: jsons(await run(cabinet, [step], [{}]));
		}
		return outputs;
	} finally {
		await empty.close();
	}
}

async function run(cabinet: OpenCabinet, steps: Step[], jsons: object[]): Promise<Ran> {
	const items = jsons.map((json) => ({ json })) as INodeExecutionData[];
	const apiAddress = `${cabinet.sandbox.url}/ringostat`;
	const ran = await runWorkflow(steps, items, {
		asterilApi: cabinet.credential,
		ringostatApi: { token: 'token-0123456789', authKey: 'sandbox-auth-key', apiAddress },
	});
	if (ran.error) throw ran.error;
	return ran;
}

/** What the so-manieth node behind the start put out. */
function itemsOf({ run: { data } }: Ran, place: number): INodeExecutionData[] {
	const { runData } = data.resultData;
	const name = Object.keys(runData).find((one) => one.startsWith(`${place} `)) ?? '';
	return runData[name]?.[0]?.data?.main[0] ?? [];
}

function recent(): object[] {
	return [3, 2, 1].map((minutes) => aCall({ startedAt: minutesAgo(minutes) }));
}

function minutesAgo(minutes: number): string {
	return new Date(Date.now() - minutes * 60_000).toISOString();
}
