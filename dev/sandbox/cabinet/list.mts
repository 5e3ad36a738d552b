/** A list request: filters, paging, and the envelope of its answer. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import { orderStatuses, type Cabinet, type CabinetRecord } from './Cabinet.mts';
import type { EntityName, FilterContract, ListContract } from './contract.mts';
import { writeRecord } from './fields.mts';
import { keepPhone } from './phones.mts';
import { readEnum } from './values.mts';

export type Query = Record<string, string | string[] | undefined>;

/** @throws Problem 422 for a page, limit or date range that is none. */
export function answerList(cabinet: Cabinet, entityName: EntityName, query: Query): unknown {
	const { list, filters } = cabinet.contract.entities[entityName];
	let records = cabinet.all(entityName);
	refuseUnknown(cabinet, entityName, query);
	for (const filter of filters) {
		const asked = one(query, filter.name);
		if (asked === undefined || filter.match === 'ignored') continue;
		const keeps = predicate(cabinet, entityName, filter, asked);
		records = records.filter(keeps);
	}
	if (list.order === 'newest') records.reverse();
	const { from, limit } = slice(list, query);
	const total = list.paging.kind === 'page' ? Math.ceil(records.length / limit) : records.length;
	const page = records.slice(from, from + limit);
	const rows = wrapRows(cabinet, entityName, page);
	if (list.key === null) return rows;
	const answer: Record<string, unknown> = rows === undefined ? {} : { [list.key]: rows };
	const [totalKey, ...below] = (list.totalKey ?? '').split('.').reverse();
	const totals = below.reduce<unknown>((part, key) => ({ [key]: part }), {
		[totalKey ?? '']: total,
	});
	if (list.totalKey !== null) Object.assign(answer, totals);
	return list.envelope === null ? answer : { [list.envelope]: answer };
}

/** The records as the wire shows them; undefined when an empty list is left out. */
function wrapRows(cabinet: Cabinet, entityName: EntityName, page: CabinetRecord[]): unknown {
	const written = page.map((record) => writeRecord(cabinet, entityName, record));
	// The list of orders was observed, so it is as it was seen.
	const { emptyList = 'array', rows = 'array' } =
		entityName === 'order' ? {} : (cabinet.contract.manners ?? {});
	if (page.length === 0) {
		return { array: [], null: null, object: {}, absent: undefined }[emptyList];
	}
	if (rows === 'array') return written;
	return Object.fromEntries(page.map(({ id }, index) => [String(id), written[index]]));
}

function refuseUnknown({ contract }: Cabinet, entityName: EntityName, query: Query): void {
	if (contract.manners?.unknownParameters !== 'refused' || entityName === 'order') return;
	const { list, filters } = contract.entities[entityName];
	const { paging } = list;
	const known = [
		contract.key.name,
		paging.limit,
		paging.kind === 'page' ? paging.page : paging.offset,
		...filters.map(({ name }) => name),
	];
	const unknown = Object.keys(query).find((name) => !known.includes(name));
	if (unknown !== undefined) throw new Problem(422, `Unknown parameter "${unknown}"`);
}

function slice(list: ListContract, query: Query): { from: number; limit: number } {
	const { paging } = list;
	const asked = whole(query, paging.limit, list.defaultLimit, 1);
	const limit = Math.min(asked, list.largestLimit);
	if (paging.kind === 'offset') return { from: whole(query, paging.offset, 0, 0), limit };
	const page = whole(query, paging.page, paging.first, paging.first);
	return { from: (page - paging.first) * limit, limit };
}

function whole(query: Query, name: string, missing: number, least: number): number {
	const asked = one(query, name);
	if (asked === undefined) return missing;
	if (!/^\d{1,9}$/.test(asked) || Number(asked) < least) {
		throw new Problem(422, `Parameter "${name}" must be a whole number from ${least}`);
	}
	return Number(asked);
}

function predicate(
	cabinet: Cabinet,
	entityName: EntityName,
	filter: FilterContract,
	asked: string,
): (record: CabinetRecord) => boolean {
	const { contract } = cabinet;
	const { field, kind, match, name } = filter;
	if (kind === 'dateRange') return inDays(cabinet, field, name, asked);
	if (kind === 'orderStatus') {
		const system = orderStatuses.find(({ id }) => String(id) === asked)?.system;
		return (record) => record[field] === system;
	}
	const type = contract.entities[entityName].fields[field]?.type;
	let wanted = asked;
	if (type === 'phone' && contract.phones.filterRewrites) {
		wanted = keepPhone(asked, contract.phones.kept);
	}
	if (type === 'direction' || type === 'taskStatus') {
		const wires = Object.entries(contract.enums[type]).map(([kept, wire]) => [kept, String(wire)]);
		wanted = readEnum(Object.fromEntries(wires) as Record<string, string>, asked) ?? '';
	}
	if (match === 'partial') return (record) => String(record[field] ?? '').includes(wanted);
	return (record) => record[field] !== null && String(record[field]) === wanted;
}

function inDays(
	cabinet: Cabinet,
	field: string,
	name: string,
	asked: string,
): (record: CabinetRecord) => boolean {
	const { rangeDay, rangeSeparator } = cabinet.contract.dates;
	const days = asked.split(rangeSeparator).map((day) => DateTime.fromFormat(day, rangeDay));
	const [first, last] = days;
	if (days.length !== 2 || !first?.isValid || !last?.isValid) {
		throw new Problem(
			422,
			`Parameter "${name}" must be a range of days, ${rangeDay}${rangeSeparator}${rangeDay}`,
		);
	}
	const [from, to] = [first.toISODate(), last.toISODate()];
	return (record) => {
		const day = String(record[field] ?? '').slice(0, 10);
		return day !== '' && day >= String(from) && day <= String(to);
	};
}

function one(query: Query, name: string): string | undefined {
	const value = query[name];
	return Array.isArray(value) ? value[value.length - 1] : value;
}
