/** The calls of a week as the trigger puts them out, and as the oracle of the chaos tests reads them. */
import type { Call } from '../../nodes/shared/Call';
import type { PlannedCall } from '../chaos/plan.mts';
import { aCall } from './aCall.mts';
import type { WeekCall } from './weekPlan.mts';

const OUTCOMES = {
	talk: ['incoming', 'answered', 'ANSWERED'],
	missed: ['incoming', 'missed', 'NO ANSWER'],
	outTalk: ['outgoing', 'answered', 'ANSWERED'],
	outNotReached: ['outgoing', 'notReached', 'NO ANSWER'],
	clientNoAnswer: ['incoming', 'notReached', 'CLIENT NO ANSWER'],
} as const;

/** Who answers does so after three seconds. */
function secondsOf({ at, endedAt }: WeekCall, isAnswered: boolean) {
	const all = (endedAt - at) / 1000;
	return isAnswered
		? { waitSeconds: 3, talkSeconds: all - 3 }
		: { waitSeconds: all, talkSeconds: 0 };
}

/** The call as the trigger puts it out, on the clock of Ringostat's project. */
export function callOf(call: WeekCall): Call {
	const { id, phone, kind, callback, at, endedAt, employee } = call;
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
		...secondsOf(call, talked),
		durationSeconds: (endedAt - at) / 1000,
		clientPhone: phone,
		employee: { ...nobody, name, email, extension, department: null },
		recordingUrl: talked ? recordingOf(id) : null,
	});
}

export function recordingOf(id: string): string {
	return `https://app.ringostat.com/recordings/${id}.wav?token=t`;
}

/** @param client the first number of who rang; `null` when it is hidden */
export function plannedCallOf(call: WeekCall, client: string | null): PlannedCall {
	const { id, kind, at } = call;
	const [direction, outcome, status] = OUTCOMES[kind];
	const answered = outcome === 'answered';
	return {
		...{ id, client, answered, status },
		direction: direction === 'incoming' ? 'in' : 'out',
		missed: outcome === 'missed',
		...secondsOf(call, answered),
		startedAt: new Date(at).toISOString(),
	};
}

/** The clocks go back on 25 October 2026 at 01:00 UTC. */
function isoInKyiv(at: number): string {
	const hours = at < Date.parse('2026-10-25T01:00:00Z') ? 3 : 2;
	return `${new Date(at + hours * 3_600_000).toISOString().slice(0, 19)}+0${hours}:00`;
}
