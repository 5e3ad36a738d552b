import { findPlace, type Row } from '../answers';
import type { Answer, CabinetSession, Query } from '../CabinetSession';
import type { FoundList, Lists } from './findLists';

/** A list whose parameters are looked for. */
export interface AskedList {
	session: CabinetSession;
	list: Pick<FoundList, 'path' | 'keys'>;
	/** Whether the cabinet refuses a parameter that it does not know. */
	refuses: boolean;
}

export type Page = Answer & { rows: Row[] };

/** What an effective parameter showed, `false` when it has no effect, `null` when it is refused. */
export type Effect<T> = T | false | null;

/** Asks a list with a query. `null` when nothing more may be asked. */
export async function askList(
	{ session, list }: Pick<AskedList, 'session' | 'list'>,
	query: Query,
): Promise<Page | null> {
	const answer = await session.get(list.path, query);
	if (answer?.kind !== 'good') return answer && { ...answer, rows: [] };
	return { ...answer, rows: findPlace(answer.body, list.keys?.join('.') ?? null).rows };
}

/**
 * Finds which of some parameters has an effect: the first alone; then the others one by one, if all of
 * them together have one. Where unknown parameters are refused, they are not sent together.
 *
 * @param value of the parameter
 * @param effectOf tells the effect of the parameters by the answer to them
 * @param more what else is asked each time
 */
export async function findName<T>(
	asked: AskedList,
	names: readonly string[],
	value: string | number,
	effectOf: (page: Page, names: readonly string[]) => Effect<T>,
	more: Query = {},
): Promise<{ name: string; effect: T } | null> {
	const [assumed, ...others] = new Set(names);
	const tryOut = async (some: readonly string[]) => {
		const query = Object.fromEntries(some.map((name) => [name, value]));
		const page = await askList(asked, { ...more, ...query });
		return page && effectOf(page, some);
	};
	const effect = await tryOut([assumed]);
	if (effect) return { name: assumed, effect };
	if (others.length === 0) return null;
	if (!asked.refuses && (await tryOut(others)) === false) return null;
	for (const name of others) {
		const other = await tryOut([name]);
		if (other) return { name, effect: other };
	}
	return null;
}

/** Whether the cabinet refuses a parameter that it does not know. */
export async function refusesUnknown(session: CabinetSession, lists: Lists): Promise<boolean> {
	const [list] = Object.values(lists);
	if (list === undefined) return false;
	return (await askList({ session, list }, { asterilCheckUnknown: 'nothing' }))?.kind === 'refused';
}

const ABOUT_NAME = /unknown|unexpected|not allowed|unsupported|невідом|не підтриму/i;

/**
 * What the answer says of filters with a value that not every record has: `empty` when nothing is
 * found, `known` when the cabinet knows the filter.
 *
 * @param isWanted whether a record is one that is to be found
 */
export function filterEffect(
	{ kind, rows, body }: Page,
	[name, ...more]: readonly string[],
	refuses: boolean,
	isWanted: (row: Row) => boolean = () => false,
): Effect<'empty' | 'known'> {
	if (kind === 'good' && rows.length === 0) return 'empty';
	// Where unknown parameters are refused, one that is not refused is known, and the other way round.
	if (kind === 'good') return (refuses || rows.every(isWanted)) && 'known';
	if (kind !== 'refused') return null;
	// A refusal may name the only parameter, and not as one that the cabinet does not know.
	const said = JSON.stringify(body ?? '');
	const isAboutValue = more.length === 0 && said.includes(name) && !ABOUT_NAME.test(said);
	return !refuses || isAboutValue ? 'known' : null;
}
