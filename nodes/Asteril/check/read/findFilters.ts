import { formatPhone, PHONE_FORMATS } from '../../../shared/phoneFormats';
import { phonesIn } from '../../../shared/phonesIn';
import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import type { CabinetSession } from '../CabinetSession';
import { type Facts, withFacts } from '../facts';
import { camelCase, snakeCase } from '../strings';
import type { ListName } from '../tables/names';
import { type FilterFact, FILTERS } from '../tables/requests';
import { isTest } from '../try/readEnds';
import { TEST_PHONE } from '../try/plantedValues';
import { askList, effectOf, filterEffect } from './filterEffect';
import { findDays } from './findDays';
import type { FoundList, Lists } from './findLists';
import { nameOf } from './nameOf';

/** How the name of a filter is made of the name of the field. */
const STYLES: ReadonlyArray<(key: string) => string> = [
	camelCase,
	snakeCase,
	(key) => key,
	(key) => `filter[${key}]`,
];
type Style = (typeof STYLES)[number];

interface Sought extends FilterFact {
	value: string | number;
	/** Whether a record is the one of the check; left out where nobody's is asked for. */
	isWanted?: (row: Row) => boolean;
}

/**
 * Finds what lists can be filtered by, and how: each filter is asked for the record of the check, else
 * for what no record has, so that an empty list says that it is respected. A filter that the cabinet
 * would refuse, or that does not find the record of the check, is `null`.
 *
 * @param contract as far as it is known
 * @param tests the records of the check, as they were read last
 */
export async function findFilters(
	session: CabinetSession,
	contract: Contract,
	lists: Lists,
	refusesUnknown: boolean,
	tests: Partial<Record<ListName, Row>>,
): Promise<Facts> {
	const facts: Facts = {};
	let style: Style | undefined;
	for (const fact of FILTERS) {
		const list = lists[fact.entity];
		if (list === undefined || list.rows.length === 0) continue;
		const key = keyOf(contract, fact);
		const sought = soughtOf(fact, key, list.rows, tests[fact.entity]?.[key]);
		const found = await findFilter(session, contract, sought, list, refusesUnknown, style);
		if (found === undefined) continue;
		facts[`${fact.entity}.filters.${fact.filter}`] = found;
		style = STYLES.find((each) => each(key) === found) ?? style;
	}
	const known = withFacts(contract, facts);
	const searched =
		typeof facts['client.filters.phone'] === 'string'
			? await searchedForm(session, known, lists.client)
			: {};
	const days = await findDays(session, known, lists.call, refusesUnknown);
	return { ...facts, ...searched, ...days };
}

function keyOf(contract: Contract, { entity, filter }: FilterFact): string {
	return entityNames(contract, entity).fields[filter] ?? filter;
}

/** What a filter is asked for. A number may be asked for in another form, so that has a question of its own. */
function soughtOf(fact: FilterFact, key: string, rows: Row[], own: unknown): Sought {
	const value = String(own ?? '');
	const canTell = typeof own !== 'object' && rows.some((row) => String(row[key]) !== value);
	if (value === '' || !canTell || fact.filter === 'phone') return { ...fact, value: fact.nobodys };
	return { ...fact, value, isWanted: (row) => String(row[key]).includes(value) };
}

/** @returns its name, `null` when the cabinet refuses it, `undefined` when nothing shows it */
async function findFilter(
	session: CabinetSession,
	contract: Contract,
	fact: Sought,
	list: FoundList,
	refuses: boolean,
	style: Style | undefined,
): Promise<string | null | undefined> {
	const assumed = entityNames(contract, fact.entity).filters[fact.filter];
	if (assumed === null) return undefined;
	const key = keyOf(contract, fact);
	const names = [...(style ? [style(key)] : []), assumed, ...STYLES.map((each) => each(key))];
	const found = await nameOf(
		names,
		async (some) => {
			const query = Object.fromEntries(some.map((each) => [each, fact.value]));
			return effectOf(await filterEffect(session, list, query, fact.isWanted), refuses);
		},
		refuses,
	);
	if (found) return fact.isWanted && found.effect === 'empty' ? null : found.name;
	const isField = list.rows.some((row) => key in row);
	return refuses && isField && session.left() > 0 ? null : undefined;
}

/** Forms that are tried. */
const TRIES = 5;

/** Which form of a number finds the client who has it; the form in which it is written comes first. */
async function searchedForm(
	session: CabinetSession,
	{ client, phone }: Contract,
	list: FoundList | undefined,
): Promise<Facts> {
	const { phone: key } = client.fields;
	if (list === undefined || key === null || client.filters.phone === null) return {};
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
		const rows = (await askList(session, list, query))?.rows ?? [];
		if (rows.some((each) => String(each[key]) === String(row[key])))
			return { 'phone.searched': format };
	}
	return {};
}
