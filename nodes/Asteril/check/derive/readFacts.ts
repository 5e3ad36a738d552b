import type { Contract } from '../../api/contractTypes';
import type { Observations } from '../observe/observations';
import { countsByName } from '../observe/observePaging';
import { FILTERS } from '../tables/filters';
import type { ListName } from '../tables/names';
import type { Leaf } from '../tree';
import { commonFormat } from './dates';
import { idKeyOf } from './fields';

/** The entrance, the list of orders and how errors are named. */
export function entranceFacts({ entrance, orders, errorKeys }: Observations): Record<string, Leaf> {
	const { basePath, key } = entrance;
	const named = errorKeys?.filter((each) => !['error', 'errors'].includes(each)) ?? [];
	const usual = errorKeys !== null && errorKeys.length > named.length;
	return {
		basePath,
		'key.in': key.in,
		'key.name': key.name,
		'key.prefix': key.prefix,
		...(orders?.keys && { 'order.list.key': orders.keys.join('.') || null }),
		...(!usual && named.length > 0 && { 'response.errors': ['error', 'errors', named[0]] }),
	};
}

/** Where a list is. `null` for an envelope: the keys of the lists lead through it. */
export function listFacts(
	name: ListName,
	assumed: Contract,
	{ lists }: Observations,
): Record<string, Leaf> {
	const list = lists[name];
	if (!list) return {};
	const { path, keys, rows } = list;
	const id = idKeyOf(name, assumed[name].id, rows);
	return {
		[`${name}.list.path`]: path,
		'response.envelope': null,
		...(keys && { [`${name}.list.key`]: keys.join('.') || null }),
		...(id !== null && {
			[`${name}.id`]: id,
			[`${name}.idType`]: typeof rows[0][id] === 'number' ? 'number' : 'text',
		}),
	};
}

/** How lists are paged. */
export function pagingFacts({ paging, lists }: Observations): Record<string, Leaf> {
	const { client } = lists;
	const counted = paging.pages !== undefined || paging.total !== undefined;
	const byName = client?.rows.length && !counted ? countsByName(client) : {};
	return Object.fromEntries(
		Object.entries({ ...byName, ...paging }).map(([fact, value]) => [
			`paging.${fact}`,
			value as Leaf,
		]),
	);
}

/** How times are written. */
export function dateFacts({ call, task }: Contract, { lists }: Observations): Record<string, Leaf> {
	const values = (name: 'call' | 'task', key: string | null) =>
		key === null ? [] : (lists[name]?.rows ?? []).map((row) => row[key]);
	const own = [...values('call', call.fields.startedAt), ...values('task', task.fields.deadline)];
	const all = Object.values(lists).flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)));
	const texts = all.filter((value) => typeof value === 'string' && !/^\d+$/.test(value));
	const format = commonFormat(own) ?? commonFormat(texts);
	return format === null ? {} : { 'dates.format': format };
}

/** What lists can be filtered by, and how. */
export function filterFacts({ filters, days, searchedForm }: Observations): Record<string, Leaf> {
	const facts: Record<string, Leaf> = {};
	for (const { entity, filter } of FILTERS) {
		const fact = `${entity}.filters.${filter}`;
		const found = filters[fact];
		if (found?.effect === 'respected') facts[fact] = found.name;
		// A list that refuses what it does not know can't be asked so.
		if (found?.effect === 'refused') facts[fact] = null;
	}
	if (days === 'refused') facts['call.filters.createdDate'] = null;
	if (days !== null && typeof days === 'object') {
		Object.assign(facts, {
			'call.filters.createdDate': days.name,
			'dates.day': days.day,
			'dates.range': days.range,
		});
	}
	if (searchedForm !== null) facts['phone.searched'] = searchedForm;
	return facts;
}
