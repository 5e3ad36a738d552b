/**
 * A telephone call in the words of the domain: the one shape that is passed between the nodes.
 * It has nothing that is peculiar to Ringostat or Asteril.
 *
 * Every key but `country` is always present; what is not known is `null`.
 */
export interface Call {
	/** Ringostat's id of the call; derived from the content when Ringostat sends none. */
	id: string;
	/** The user's own static `?event=` of the webhook, if any. */
	event: string | null;
	direction: 'incoming' | 'outgoing' | null;
	/** A call of the callback widget. */
	callback: boolean;
	outcome: 'answered' | 'missed' | 'notReached' | 'inProgress' | 'unknown';
	/** Incoming, and nobody on our side talked: someone must call back. */
	missed: boolean;
	/** Ringostat's status, normalized: `NO ANSWER`. */
	disposition: string | null;
	/** ISO 8601 with offset. */
	startedAt: string | null;
	talkSeconds: number | null;
	durationSeconds: number | null;
	waitSeconds: number | null;
	/** Full international digits, `380671234567`. */
	clientPhone: string | null;
	/** Our number that was called or shown, in the same form. */
	line: string | null;
	employee: Employee;
	recordingUrl: string | null;
	callCardUrl: string | null;
	utm: Utm;
	/** Everything that was not recognized. */
	additional: Record<string, string>;
	/**
	 * Two letters: the country whose numbers are written without a country code. Left out for
	 * Ukraine. The search for a client uses it.
	 */
	country?: string;
}

/** Who of ours took, made or missed the call, as far as Ringostat says. */
export interface Employee {
	name: string | null;
	id: string | null;
	email: string | null;
	extension: string | null;
	sip: string | null;
	phone: string | null;
	department: string | null;
}

export interface Utm {
	source: string | null;
	medium: string | null;
	campaign: string | null;
	content: string | null;
	term: string | null;
}
