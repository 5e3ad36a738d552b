/** A list request: filters, paging, and the envelope of its answer. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import { ORDER_STATUSES, type Cabinet, type CabinetRecord } from './Cabinet.mts';
import type { EntityName, FilterContract, ListContract } from './contract.mts';
import { writeRecord } from './fields.mts';
import { keepPhone } from './phones.mts';
import { choiceOf } from './values.mts';

export type Query = Record<string, string | string[] | undefined>;
type Keeps = (record: CabinetRecord) => boolean;

/** @throws Problem 422 for a page, limit or date range that is none. */
export function answerList(cabinet: Cabinet, entityName: EntityName, query: Query): unknown {
	const { list, filters } = cabinet.contract.entities[entityName];
	let records = cabinet.all(entityName);
	refuseUnknown(cabinet, entityName, query);
	for (const filter of filters) {
		const asked = one(query, filter.name);
		if (asked === undefined || filter.match === 'ignored') continue;
		records = records.filter(predicate(cabinet, entityName, filter, asked));
	}
	if (list.order === 'newest') records.reverse();
	const { from, limit } = slice(list, query);
	const total = list.paging.kind === 'page' ? Math.ceil(records.length / limit) : records.length;
	const rows = wrapRows(cabinet, entityName, records.slice(from, from + limit));
	if (list.key === null) return rows;
	const answer = {
		...(rows !== undefined && { [list.key]: rows }),
		...(list.totalKey !== null && (nested(list.totalKey, total) as object)),
	};
	return list.envelope === null ? answer : { [list.envelope]: answer };
}

/** `meta.pages` → `{ meta: { pages: … } }`. */
function nested(path: string, value: unknown): unknown {
	return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** The records as the wire shows them; undefined when an empty list is left out. */
function wrapRows({ contract }: Cabinet, entityName: EntityName, page: CabinetRecord[]): unknown {
	const written = page.map((record) => writeRecord(contract, entityName, record));
	// The list of orders was observed, so it is as it was seen.
	const manners = entityName === 'order' ? {} : contract.manners;
	const { emptyList = 'array', rows = 'array' } = manners;
	if (page.length === 0) {
		return { array: [], null: null, object: {}, absent: undefined }[emptyList];
	}
	if (rows === 'array') return written;
	return Object.fromEntries(page.map(({ id }, index) => [String(id), written[index]]));
}

function refuseUnknown({ contract }: Cabinet, entityName: EntityName, query: Query): void {
	if (contract.manners.unknownParameters !== 'refused' || entityName === 'order') return;
	const { list, filters } = contract.entities[entityName];
	const { kind: _, ...paging } = list.paging;
	const known = [contract.key.name, ...Object.values(paging), ...filters.map(({ name }) => name)];
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
	{ contract }: Cabinet,
	entityName: EntityName,
	{ field, match, name }: FilterContract,
	asked: string,
): Keeps {
	const type = contract.entities[entityName].fields[field]?.type ?? 'text';
	if (type === 'dateTime') return inDays(contract.dates, field, name, asked);
	if (type === 'orderStatus') {
		return (record) => record[field] === ORDER_STATUSES[Number(asked) - 1];
	}
	let wanted = asked;
	if (type === 'phone' && contract.phones.filterRewrites) {
		wanted = keepPhone(asked, contract.phones.kept);
	}
	const choice = choiceOf(contract, type);
	if (choice) wanted = Object.keys(choice).find((kept) => String(choice[kept]) === asked) ?? '';
	if (match === 'partial') return (record) => String(record[field] ?? '').includes(wanted);
	return (record) => record[field] !== null && String(record[field]) === wanted;
}

function inDays(
	{ rangeDay, rangeSeparator }: { rangeDay: string; rangeSeparator: string },
	field: string,
	name: string,
	asked: string,
): Keeps {
	const days = asked.split(rangeSeparator).map((day) => DateTime.fromFormat(day, rangeDay));
	if (days.length !== 2 || days.some(({ isValid }) => !isValid)) {
		const wanted = `${rangeDay}${rangeSeparator}${rangeDay}`;
		throw new Problem(422, `Parameter "${name}" must be a range of days, ${wanted}`);
	}
	const [from = '', to = ''] = days.map((day) => day.toFormat('yyyy-MM-dd'));
	return (record) => {
		const day = String(record[field] ?? '').slice(0, 10);
		return day !== '' && day >= from && day <= to;
	};
}

function one(query: Query, name: string): string | undefined {
	return [query[name]].flat().at(-1);
}
