import { isPlainKey, quoteError } from '../../../shared/http/shape';
import { isObject } from '../../../shared/isObject';
import type { Contract } from '../../api/contractTypes';
import { findPlace, partsOf, type Row } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import { type Facts, withFacts } from '../derive/facts';
import type { FoundList } from '../observe/findLists';
import { idFacts } from '../observe/listFacts';
import type { TestDraft } from './draft';
import { negotiate } from './negotiate';
import { waysOf } from './paths';
import { isTest, readEnds } from './readEnds';
import type { Trial } from './Trial';

export type Created = Pick<Trial, 'outcome' | 'said' | 'id' | 'list' | 'facts'>;

/**
 * Creates the record of the check, by the first way that takes it. After an answer that does not
 * surely mean "no", the list is read before anything else is tried, so that no second one is made.
 *
 * @param draft is left as it was taken
 * @param before both ends of the list, read just now
 */
export async function createRecord(
	session: CabinetSession,
	contract: Contract,
	draft: TestDraft,
	before: FoundList,
): Promise<Created> {
	const { entity } = draft;
	const start = structuredClone(draft);
	const failed = (outcome: Trial['outcome'], answer: Answer | null): Created => {
		const isNo = answer !== null && answer.kind !== 'good';
		const said = isNo ? quoteError(answer.body) : '';
		return { outcome, said, id: null, list: null, facts: {} };
	};
	let answer: Answer | null = null;
	for (const way of waysOf(contract, entity, 'create')) {
		const { path, method } = withFacts(contract, way)[entity].create;
		Object.assign(draft, structuredClone(start));
		answer = await negotiate(draft, async (body) => await session.write(method, path, body, false));
		if (answer === null) return failed('unclear', null);
		const { kind, body } = answer;
		if (kind === 'denied') return failed(kind, answer);
		// The path is right all the same.
		if (kind === 'refused') return { ...failed(kind, answer), facts: way };
		// A path that answers with a list has created nothing.
		const isList = findPlace(body, contract[entity].list.key).rows.length > 1;
		if (kind === 'missing' || (kind === 'good' && isList)) continue;
		const list = await readEnds(session, contract, entity);
		const row = newRow(contract, draft, before.rows, list?.rows ?? [], body);
		if (!list || !row) return failed(kind === 'good' ? 'unlisted' : 'unclear', answer);
		const record = recordIn(contract, draft, before.rows, { ...list, rows: [row] });
		return { ...record, facts: { ...way, ...record.facts, ...placeOfId(draft, record, body) } };
	}
	return failed('noPath', answer);
}

/** The record of the check that a list holds alone, with its id and what shows that. */
export function recordIn(
	contract: Contract,
	{ entity }: TestDraft,
	others: Row[],
	list: FoundList,
): Created {
	const [row] = list.rows;
	const facts = idFacts(entity, contract, [...others, row]);
	const id = row[withFacts(contract, facts)[entity].id] as string | number;
	return { outcome: 'works', said: '', id, list, facts };
}

function newRow(
	contract: Contract,
	{ entity }: TestDraft,
	before: Row[],
	after: Row[],
	answer: unknown,
): Row | null {
	const known = new Set(before.map(idsOf));
	const fresh = after.filter((row) => !known.has(idsOf(row)));
	// In a list that has moved on, older records come into sight as well.
	const told = partsOf(answer).map(({ value }) => String(value));
	const named = fresh.filter((row) => told.includes(String(row[contract[entity].id])));
	const [only = null] = fresh.length === 1 ? fresh : named;
	return fresh.find((row) => isTest(entity, row)) ?? only;
}

/** What tells records apart while their id's key is not known. */
function idsOf(row: Row): string {
	return JSON.stringify(Object.entries(row).filter(([key]) => /id$/i.test(key)));
}

/** Where the answer to a creation holds the record, or at least its id. */
export function placeOfId(
	{ entity }: Pick<TestDraft, 'entity'>,
	{ id, facts }: Pick<Created, 'id' | 'facts'>,
	body: unknown,
): Facts {
	const idKey = String(facts[`${entity}.id`]);
	const place = partsOf(body).find(
		({ keys, value }) =>
			keys.every(isPlainKey) && isObject(value) && String(value[idKey]) === String(id),
	);
	return place ? { [`${entity}.create.key`]: place.keys.join('.') || null } : {};
}
