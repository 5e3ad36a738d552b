import { findPlace, type Row } from '../answers';
import type { Answer, CabinetSession, Query } from '../CabinetSession';
import type { FoundList, Lists } from './findLists';
import type { Effect } from './nameOf';

/** `found`: what was looked for, and nothing else. `disliked`: the parameter is known, its value is not. */
export type FilterEffect = 'found' | 'empty' | 'everything' | 'refused' | 'disliked' | 'unknown';

const ABOUT_NAME = /unknown|unexpected|not allowed|unsupported|невідом|не підтриму/i;

/** Asks a list with a query. `null` when nothing more may be asked. */
export async function askList(
	session: CabinetSession,
	{ path, keys }: FoundList,
	query: Query,
): Promise<(Answer & { rows: Row[] }) | null> {
	const answer = await session.get(path, query);
	if (answer?.kind !== 'good') return answer && { ...answer, rows: [] };
	return { ...answer, rows: findPlace(answer.body, keys?.join('.') ?? null).rows };
}

/**
 * Tells what a list makes of a query.
 *
 * @param isWanted what is looked for; nothing by default
 */
export async function filterEffect(
	session: CabinetSession,
	list: FoundList,
	query: Query,
	isWanted: (row: Row) => boolean = () => false,
): Promise<FilterEffect> {
	const answer = await askList(session, list, query);
	if (answer?.kind === 'good') {
		if (answer.rows.length === 0) return 'empty';
		return answer.rows.every(isWanted) ? 'found' : 'everything';
	}
	if (answer?.kind !== 'refused') return 'unknown';
	// It may name the only parameter, and not as one that it does not know.
	const said = JSON.stringify(answer.body ?? '');
	const [name, more] = Object.keys(query);
	const isAboutValue = more === undefined && said.includes(name) && !ABOUT_NAME.test(said);
	return isAboutValue ? 'disliked' : 'refused';
}

/** Whether the cabinet refuses a parameter that it does not know. */
export async function refusesUnknown(session: CabinetSession, lists: Lists): Promise<boolean> {
	const [list] = Object.values(lists);
	if (list === undefined) return false;
	const effect = await filterEffect(session, list, { asterilCheckUnknown: 'nothing' });
	return effect === 'refused' || effect === 'disliked';
}

/** What the effect of a value that not every record has says of the parameter. */
export function effectOf(effect: FilterEffect, refuses: boolean): Effect<FilterEffect> {
	switch (effect) {
		case 'found':
		case 'empty':
		case 'disliked':
			return effect;
		case 'everything':
			// Where unknown parameters are refused, one that is not refused is known.
			return refuses && effect;
		case 'refused':
			// Where unknown parameters are ignored, one that is refused is known.
			return refuses ? null : effect;
		default:
			return null;
	}
}
