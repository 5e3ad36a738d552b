import { phoneFormatOf } from '../../../shared/phoneFormats';
import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import { type Facts, type Leaf, withFacts } from '../derive/facts';
import { plain } from '../strings';
import { LIST_NAMES, type ListName } from '../tables/names';
import { VALUE_SETS, wordsFor } from '../tables/values';
import { isTest } from '../try/readEnds';
import { formatFacts, mostCommon } from './dates';
import { fieldsOf, idKeyOf } from './fields';
import type { FoundList, Lists } from './findLists';

/** What the lists of a cabinet show by their records: where these are, and how they are written. */
export function listFacts(assumed: Contract, lists: Lists): Facts {
	const facts: Facts = {};
	for (const name of LIST_NAMES) Object.assign(facts, factsOf(name, assumed, lists[name]));
	const contract = withFacts(assumed, facts);
	return {
		...facts,
		...userIdFacts(facts),
		...valueFacts(contract, lists),
		...dateFacts(contract, lists),
		...phoneFacts(contract, lists),
	};
}

/** Where a list is, and what its records have. `null` for an envelope: the keys of the lists lead through it. */
function factsOf(name: ListName, assumed: Contract, list: FoundList | undefined): Facts {
	if (!list) return {};
	const { path, keys, rows } = list;
	const ids = idFacts(name, assumed, rows);
	const { fields } = fieldsOf(withFacts(assumed, ids), name, rows);
	const found = Object.entries(fields).map(([field, key]) => [`${name}.fields.${field}`, key]);
	return {
		[`${name}.list.path`]: path,
		'response.envelope': null,
		...(keys && { [`${name}.list.key`]: keys.join('.') || null }),
		...ids,
		...(Object.fromEntries(found) as Facts),
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
	const [type, other] = new Set(LIST_NAMES.flatMap((name) => facts[`${name}.idType`] ?? []));
	return type === undefined || other !== undefined ? {} : { 'user.idType': type };
}

/** Values of choices, where their words say what they mean. */
function valueFacts(contract: Contract, lists: Lists): Facts {
	const facts: Facts = {};
	for (const choice of Object.keys(VALUE_SETS)) {
		const [name, field] = choice.split('.') as ['call' | 'task', string];
		const { fields, values } = entityNames(contract, name);
		// One value of a choice that the check has written says nothing of the others.
		const rows = (lists[name]?.rows ?? []).filter((row) => !isTest(name, row));
		const seen = rows.map((row) => row[fields[field] ?? ''] as Leaf).filter(isWord);
		for (const [index, [ours, assumed]] of Object.entries(values[field]).entries()) {
			const likely = [plain(String(assumed)), ...wordsFor(choice, index)];
			const found = likely.flatMap((word) => seen.filter((each) => plain(String(each)) === word));
			if (found.length > 0) facts[`${name}.values.${field}.${ours}`] = found[0];
		}
	}
	return facts;
}

/** A number has no meaning of its own. */
function isWord(value: Leaf | undefined): value is string | boolean {
	return typeof value === 'string' || typeof value === 'boolean';
}

function valuesUnder(key: string | null, name: ListName, lists: Lists): unknown[] {
	return key === null ? [] : (lists[name]?.rows ?? []).map((row) => row[key]);
}

/** How times are written. */
function dateFacts({ call, task }: Contract, lists: Lists): Facts {
	return formatFacts([
		...valuesUnder(call.fields.startedAt, 'call', lists),
		...valuesUnder(task.fields.deadline, 'task', lists),
	]);
}

/** The form in which most clients have their numbers written. */
function phoneFacts({ client }: Contract, lists: Lists): Facts {
	const stored = valuesUnder(client.fields.phone, 'client', lists);
	const common = mostCommon(stored.map((value) => phoneFormatOf(String(value ?? ''))));
	return common === undefined ? {} : { 'phone.stored': common };
}
