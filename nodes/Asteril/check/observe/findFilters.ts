import { formatPhone, PHONE_FORMATS } from '../../../shared/phoneFormats';
import { phonesIn } from '../../../shared/phonesIn';
import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import type { CabinetSession } from '../CabinetSession';
import { type Facts, withFacts } from '../derive/facts';
import { camelCase, snakeCase } from '../strings';
import { type FilterFact, FILTERS } from '../tables/requests';
import { isTest } from '../try/readEnds';
import { TEST_PHONE } from '../try/plantedValues';
import { findDays } from './findDays';
import type { FoundList, Lists } from './findLists';
import { askList, filterEffect, findName } from './findName';

/** How the name of a filter is made of the name of the field. */
const STYLES: ReadonlyArray<(key: string) => string> = [
	camelCase,
	snakeCase,
	(key) => key,
	(key) => `filter[${key}]`,
];
type Style = (typeof STYLES)[number];

/**
 * Finds what lists can be filtered by, and how: each filter is asked for the record of the check, else
 * for what no record has, so that an empty list says that it is respected. A filter that the cabinet
 * would refuse, or that does not find the record of the check, is `null`.
 *
 * @param contract as far as it is known
 */
export async function findFilters(
	session: CabinetSession,
	contract: Contract,
	lists: Lists,
	refuses: boolean,
): Promise<Facts> {
	const facts: Facts = {};
	let style: Style | undefined;
	for (const fact of FILTERS) {
		const { entity, filter } = fact;
		const list = lists[entity];
		const { fields, filters } = entityNames(contract, entity);
		const assumed = filters[filter];
		if (!list || list.rows.length === 0 || assumed === null) continue;
		const key = fields[filter] ?? filter;
		const names = [...(style ? [style(key)] : []), assumed, ...STYLES.map((each) => each(key))];
		const own = ownValue(fact, key, list.rows);
		const isWanted = (row: Row) => own !== null && String(row[key]).includes(own);
		const found = await findName(
			{ session, list, refuses },
			names,
			own ?? fact.nobodys,
			(page, some) => filterEffect(page, some, refuses, isWanted),
		);
		const isRefused = refuses && list.rows.some((row) => key in row) && session.left() > 0;
		if (found === null && !isRefused) continue;
		const isLost = found === null || (own !== null && found.effect === 'empty');
		facts[`${entity}.filters.${filter}`] = isLost ? null : found.name;
		style = STYLES.find((each) => each(key) === found?.name) ?? style;
	}
	const known = withFacts(contract, facts);
	const { client, call } = lists;
	return {
		...facts,
		...(client && facts['client.filters.phone'] && (await searchedForm(session, known, client))),
		...(call && call.rows.length > 0 && (await findDays({ session, list: call, refuses }, known))),
	};
}

/**
 * What the record of the check has under a key, when another has something else there. A number may be
 * asked for in another form, so that has a question of its own.
 */
function ownValue({ entity, filter }: FilterFact, key: string, rows: Row[]): string | null {
	const own = rows.find((row) => isTest(entity, row))?.[key] ?? '';
	const isTold = rows.some((row) => !String(row[key]).includes(String(own)));
	return own === '' || typeof own === 'object' || filter === 'phone' || !isTold
		? null
		: String(own);
}

/** Forms that are tried. */
const TRIES = 5;

/** Which form of a number finds the client who has it; the form in which it is written comes first. */
async function searchedForm(
	session: CabinetSession,
	{ client, phone }: Contract,
	list: FoundList,
): Promise<Facts> {
	const { phone: key } = client.fields;
	if (key === null || client.filters.phone === null) return {};
	const numberOf = (each: Row) =>
		isTest('client', each) ? TEST_PHONE : phonesIn(String(each[key] ?? ''))[0];
	const isClient = (each: Row) => !isTest('client', each) && numberOf(each) !== undefined;
	const row = list.rows.find(isClient) ?? list.rows.find((each) => isTest('client', each));
	const number = row && numberOf(row);
	if (!row || !number) return {};
	const written = PHONE_FORMATS.filter((each) => formatPhone(number, each) === String(row[key]));
	const formats = new Set([phone.searched, ...written, phone.stored, ...PHONE_FORMATS]);
	for (const format of [...formats].slice(0, TRIES)) {
		const query = { [client.filters.phone]: formatPhone(number, format) };
		const rows = (await askList({ session, list }, query))?.rows ?? [];
		if (rows.some((each) => String(each[key]) === String(row[key])))
			return { 'phone.searched': format };
	}
	return {};
}
