import { findPlace, type Row } from '../answers';
import type { CabinetSession, Query } from '../CabinetSession';
import type { Contract } from '../../api/contractTypes';
import type { FilterFact } from '../tables/filters';
import { camelCase, snakeCase } from '../strings';
import type { Observations, ObservedFilter, ObservedList } from './observations';
import { nameOf } from './observePaging';
import { entityNames } from '../../api/entityNames';

/** `disliked`: the parameter is known, its value is not. */
type Effect = 'empty' | 'everything' | 'refused' | 'disliked' | 'unknown';
type Unknown = Observations['refusesUnknown'];

/** What a list makes of a filter with a value that no record has. */
export async function effectOf(
	session: CabinetSession,
	list: ObservedList,
	query: Query,
): Promise<Effect> {
	const answer = await session.get(list.path, query);
	if (answer?.kind === 'refused') return isAboutValue(answer.body, query) ? 'disliked' : 'refused';
	if (answer?.kind !== 'good') return 'unknown';
	return findPlace(answer.body, list.keys ? [list.keys] : []).rows.length > 0
		? 'everything'
		: 'empty';
}

/** Whether a refusal names the only parameter, and not as one that it does not know. */
function isAboutValue(body: unknown, query: Query): boolean {
	const said = JSON.stringify(body ?? '');
	const [name, more] = Object.keys(query);
	return more === undefined && said.includes(name) && !ABOUT_NAME.test(said);
}

const ABOUT_NAME = /unknown|unexpected|not allowed|unsupported|невідом|не підтриму/i;

/** Whether the cabinet refuses a parameter that it does not know. */
export async function observeUnknown(
	session: CabinetSession,
	lists: Observations['lists'],
): Promise<Unknown> {
	const list = Object.values(lists)[0];
	if (!list) return null;
	const effect = await effectOf(session, list, { asterilCheckUnknown: 'nothing' });
	return effect === 'unknown' ? null : effect === 'refused' || effect === 'disliked';
}

/** How the name of a filter is made of the name of the field. */
const STYLES = {
	camel: camelCase,
	field: (key: string) => key,
	snake: snakeCase,
	bracket: (key: string) => `filter[${key}]`,
};
export type FilterStyle = keyof typeof STYLES;

/** The style of a name, for the next filters; `null` when it is none of them. */
export function styleOf(name: string, key: string): FilterStyle | null {
	const styles = Object.keys(STYLES) as FilterStyle[];
	return styles.find((style) => STYLES[style](key) === name) ?? null;
}

/**
 * Asks by a filter for what no record has: an empty list says that the filter is respected, a full
 * one that it is ignored; then other names are tried.
 *
 * @param contract with the names of fields that are known by now
 */
export async function observeFilter(
	session: CabinetSession,
	contract: Contract,
	{ entity, filter, field, nobodys }: FilterFact,
	list: ObservedList | undefined,
	refusesUnknown: Unknown,
	style: FilterStyle | null,
): Promise<ObservedFilter | null> {
	const { filters, fields } = entityNames(contract, entity);
	const assumed = filters[filter];
	if (!list || list.rows.length === 0 || assumed === null) return null;
	const key = fields[field] ?? field;
	const likely = style === null ? [] : [STYLES[style](key)];
	const names = new Set([
		...likely,
		assumed,
		camelCase(key),
		snakeCase(key),
		key,
		`filter[${key}]`,
	]);
	let refused = 0;
	const name = await nameOf(
		[...names],
		async (some) => {
			const effect = await effectOf(
				session,
				list,
				Object.fromEntries(some.map((each) => [each, nobodys])),
			);
			if (effect === 'refused') refused++;
			// Where unknown parameters are ignored, one that is refused is known.
			if (effect === 'refused') return refusesUnknown === false ? true : null;
			// Where unknown ones are refused, one that is not refused is known.
			if (effect === 'disliked' || (refusesUnknown && effect === 'everything')) return true;
			return effect === 'unknown' ? null : effect === 'empty';
		},
		refusesUnknown === true,
	);
	if (name !== null) return { effect: 'respected', name };
	if (session.left() === 0) return { effect: 'unknown', name: assumed };
	const isField = list.rows.some((row) => key in row);
	if (refused > 0 && refusesUnknown)
		return { effect: isField ? 'refused' : 'unknown', name: assumed };
	return { effect: 'ignored', name: assumed };
}

/** A filter by a status may take a word that it does not know for none: it is asked for a known one. */
export async function choosesByValue(
	session: CabinetSession,
	list: ObservedList,
	name: string,
	key: string,
): Promise<boolean> {
	const values = [...new Set(list.rows.map((row) => row[key]))].filter(isPlain);
	if (values.length < 2) return false;
	const [rare] = values.sort(
		(one, other) => times(list.rows, key, one) - times(list.rows, key, other),
	);
	const answer = await session.get(list.path, { [name]: String(rare) });
	const rows =
		answer?.kind === 'good' ? findPlace(answer.body, list.keys ? [list.keys] : []).rows : [];
	return rows.length > 0 && rows.every((row) => row[key] === rare);
}

function isPlain(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

function times(rows: Row[], key: string, value: unknown): number {
	return rows.filter((row) => row[key] === value).length;
}
