import type { Contract } from '../../api/contractTypes';
import type { Id } from '../../api/records';
import type { RecentCalls } from '../observe/countRecentCalls';
import type { FoundLists } from '../observe/findLists';
import { type Facts, type Leaf, type Tree, valueAt } from '../derive/facts';
import type { Written } from '../tables/names';
import type { Trial } from '../try/Trial';
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
	/** What the answers showed, and what the writes did. */
	read: Facts;
	tried: Facts;
	/** The contract that fits the cabinet, as far as it is known. */
	derived: Contract;
	tryWriting: boolean;
	allFacts: boolean;
	/** The address of a record's card in Asteril, or `null`. */
	linkTo(entity: Written, id: Id): string | null;
	/** Requests that were left. */
	left: number;
}

/** Paths of our fields that the cabinet does not keep, but for those that the credential leaves out. */
export function lostPaths({ contract, trials }: Checked): string[] {
	const paths = trials.flatMap(({ entity, lost }) =>
		lost.map((field) => `${entity}.fields.${field}`),
	);
	return paths.filter((path) => valueAt(contract, path) !== null);
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
