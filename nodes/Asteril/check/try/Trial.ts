import type { Contract } from '../../api/contractTypes';
import type { Facts } from '../derive/facts';
import type { FoundList } from '../observe/findLists';
import type { Written } from '../tables/names';

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

/** What came of trying to write one kind of record. */
export interface Trial extends Pick<Known, 'envelopes'> {
	entity: Written;
	/**
	 * `works`: created or found, listed and changed. `unlisted`: created, but no list shows it.
	 * `unclear`: the cabinet did not answer to the end.
	 */
	outcome: 'works' | 'unchangeable' | 'unlisted' | 'noPath' | 'denied' | 'refused' | 'unclear';
	/** What the cabinet said to the last write that it refused. */
	said: string;
	/** Id of the record that the check leaves. */
	id: string | number | null;
	/** Facts that the writes showed, by their path in the contract. */
	facts: Facts;
	/** Our fields that the cabinet does not take or does not keep. */
	lost: string[];
	/** The list in which the record stands, and nothing else. */
	list: FoundList | null;
}
