import type { Contract } from '../../api/contractTypes';
import type { RecentCalls } from '../read/countRecentCalls';
import type { FoundLists } from '../read/findLists';
import type { Derived, Leaf, Tree } from '../facts';
import type { Trial } from '../try/trials';
import { withoutNumbers } from '../strings';

/**
 * `confirmed`: the cabinet does as assumed. `differs`: it does otherwise, and we know how.
 * `not supported`: it has no such thing. `cannot tell`: this check does not show it.
 */
export type Result = 'confirmed' | 'differs' | 'not supported' | 'cannot tell';

/** One line of the report, as the node puts it out. */
export interface ReportItem {
	/** Path of a fact in the contract, or a name for what the contract does not hold. */
	fact: string;
	origin: 'observed' | 'assumed';
	assumed: Leaf;
	/** What was found, without anybody's data. */
	answered: string;
	result: Result;
	/** What to put into "API Differences" where it differs. */
	override: Tree | null;
	note: string;
	/** On the last item: the whole override as text. */
	json?: string;
}

export interface Checked extends FoundLists {
	/** The contract of the credential. */
	contract: Contract;
	recentCalls: RecentCalls;
	trials: readonly Trial[];
	derived: Derived;
	tryWriting: boolean;
	allFacts: boolean;
	/** Requests that were left. */
	left: number;
}

/** An item about something that is no fact of the contract. */
export function plainItem(fact: string, result: Result, answered: string, note = ''): ReportItem {
	return {
		fact,
		origin: 'assumed',
		assumed: null,
		answered: withoutNumbers(answered),
		result,
		override: null,
		note: withoutNumbers(note),
	};
}
