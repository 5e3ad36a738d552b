import type { Call } from '../../shared/Call';
import { isMissed } from '../../shared/callRules';
import type { Fields } from './fields';
import { isYes } from './text';

type Outcome = Call['outcome'];
type Meant = 'talked' | 'notTalked' | 'voicemail' | 'clientNotTalked' | 'notFinal';

/** Ringostat's statuses (articles 6312678, 6559993), then words other telephony uses (assumed). */
const MEANT: Record<string, Meant> = {
	ANSWERED: 'talked',
	PROPER: 'talked',
	REPEATED: 'talked',
	CONNECTED: 'talked',
	'NO ANSWER': 'notTalked',
	BUSY: 'notTalked',
	FAILED: 'notTalked',
	'NO FORWARD': 'notTalked',
	'NO EXTENSION': 'notTalked',
	'WRONG EXTENSION': 'notTalked',
	DECLINE: 'notTalked',
	'FAILED FORBIDDEN DESTINATION': 'notTalked',
	VOICEMAIL: 'voicemail',
	'CLIENT NO ANSWER': 'clientNotTalked',
	'IN PROGRESS': 'notFinal',
	CALLING: 'notFinal',

	ANSWER: 'talked',
	DECLINED: 'notTalked',
	MISSED: 'notTalked',
	CANCEL: 'notTalked',
	CANCELLED: 'notTalked',
	CANCELED: 'notTalked',
	CONGESTION: 'notTalked',
	CHANUNAVAIL: 'notTalked',
	RINGING: 'notFinal',
};

/** The outcome of each meaning, by direction. Without a direction "missed" is never guessed. */
const OUTCOMES: Record<Meant, Record<'incoming' | 'outgoing' | 'none', Outcome>> = {
	talked: { incoming: 'answered', outgoing: 'answered', none: 'answered' },
	notTalked: { incoming: 'missed', outgoing: 'notReached', none: 'unknown' },
	voicemail: { incoming: 'missed', outgoing: 'notReached', none: 'unknown' },
	// The client did not pick up a callback: the shop did its part, nobody has to call back.
	clientNotTalked: { incoming: 'notReached', outgoing: 'notReached', none: 'notReached' },
	notFinal: { incoming: 'inProgress', outgoing: 'inProgress', none: 'inProgress' },
};

const CANONICAL = new Map(Object.keys(MEANT).map((status) => [status.replace(/ /g, ''), status]));

/** Returns `NO ANSWER` for `no-answer`, `NO+ANSWER`, `NOANSWER`. An unknown status keeps its words. */
function normalizeStatus(text: string): string {
	const spaced = text
		.slice(0, 100)
		.toUpperCase()
		.replace(/[+_\-\s]+/g, ' ')
		.trim();
	return CANONICAL.get(spaced.replace(/ /g, '')) ?? spaced;
}

export function isKnownStatus(disposition: string): boolean {
	return Object.hasOwn(MEANT, disposition);
}

/** Returns the status. The first key that holds one counts; others that say the same are used up. */
export function readDisposition(fields: Fields): string | null {
	let disposition: string | null = null;
	for (const field of fields.of('disposition')) {
		const status = normalizeStatus(field.text) || null;
		disposition ??= status;
		field.used = status === disposition;
	}
	return disposition;
}

/** What the keys say that the user mapped to *Outcome* and *Missed*. */
export interface MappedOutcome {
	outcome: Outcome | null;
	missed: boolean | null;
}

const OUTCOMES_BY_NAME: ReadonlyMap<string, Outcome> = new Map(
	(['answered', 'missed', 'notReached', 'inProgress', 'unknown'] as const).map((outcome) => [
		outcome.toLowerCase(),
		outcome,
	]),
);

/** Returns what the user's own keys say of the outcome. */
export function readMappedOutcome(fields: Fields): MappedOutcome {
	const named = fields.first('outcome');
	const outcome = OUTCOMES_BY_NAME.get(named?.text.toLowerCase().replace(/[\s_-]+/g, '') ?? '');
	if (named && outcome) named.used = true;
	const flag = fields.first('missed');
	if (flag) flag.used = true;
	return {
		outcome: outcome ?? null,
		missed: flag ? isYes(flag.text) : isFinal(outcome) ? outcome === 'missed' : null,
	};
}

function isFinal(outcome: Outcome | undefined): boolean {
	return outcome === 'answered' || outcome === 'missed' || outcome === 'notReached';
}

export interface Evidence {
	disposition: string | null;
	direction: Call['direction'];
	talkSeconds: number | null;
	/** Something only a call that is over has: a recording, a length, a summary. */
	over: boolean;
	mapped: MappedOutcome;
}

/**
 * Returns how the call ended, and whether someone must call back; the two always agree. The status
 * decides, unless the user's own keys say otherwise. Only an incoming call can be missed.
 */
export function determineOutcome(evidence: Evidence): Pick<Call, 'outcome' | 'missed'> {
	const { direction, mapped } = evidence;
	let outcome = mapped.outcome ?? outcomeByStatus(evidence);
	if (mapped.missed === true && direction === 'incoming') outcome = 'missed';
	if (mapped.missed === false && outcome === 'missed') outcome = 'unknown';
	if (outcome === 'missed') outcome = OUTCOMES.notTalked[direction ?? 'none'];
	return { outcome, missed: isMissed(direction, outcome) };
}

/**
 * Without a status (and with one nobody knows) the talk time decides: more than zero is answered, a
 * zero that was really sent is missed or not reached. With neither, the call is not over yet (an
 * event of taking the call has neither), unless something shows it is.
 */
function outcomeByStatus({ disposition, direction, talkSeconds, over }: Evidence): Outcome {
	if (disposition !== null && isKnownStatus(disposition)) {
		return OUTCOMES[MEANT[disposition]][direction ?? 'none'];
	}
	if (talkSeconds !== null) {
		return OUTCOMES[talkSeconds > 0 ? 'talked' : 'notTalked'][direction ?? 'none'];
	}
	return disposition !== null || over ? 'unknown' : 'inProgress';
}

/**
 * Returns whether a call has a recording although no flag says so: only when somebody talked, or
 * left a message. Ringostat sends links for calls without a talk as well.
 */
export function canHaveRecording(
	call: Pick<Call, 'outcome' | 'disposition' | 'talkSeconds'>,
): boolean {
	const { outcome, disposition, talkSeconds } = call;
	if (outcome !== 'missed' && outcome !== 'notReached') return true;
	return (talkSeconds ?? 0) > 0 || (disposition !== null && MEANT[disposition] === 'voicemail');
}
