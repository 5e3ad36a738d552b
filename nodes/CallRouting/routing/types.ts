import type { ClientRecord, Id, UserRecord } from '../../Asteril/api/records';
import type { RingostatEmployee } from '../../Ringostat/api/employees';
import type { SipStates } from '../../Ringostat/api/sipStates';
import type { PeopleIndex } from '../../shared/PeopleIndex';

/** Who a call goes to: the client's responsible, or who talked to the client last. */
export type SendTo = 'responsible' | 'lastTalk';

export interface RoutingRules {
	sendTo: SendTo;
	/** A number, a SIP login, the id of a forwarding scheme, or nothing. */
	fallback: string;
	/** Ringostat's employee (name, e-mail, extension, id or SIP login) → user's id. */
	employees: Array<{ employee: string; user: Id }>;
}

/** Something that was asked for: its value, or one sentence that says why there is none. */
export type Fact<Value> = { value: Value } | { failed: string };

/** Who talked to the client last, as far as the log says it. */
export interface LastTalk {
	/** The Asteril user whom the logged call names. */
	responsible: Id | null;
	/** Name (or e-mail, SIP login, phone) and extension in the comment of the logged call. */
	employee: { name: string | null; extension: string | null } | null;
}

export interface RoutingFacts {
	/** `null` when nobody in Asteril has the number. */
	client: Fact<ClientRecord | null>;
	users: Fact<PeopleIndex<UserRecord>>;
	employees: Fact<PeopleIndex<RingostatEmployee>>;
	sipStates: Fact<SipStates>;
	/** Only asked for when it decides; `null` when nobody talked to the client yet. */
	lastTalk: Fact<LastTalk | null>;
}

export interface Route {
	/** What Ringostat is answered; may be empty. */
	destination: string;
	routedBy: SendTo | 'fallback';
	/** One sentence: why there, and for a fallback what to set up. */
	reason: string;
	client: ClientRecord | null;
	employee: RingostatEmployee | null;
}
