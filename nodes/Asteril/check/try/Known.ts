import type { Contract } from '../../api/contractTypes';

/** What is known while writing is tried. Each kind of record goes by what the one before showed. */
export interface Known {
	/** As far as it was shown; paths that were not tried yet are like those that worked. */
	contract: Contract;
	/** Id of the client of the check. */
	client: string | number | null;
	/** Id of some user. */
	user: string | number | null;
	/** Milliseconds. */
	now: number;
	/** Envelopes of a write that are left to be tried, the current one first; a single one is known. */
	envelopes: Array<string | null>;
	/** Whether a field that the cabinet does not know is dropped; `false` until it was tried. */
	dropsUnknown: boolean;
}
