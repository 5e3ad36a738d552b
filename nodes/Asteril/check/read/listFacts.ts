import { PHONE_FORMATS, phoneFormatOf } from '../../../shared/phoneFormats';
import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import { type Facts, type Leaf, withFacts } from '../facts';
import { plain } from '../strings';
import { LIST_NAMES, type ListName } from '../tables/names';
import { VALUE_WORDS } from '../tables/values';
import { isTest } from '../try/readEnds';
import { commonFormat } from './dates';
import { fieldsOf, idKeyOf } from './fields';
import type { Lists } from './findLists';

/** What the lists of a cabinet show by their records: where these are, and how they are written. */
export function listFacts(assumed: Contract, lists: Lists): Facts {
	const facts: Facts = {};
	for (const name of LIST_NAMES) {
		Object.assign(facts, placeFacts(name, assumed, lists), fieldFacts(name, assumed, lists));
	}
	const contract = withFacts(assumed, facts);
	return {
		...facts,
		...userIdFacts(facts),
		...valueFacts(contract, lists),
		...dateFacts(contract, lists),
		...phoneFacts(contract, lists),
	};
}

/** Where a list is. `null` for an envelope: the keys of the lists lead through it. */
function placeFacts(name: ListName, assumed: Contract, lists: Lists): Facts {
	const list = lists[name];
	if (!list) return {};
	const { path, keys, rows } = list;
	return {
		[`${name}.list.path`]: path,
		'response.envelope': null,
		...(keys && { [`${name}.list.key`]: keys.join('.') || null }),
		...idFacts(name, assumed, rows),
	};
}

/** Under which key records have their id, and of which type it is. */
export function idFacts(name: ListName, assumed: Contract, rows: Row[]): Facts {
	const key = idKeyOf(name, assumed[name].id, rows);
	if (key === null) return {};
	const type = typeof rows[rows.length - 1][key] === 'number' ? 'number' : 'text';
	return { [`${name}.id`]: key, [`${name}.idType`]: type };
}

/** The ids of users, when no list shows them, are of the type of all others. */
function userIdFacts(facts: Facts): Facts {
	const types = new Set(LIST_NAMES.flatMap((name) => facts[`${name}.idType`] ?? []));
	const [type] = types;
	return types.size === 1 && !('user.idType' in facts) ? { 'user.idType': type } : {};
}

function fieldFacts(name: ListName, assumed: Contract, lists: Lists): Facts {
	const rows = lists[name]?.rows ?? [];
	if (rows.length === 0) return {};
	const idKey = idKeyOf(name, assumed[name].id, rows) ?? assumed[name].id;
	const { fields, missing, others, showsEmpty } = fieldsOf(name, assumed[name].fields, rows, idKey);
	// Every field is shown and none is left over, so there is none.
	const absent = showsEmpty && others.length === 0 ? missing : [];
	const entries = [...Object.entries(fields), ...absent.map((field) => [field, null] as const)];
	return Object.fromEntries(entries.map(([field, key]) => [`${name}.fields.${field}`, key]));
}

/** Values of choices, where their words say what they mean. */
function valueFacts(contract: Contract, lists: Lists): Facts {
	const facts: Facts = {};
	for (const [path, likely] of Object.entries(VALUE_WORDS)) {
		const [name, field, ours] = path.split('.') as ['call' | 'task', string, string];
		const { fields, values } = entityNames(contract, name);
		const key = fields[field];
		// One value of a choice that the check has written says nothing of the others.
		const rows = (lists[name]?.rows ?? []).filter((row) => !isTest(name, row));
		const seen = key === null ? [] : rows.map((row) => row[key] as Leaf);
		const value = [String(values[field][ours]), ...likely].flatMap((word) =>
			seen.filter(
				(each) => each !== null && (String(each) === word || plain(String(each)) === word),
			),
		)[0];
		// A number has no meaning of its own.
		if (value !== undefined && typeof value !== 'number')
			facts[`${name}.values.${field}.${ours}`] = value;
	}
	return facts;
}

function valuesUnder(key: string | null, name: ListName, lists: Lists): unknown[] {
	return key === null ? [] : (lists[name]?.rows ?? []).map((row) => row[key]);
}

/** How times are written. */
function dateFacts({ call, task }: Contract, lists: Lists): Facts {
	const own = [
		...valuesUnder(call.fields.startedAt, 'call', lists),
		...valuesUnder(task.fields.deadline, 'task', lists),
	];
	const all = Object.values(lists).flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)));
	const texts = all.filter((value) => typeof value === 'string' && !/^\d+$/.test(value));
	const format = commonFormat(own) ?? commonFormat(texts);
	return format === null ? {} : { 'dates.format': format };
}

/** The form in which most clients have their numbers written, if one is the common one. */
function phoneFacts({ client, phone }: Contract, lists: Lists): Facts {
	const stored = valuesUnder(client.fields.phone, 'client', lists);
	const formats = stored.flatMap((value) => phoneFormatOf(String(value ?? '')) ?? []);
	const times = (format: string) => formats.filter((each) => each === format).length;
	const [common] = [...PHONE_FORMATS].sort((one, other) => times(other) - times(one));
	const isCommon = common === phone.stored || times(common) * 2 > formats.length;
	return formats.length > 0 && isCommon ? { 'phone.stored': common } : {};
}
