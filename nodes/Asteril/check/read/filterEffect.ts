import { findPlace, type Row } from '../answers';
import type { CabinetSession, Query } from '../CabinetSession';
import type { FoundList, Lists } from './findLists';
import type { Effect } from './nameOf';

/** `disliked`: the parameter is known, its value is not. */
export type FilterEffect = 'empty' | 'everything' | 'refused' | 'disliked' | 'unknown';

/** What a list makes of a query. */
export async function filterEffect(
	session: CabinetSession,
	list: FoundList,
	query: Query,
): Promise<FilterEffect> {
	const answer = await session.get(list.path, query);
	if (answer?.kind === 'refused') return isAboutValue(answer.body, query) ? 'disliked' : 'refused';
	if (answer?.kind !== 'good') return 'unknown';
	return findPlace(answer.body, list.keys ? [list.keys] : []).rows.length > 0
		? 'everything'
		: 'empty';
}

/** The rows that a list gives for a query. */
export async function rowsFor(
	session: CabinetSession,
	list: FoundList,
	query: Query,
): Promise<Row[]> {
	const answer = await session.get(list.path, query);
	return answer?.kind === 'good' ? findPlace(answer.body, list.keys ? [list.keys] : []).rows : [];
}

/** Whether a refusal names the only parameter, and not as one that it does not know. */
function isAboutValue(body: unknown, query: Query): boolean {
	const said = JSON.stringify(body ?? '');
	const [name, more] = Object.keys(query);
	return more === undefined && said.includes(name) && !ABOUT_NAME.test(said);
}

const ABOUT_NAME = /unknown|unexpected|not allowed|unsupported|невідом|не підтриму/i;

/** Whether the cabinet refuses a parameter that it does not know. */
export async function refusesUnknown(session: CabinetSession, lists: Lists): Promise<boolean> {
	const [list] = Object.values(lists);
	if (list === undefined) return false;
	const effect = await filterEffect(session, list, { asterilCheckUnknown: 'nothing' });
	return effect === 'refused' || effect === 'disliked';
}

/** What the effect of a value that no record has says of the parameter. */
export function effectOnNobody(effect: FilterEffect, refuses: boolean): Effect<true> {
	switch (effect) {
		case 'empty':
		case 'disliked':
			return true;
		case 'everything':
			// Where unknown parameters are refused, one that is not refused is known.
			return refuses;
		case 'refused':
			// Where unknown parameters are ignored, one that is refused is known.
			return refuses ? null : true;
		default:
			return null;
	}
}
