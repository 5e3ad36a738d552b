import type { Call } from '../../nodes/shared/Call';

let calls = 0;

/** An answered incoming call of a new client, with an id of its own; or what is said instead. */
export function aCall(different: Partial<Call> = {}): Call {
	calls += 1;
	return {
		id: `ua1_-1763800000.${calls}`,
		event: null,
		direction: 'incoming',
		callback: false,
		outcome: 'answered',
		missed: different.outcome === 'missed' && different.direction !== 'outgoing',
		disposition: 'ANSWERED',
		startedAt: '2026-11-22T10:15:00+02:00',
		talkSeconds: 42,
		durationSeconds: 54,
		waitSeconds: 12,
		clientPhone: '380671234567',
		line: '380443334455',
		employee: {
			name: 'Ольга Менеджер',
			id: '1101',
			email: null,
			extension: '101',
			sip: null,
			phone: null,
			department: null,
		},
		recordingUrl: 'https://app.ringostat.com/recordings/1.wav?token=t',
		callCardUrl: null,
		utm: { source: null, medium: null, campaign: null, content: null, term: null },
		additional: {},
		...different,
	};
}

/** A missed incoming call: nobody talked, nothing was recorded. */
export function aMissedCall(different: Partial<Call> = {}): Call {
	const { employee } = aCall();
	return aCall({
		outcome: 'missed',
		missed: true,
		disposition: 'NO ANSWER',
		talkSeconds: 0,
		durationSeconds: 12,
		recordingUrl: null,
		employee: { ...employee, name: null, id: null, extension: null },
		...different,
	});
}
