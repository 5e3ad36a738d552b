import type { Contract } from '../../api/contractTypes';
import { findPlace, type Row } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import { LIST_NAMES, LIST_PATHS, LIST_SUFFIXES, type ListName } from '../tables/names';

export interface FoundList {
	path: string;
	/** Keys that lead to the records; `null` when an empty list does not show it. */
	keys: string[] | null;
	rows: Row[];
	body: unknown;
}

export type Lists = Partial<Record<ListName, FoundList>>;

/** Why a list was not found. */
export interface LostList {
	/** Of the first answer; 0 when none came. */
	status: number;
	/** How many paths were asked for. */
	tried: number;
}

export interface FoundLists {
	lists: Lists;
	lost: Partial<Record<ListName, LostList>>;
}

/** Finds the lists of clients, calls, tasks and users, each under the assumed path or a likely one. */
export async function findLists(session: CabinetSession, contract: Contract): Promise<FoundLists> {
	const found: FoundLists = { lists: {}, lost: {} };
	for (const name of LIST_NAMES) {
		if (!contract[name].supported) continue;
		const known = Object.values(found.lists);
		const list = await findList(session, contract, name, known);
		if ('path' in list) found.lists[name] = list;
		else found.lost[name] = list;
	}
	return found;
}

async function findList(
	session: CabinetSession,
	contract: Contract,
	name: ListName,
	known: FoundList[],
): Promise<FoundList | LostList> {
	const { path: assumed, key } = contract[name].list;
	const listsAfter = LIST_NAMES.length - LIST_NAMES.indexOf(name);
	let first: Answer | null = null;
	let tried = 0;
	for (const path of pathsFor(name, assumed, known)) {
		// Each list after this one gets its first question, whatever happens here.
		if (tried > 0 && session.left() <= listsAfter) break;
		const answer = await session.get(path);
		if (answer === null) break;
		tried++;
		first ??= answer;
		if (answer.kind === 'good') return { path, body: answer.body, ...findPlace(answer.body, key) };
		if (answer.kind !== 'missing') break;
	}
	return { status: first?.status ?? 0, tried };
}

function pathsFor(name: ListName, assumed: string, known: FoundList[]): Set<string> {
	const nouns = [assumed, ...LIST_PATHS[name]];
	const withSuffix = (suffix: string | undefined) =>
		nouns.map((noun) => (suffix === undefined ? noun : `${noun}/${suffix}`));
	const likely = known.flatMap(({ path }) => withSuffix(suffixOf(path)));
	const rest = known.length === 0 ? LIST_SUFFIXES.flatMap(withSuffix) : [];
	return new Set([assumed, ...likely, ...nouns, ...rest]);
}

/** What follows the noun in the path of a list. */
export function suffixOf(path: string): string | undefined {
	return LIST_SUFFIXES.find((suffix) => path.endsWith(`/${suffix}`));
}
