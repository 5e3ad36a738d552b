import type { KnownFields } from '../read/fields';
import type { Row } from '../answers';
import type { Facts } from '../facts';
import type { FoundList } from '../read/findLists';
import type { Written } from '../tables/names';

/** What came of trying to write one kind of record. */
export interface Trial {
	entity: Written;
	/**
	 * `written`: created, listed and changed. `found`: of an earlier check, changed. `unlisted`: created,
	 * but no list shows it. The others: not created.
	 */
	outcome:
		| 'written'
		| 'found'
		| 'unchangeable'
		| 'unlisted'
		| 'noPath'
		| 'denied'
		| 'refused'
		| 'unclear'
		| 'notTried';
	/** What the cabinet said to the last write that it refused. */
	said: string;
	/** Id of the record that the check leaves. */
	id: string | number | null;
	/** Facts that the writes showed, by their path in the contract. */
	facts: Facts;
	/** Our fields that the cabinet does not take or does not keep. */
	lost: string[];
	/** Our fields that were refused under this name. */
	refused: string[];
	/** What the record showed of its fields. */
	shown: KnownFields | null;
	/** The record as it was read back. */
	row: Row | null;
	/** The list in which it stands, and nothing else. */
	list: FoundList | null;
}

/** The outcomes after which records of this kind can be created by the nodes. */
export function canCreate({ outcome }: Trial): boolean {
	return outcome === 'written' || outcome === 'found';
}
