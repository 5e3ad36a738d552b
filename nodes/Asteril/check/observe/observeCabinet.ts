import type { FailureOf } from '../../../shared/http/failure';
import { formatPhone, PHONE_FORMATS, type PhoneFormat } from '../../../shared/phoneFormats';
import { phonesIn } from '../../../shared/phonesIn';
import type { Contract } from '../../api/contractTypes';
import { findPlace } from '../answers';
import type { CabinetSession } from '../CabinetSession';
import { derive } from '../derive/derive';
import { FILTERS } from '../tables/filters';
import { isTest } from '../try/readEnds';
import { TEST_PHONE } from '../try/plantedValues';
import type { Observations } from './observations';
import { observeDays } from './observeDays';
import { observeEntrance } from './observeEntrance';
import {
	choosesByValue,
	type FilterStyle,
	observeFilter,
	observeUnknown,
	styleOf,
} from './observeFilters';
import { observeLists } from './observeLists';
import { observePaging, observePagingByRefusal } from './observePaging';
import { entityNames } from '../../api/entityNames';

export interface Observed {
	session: CabinetSession;
	observations: Observations;
}

/**
 * Reads what shows where the lists are and how they are paged.
 *
 * @throws {ApiError} when there is no entrance
 */
export async function observeCabinet(
	first: CabinetSession,
	contract: Contract,
	failureOf: FailureOf,
): Promise<Observed> {
	const { session, ...entrance } = await observeEntrance(first, contract, failureOf);
	const { lists, lost } = await observeLists(session, contract, entrance);
	const filled = [lists.client, ...Object.values(lists)].find(
		(list) => (list?.rows.length ?? 0) > 4,
	);
	const refusesUnknown = await observeUnknown(session, lists);
	const paging = refusesUnknown
		? await observePagingByRefusal(session, contract, filled ?? Object.values(lists)[0])
		: await observePaging(session, contract, filled);
	const observations: Observations = {
		...entrance,
		lists,
		lost,
		paging,
		refusesUnknown,
		filters: {},
		days: null,
		searchedForm: null,
		recentCalls: 0,
	};
	return { session, observations };
}

/** Adds what the filters do, and how a number is looked for; the lists have to hold something. */
export async function observeFilters(
	session: CabinetSession,
	assumed: Contract,
	contract: Contract,
	observed: Observations,
): Promise<Observations> {
	const { lists, refusesUnknown } = observed;
	const filters: Observations['filters'] = {};
	let style: FilterStyle | null = null;
	for (const fact of FILTERS) {
		const asked = {
			...contract,
			[fact.entity]: { ...contract[fact.entity], filters: assumed[fact.entity].filters },
		};
		const list = lists[fact.entity];
		let found = await observeFilter(session, asked as Contract, fact, list, refusesUnknown, style);
		const key = entityNames(contract, fact.entity).fields[fact.field];
		if (fact.filter === 'status' && found?.effect === 'ignored' && list && key !== null) {
			const chooses = await choosesByValue(session, list, found.name, key);
			if (chooses) found = { ...found, effect: 'respected' };
		}
		if (found?.effect === 'respected') style = styleOf(found.name, key ?? '') ?? style;
		if (found) filters[`${fact.entity}.filters.${fact.filter}`] = found;
	}
	const days = await observeDays(session, contract, lists.call, refusesUnknown);
	const known = derive(contract, { ...observed, filters, days }).contract;
	const searchedForm = await observeSearchedForm(session, known, { ...observed, filters });
	return { ...observed, filters, days, searchedForm };
}

/** Which form of a number finds the client who has it. */
async function observeSearchedForm(
	session: CabinetSession,
	contract: Contract,
	{ lists, filters }: Observations,
): Promise<PhoneFormat | null> {
	const list = lists.client;
	const { phone: key } = contract.client.fields;
	const filter = filters['client.filters.phone'];
	if (!list || key === null || filter?.effect !== 'respected') return null;
	const phoneOf = (row: Record<string, unknown>) =>
		isTest('client', row) ? TEST_PHONE : (phonesIn(String(row[key] ?? ''))[0] ?? null);
	const row =
		list.rows.find((each) => isTest('client', each)) ?? list.rows.find((each) => phoneOf(each));
	const phone = row && phoneOf(row);
	if (!row || !phone) return null;
	const { searched, stored } = contract.phone;
	for (const format of [...new Set([searched, stored, ...PHONE_FORMATS])].slice(0, 5)) {
		const answer = await session.get(list.path, { [filter.name]: formatPhone(phone, format) });
		if (answer === null) return null;
		const found =
			answer.kind === 'good' ? findPlace(answer.body, list.keys ? [list.keys] : []).rows : [];
		if (found.some((each) => String(each[key]) === String(row[key]))) return format;
	}
	return null;
}
