import type { Ringostat } from '../../dev/sandbox/index.mts';
import { recordingUrl } from '../../dev/sandbox/ringostat/webhookBody.mts';
import type { CabinetState, CabinetRecord } from '../../dev/sandbox/index.mts';
import { type Finding, twice } from './findings.mts';
import type { Plan, PlannedCall } from './plan.mts';
import { taskFindings } from './taskTruth.mts';

interface Seen {
	plan: Plan;
	/** Clients of the cabinet before the run. */
	clientsBefore: number;
	state: CabinetState;
	/** Link of a call's recording in the account, by the id of the call. */
	recordingOf: (id: string) => string;
}

type Check = (call: PlannedCall, record: CabinetRecord) => string[];

/** Compares the cabinet with what rang. */
export function truth({ plan, clientsBefore, state, recordingOf }: Seen): Finding[] {
	const { clients, calls, tasks } = state;
	const { size } = plan;
	const logged = new Set(calls.map((record) => record.external_id));
	const each = (check: Check) =>
		plan.calls.flatMap((call) =>
			calls
				.filter((record) => record.external_id === call.id)
				.flatMap((record) => check(call, record).map((what) => `call ${call.id}: ${what}`)),
		);
	const bound: Check = ({ client }, { client_id: id }) => {
		const owner = clients.find(({ phone }) => client !== null && phone === client)?.id ?? null;
		return id === owner ? [] : [`bound to ${id}, not to ${owner}`];
	};
	const facts: Check = (call, record) => {
		const { talkSeconds, direction, client } = call;
		const wanted = { talk_duration: talkSeconds, direction, phone: client, status: statusOf(call) };
		return Object.entries(wanted)
			.filter(([field, value]) => record[field] !== value)
			.map(([field, value]) => `${field} is ${record[field]}, not ${value}`);
	};
	const recording: Check = (call, { record_url: link }) => {
		const wanted = call.answered ? recordingOf(call.id) : null;
		return link === wanted ? [] : [`recording ${link}, not ${wanted}`];
	};
	return [
		count('as many calls as rang', calls, size.calls),
		count('as many clients as rang, and those of before', clients, size.clients + clientsBefore),
		{
			name: 'no call is missing',
			wrong: plan.calls.filter(({ id }) => !logged.has(id)).map(({ id }) => id),
		},
		{ name: 'no call is there twice', wrong: twice(calls, 'external_id') },
		{ name: 'no client is there twice', wrong: twice(clients, 'phone') },
		{ name: 'every call belongs to the client with its phone', wrong: each(bound) },
		{ name: 'every recording is linked', wrong: each(recording) },
		{ name: 'every call says what happened', wrong: each(facts) },
		...taskFindings(tasks, plan.calls, clients),
	];
}

/** The link of each call's recording in the stand-in account; empty for a call that it does not know. */
export function recordingsOf(account: Ringostat): Seen['recordingOf'] {
	return (id) => {
		const call = account.find(id);
		return call ? recordingUrl(call, account.project) : '';
	};
}

const nothing: Seen = {
	plan: { seed: 0, size: { calls: 0, clients: 0, kills: 0 }, calls: [], deliveries: [], kills: [] },
	clientsBefore: 0,
	state: { clients: [], calls: [], tasks: [] },
	recordingOf: () => '',
};

/** The names of all findings, for a test runner that wants them beforehand. */
export const truths: string[] = truth(nothing).map(({ name }) => name);

function statusOf({ answered, missed }: PlannedCall): string {
	if (answered) return 'answered';
	return missed ? 'missed' : 'not_reached';
}

function count(name: string, records: unknown[], wanted: number): Finding {
	const wrong = `there are ${records.length}, not ${wanted}`;
	return { name, wrong: records.length === wanted ? [] : [wrong] };
}
