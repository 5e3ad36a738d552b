/** What each node puts out, in all the cases that its schema has to know. */
import { aCall, aMissedCall } from '../../test/support/aCall.mts';
import { deliver } from '../../test/support/deliver.mts';
import { type OpenCabinet, openCabinet } from '../../test/support/openCabinet.mts';
import { locator, step } from '../../test/support/pipeline.mts';
import { CLOSED, operationOutputs } from './operationOutputs.mts';
import { ringingOutputs } from './ringingOutputs.mts';
import { jsonsOf, type Outputs, runNodes, TOKEN } from './runNodes.mts';

const PIPELINE = {
	'Asteril/FindOrCreateClient': step('asterilFindOrCreateClient'),
	'Asteril/LogCall': step('asterilLogCall'),
	'Asteril/CreateMissedCallTask': step('asterilCreateMissedCallTask', {
		responsible: locator('2', 'id'),
	}),
	'Asteril/CompleteMissedCallTask': step('asterilCompleteMissedCallTask'),
};
const CALL_BACK = { operation: 'callBack', employee: '101', options: { budget: 0 } };

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

export async function realOutputs(): Promise<Outputs> {
	const cabinet = await openCabinet({ overrides: { client: { fields: { closed: CLOSED } } } });
	try {
		const calls = await callOutputs(cabinet);
		return {
			...calls,
			...(await pipelineOutputs(cabinet, calls['Ringostat/RingostatTrigger'])),
			...(await operationOutputs(cabinet)),
			...(await ringingOutputs(cabinet)),
		};
	} finally {
		await cabinet.close();
	}
}

/** Calls as they come in. */
async function callOutputs(cabinet: OpenCabinet): Promise<Outputs> {
	const send = async (body: object, query: string) => {
		const headers = { 'content-type': 'application/json' };
		const asked = { headers, query: `?token=${TOKEN}${query}`, body: JSON.stringify(body) };
		return jsonsOf((await deliver(asked, { token: TOKEN })).items ?? []);
	};
	// Within the report's last day, whenever this runs.
	const full = { ...FULL, call_timestamp: minutesAgo(70) };
	const bare = { ...BARE, call_timestamp: minutesAgo(60) };
	const delivered = [...(await send(full, '&event=after_call')), ...(await send(bare, ''))];
	const bodies = [{ ...full, event: 'after_call' }, bare];
	const parsed = jsonsOf((await runNodes(cabinet, [{ type: 'ringostat' }], bodies)).items);
	// Get Calls makes its calls of rows that lack some facts, in the same way.
	return {
		'Ringostat/RingostatTrigger': delivered,
		'Ringostat/Ringostat/call/parseCall': parsed,
		'Ringostat/Ringostat/call/getCalls': parsed,
	};
}

/** These calls and what becomes of a missed one, through the pipeline of the template. */
async function pipelineOutputs(cabinet: OpenCabinet, known: object[]): Promise<Outputs> {
	const { sandbox } = cabinet;
	const twin = { phone: '380509998877', comment: 'known', [CLOSED]: 'no' };
	for (const name of ['One', 'Other']) sandbox.cabinet.create('client', { ...twin, name });
	const missed = aMissedCall({ startedAt: minutesAgo(50) });
	const recent = [3, 2, 1].map((minutes) => aCall({ startedAt: minutesAgo(minutes) }));
	const days: object[][] = [
		[...known, missed, aMissedCall({ clientPhone: null }), aCall({ outcome: 'inProgress' })],
		[aMissedCall({ startedAt: minutesAgo(40) })],
		[aCall({ startedAt: minutesAgo(30), direction: 'outgoing', outcome: 'notReached' })],
		[aCall({ startedAt: minutesAgo(20) }), aCall({ clientPhone: twin.phone })],
		// A batch is looked up at once, and then it shows what is logged already.
		[{ ...missed, recordingUrl: 'https://ringostat.example/2.wav' }, ...known, ...recent],
	];
	const outputs: Outputs = {};
	for (const day of days) {
		const { run } = await runNodes(cabinet, Object.values(PIPELINE), day);
		const ran = Object.entries(run.data.resultData.runData);
		for (const [index, folder] of Object.keys(PIPELINE).entries()) {
			// n8n names a node after its place; the start has none of ours.
			const [, tasks] = ran.find(([name]) => name.startsWith(`${index + 1} `)) ?? [];
			(outputs[folder] ??= []).push(...jsonsOf(tasks?.[0]?.data?.main[0] ?? []));
		}
		// By hand, as it is done in Asteril; from then on it is shown.
		for (const call of sandbox.cabinet.calls) call.responsible = 2;
	}
	const callBack = [{ type: 'ringostat', parameters: CALL_BACK }];
	const ringing = await runNodes(cabinet, callBack, outputs['Asteril/CreateMissedCallTask']);
	return { ...outputs, 'Ringostat/Ringostat/call/callBack': jsonsOf(ringing.items) };
}

function minutesAgo(minutes: number): string {
	return new Date(Date.now() - minutes * 60_000).toISOString();
}
