import type { CallRecord, ClientRecord } from '../../api/records';
import type { Duplicate } from '../createOnce';

/** As much of a client as a logged call says. */
export type KnownClient = Pick<ClientRecord, 'id' | 'name' | 'phone'>;

export interface ClientOutcome {
	client: ClientRecord | KnownClient | null;
	clientCreated: boolean;
	skipped?: string;
	warning?: string;
	ambiguous?: number;
	unfinished?: boolean;
	duplicate?: Duplicate;
	/** The call's record, when it was met on the way: "Asteril Log Call" need not ask again. */
	loggedCall?: CallRecord;
}
