import type { Contract } from '../../api/contractTypes';
import { findPlace } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import { LIST_NAMES, LIST_PATHS, LIST_SUFFIXES, type ListName } from '../tables/names';
import { plain } from '../strings';
import type { LostList, Observations, ObservedList } from './observations';

type Lists = Pick<Observations, 'lists' | 'lost'>;

/** Finds the list of clients, calls, tasks and users, under the assumed path or a likely one. */
export async function observeLists(
	session: CabinetSession,
	contract: Contract,
	{ badPath }: Pick<Observations, 'badPath'>,
): Promise<Lists> {
	const found: Lists = { lists: {}, lost: {} };
	for (const name of LIST_NAMES) {
		if (!contract[name].supported) continue;
		const known = Object.values(found.lists);
		const list = await findList(session, contract, name, known, badPath);
		if ('path' in list) found.lists[name] = list;
		else found.lost[name] = list;
	}
	return found;
}

async function findList(
	session: CabinetSession,
	contract: Contract,
	name: ListName,
	known: ObservedList[],
	badPath: Observations['badPath'],
): Promise<ObservedList | LostList> {
	const assumed = contract[name].list.path;
	let first: Answer | null = null;
	let tried = 0;
	for (const path of pathsFor(name, assumed, known)) {
		// Each list after this one gets its first question, whatever happens here.
		if (tried > 0 && session.left() <= LIST_NAMES.length - LIST_NAMES.indexOf(name)) break;
		const answer = await session.get(path);
		if (answer === null) break;
		tried++;
		first ??= answer;
		if (answer.kind === 'good') {
			// A cabinet that answers every path proves nothing by it.
			if (badPath?.kind === 'good' && path !== assumed) break;
			const expected = [
				...known.flatMap(({ keys }) => (keys ? [keys] : [])),
				...ownKeys(contract, name, path),
			];
			return { path, body: answer.body, ...findPlace(answer.body, expected) };
		}
		if (answer.kind !== 'missing') return { kind: answer.kind, status: answer.status, tried };
	}
	return { kind: first?.kind ?? 'not asked', status: first?.status ?? 0, tried };
}

function pathsFor(name: ListName, assumed: string, known: ObservedList[]): string[] {
	const suffixOf = (path: string) => LIST_SUFFIXES.find((each) => path.endsWith(`/${each}`));
	const suffixes = [...new Set(known.map(({ path }) => suffixOf(path)))];
	const nouns = [assumed, ...LIST_PATHS[name]];
	const likely = suffixes.flatMap((suffix) =>
		suffix === undefined ? nouns : nouns.map((noun) => `${noun}/${suffix}`),
	);
	const rest = LIST_SUFFIXES.flatMap((suffix) => nouns.map((noun) => `${noun}/${suffix}`));
	return [...new Set([assumed, ...likely, ...nouns, ...(known.length === 0 ? rest : [])])];
}

/** Keys that an empty list of this name is likely to stand under. */
export function ownKeys(contract: Contract, name: ListName, path: string): string[][] {
	const { key } = contract[name].list;
	const words = path.split('/').map((word) => word.replace(/-/g, '_'));
	return [...(key === null ? [] : [key]), ...words.filter((word) => plain(word).length > 3)].map(
		(each) => each.split('.'),
	);
}
