/** Takes the calls of a week through the pipeline, as the nodes of the template do. */
import type { Call } from '../../nodes/shared/Call';
import { inParallel } from '../../nodes/shared/inParallel';
import { Batch } from '../../nodes/Asteril/crm/Batch';
import { completeMissedCallTasks } from '../../nodes/Asteril/crm/missedCalls/completeMissedCallTasks';
import { findOrCreateClient } from '../../nodes/Asteril/crm/clients/findOrCreateClient';
import { logCall } from '../../nodes/Asteril/crm/calls/logCall';
import { createMissedCallTask } from '../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import type { TaskOptions } from '../../nodes/Asteril/crm/missedCalls/draftTask';
import { aCall } from './aCall.mts';
import type { WatchedCabinet } from './openCabinet.mts';
import { DUE_MINUTES, HOLIDAY, HOURS, SENIOR } from './weekModel.mts';
import type { WeekCall } from './weekPlan.mts';

const CLIENT_OPTIONS = {
	createFor: 'all' as const,
	matchOtherFormats: true,
	maxPages: 50,
	nameTemplate: 'Клієнт {phone}',
	utmFields: [],
	additionalFields: [],
};
const TASK_OPTIONS: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	responsible: { assignTo: 'best', chosen: SENIOR, fallback: null, employees: [] },
	dueMinutes: DUE_MINUTES,
	calendar: { zone: 'Europe/Kyiv', hours: HOURS, holidays: [HOLIDAY] },
	title: 'Пропущений дзвінок: {phone}',
	text: 'Клієнт: {client}\nЧас: {time}\nПередзвоніть, будь ласка.',
};

/** Items that a node works on at once, by default. */
const PARALLEL = 5;

/** Plays one execution: each node has all the calls before the next one has any. */
export async function playExecution(cabinet: WatchedCabinet, told: WeekCall[]): Promise<void> {
	const calls = told.map(callOf);
	const bare = () => new Batch(cabinet, calls);
	const forEach = async <Result,>(work: (call: Call, index: number) => Promise<Result>) =>
		await inParallel(calls, PARALLEL, work);

	const finding = bare();
	const found = await forEach(
		async (call) => await findOrCreateClient(cabinet, call, CLIENT_OPTIONS, finding),
	);
	// From here on the items know their clients.
	const known = () =>
		new Batch(
			cabinet,
			calls.map((call, index) => batched(call, found[index])),
		);
	const logging = known();
	await forEach(async (call, index) => {
		const { client, loggedCall } = found[index];
		const before = loggedCall ?? (await logging.loggedCall(call.id));
		await logCall(cabinet, call, client?.id ?? null, { commentFields: [] }, before);
	});
	const creating = known();
	await forEach(async (call, index) => {
		await createMissedCallTask(cabinet, call, found[index].client, TASK_OPTIONS, creating);
	});
	const completing = known();
	await forEach(async (call, index) => {
		await completeMissedCallTasks(cabinet, call, found[index].client, completing);
	});
}

type Found = Awaited<ReturnType<typeof findOrCreateClient>>;

function batched(call: Call, { client }: Found) {
	return { ...call, clientId: client?.id };
}

const OUTCOMES = {
	talk: ['incoming', 'answered', 'ANSWERED'],
	missed: ['incoming', 'missed', 'NO ANSWER'],
	outTalk: ['outgoing', 'answered', 'ANSWERED'],
	outNotReached: ['outgoing', 'notReached', 'NO ANSWER'],
	clientNoAnswer: ['incoming', 'notReached', 'CLIENT NO ANSWER'],
} as const;

/** The call as the trigger would put it out, on the clock of Ringostat's project. */
export function callOf({ id, phone, kind, callback, at, employee }: WeekCall): Call {
	const [direction, outcome, disposition] = OUTCOMES[kind];
	const talked = outcome === 'answered';
	const nobody = { name: null, id: null, email: null, extension: null, sip: null, phone: null };
	const { name = null, email = null, extension = null } = employee ?? {};
	return aCall({
		id,
		direction,
		callback,
		outcome,
		missed: outcome === 'missed',
		disposition,
		startedAt: isoInKyiv(at),
		talkSeconds: talked ? 42 : 0,
		clientPhone: phone,
		employee: { ...nobody, name, email, extension, department: null },
		recordingUrl: talked ? `https://app.ringostat.com/recordings/${id}.wav?token=t` : null,
	});
}

/** The clocks go back on 25 October 2026 at 01:00 UTC. */
function isoInKyiv(at: number): string {
	const hours = at < Date.parse('2026-10-25T01:00:00Z') ? 3 : 2;
	return `${new Date(at + hours * 3_600_000).toISOString().slice(0, 19)}+0${hours}:00`;
}
