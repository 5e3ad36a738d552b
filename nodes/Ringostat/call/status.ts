import type { Call } from '../../shared/Call';

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

/** What each meaning comes to, by direction. Without a direction "missed" is never guessed. */
const OUTCOMES: Record<Meant, Record<'incoming' | 'outgoing' | 'none', Outcome>> = {
	talked: { incoming: 'answered', outgoing: 'answered', none: 'answered' },
	notTalked: { incoming: 'missed', outgoing: 'notReached', none: 'unknown' },
	voicemail: { incoming: 'missed', outgoing: 'notReached', none: 'unknown' },
	// The client did not pick a callback up: we did our part, nobody has to call back.
	clientNotTalked: { incoming: 'notReached', outgoing: 'notReached', none: 'notReached' },
	notFinal: { incoming: 'inProgress', outgoing: 'inProgress', none: 'inProgress' },
};

const CANONICAL = new Map(Object.keys(MEANT).map((status) => [status.replace(/ /g, ''), status]));

/** `no-answer`, `NO+ANSWER` and `NOANSWER` are `NO ANSWER`; an unknown status keeps its words. */
export function normaliseStatus(text: string): string {
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

export interface Evidence {
	disposition: string | null;
	direction: 'incoming' | 'outgoing' | null;
	talkSeconds: number | null;
	/** Something only a call that is over has: a recording, a length, a summary. */
	over: boolean;
}

/**
 * How the call ended. Without a status (and with one nobody knows) the talk time decides: more
 * than zero is answered, a zero that was really sent is missed or not reached. With neither, the
 * call is not over yet (an event of taking the call has neither), unless something shows it is.
 */
export function outcomeOf({ disposition, direction, talkSeconds, over }: Evidence): Outcome {
	if (disposition !== null && isKnownStatus(disposition)) {
		return OUTCOMES[MEANT[disposition]][direction ?? 'none'];
	}
	if (talkSeconds !== null) {
		return OUTCOMES[talkSeconds > 0 ? 'talked' : 'notTalked'][direction ?? 'none'];
	}
	return disposition !== null || over ? 'unknown' : 'inProgress';
}
