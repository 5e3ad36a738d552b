import { isPlainKey } from '../../../shared/http/shape';
import { isObject } from '../../../shared/isObject';
import type { Contract } from '../../api/contractTypes';
import { findPlace, partsOf, type Row } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import type { Facts } from '../facts';
import type { FoundList } from '../read/findLists';
import { CREATE_METHODS } from '../tables/requests';
import type { Draft } from './draft';
import { negotiate } from './negotiate';
import { pathsOf } from './paths';
import { isTest, readEnds } from './readEnds';
import type { Trial } from './Trial';

export interface Created extends Pick<Trial, 'outcome' | 'row' | 'list' | 'facts'> {
	/** The answer to the last write. */
	answer: Answer | null;
}

/** Tries for one path. */
const TRIES = 18;

/**
 * Creates the record of the check, by the first path that takes it. After an answer that does not
 * surely mean "no", the list is read before anything else is tried, so that no second one is made.
 *
 * @param draft is left as it was taken
 * @param before both ends of the list, read just now
 */
export async function createRecord(
	session: CabinetSession,
	contract: Contract,
	draft: Draft,
	before: FoundList,
): Promise<Created> {
	const { entity } = draft;
	const start = structuredClone(draft);
	const nothing = { row: null, list: null, facts: {} };
	let answer: Answer | null = null;
	for (const method of new Set([contract[entity].create.method, ...CREATE_METHODS])) {
		for (const path of pathsOf(contract, entity, 'create')) {
			Object.assign(draft, structuredClone(start));
			const send = async (body: Row) => await session.write(method, path, body, false);
			answer = await negotiate(draft, send, TRIES);
			if (answer === null) return { ...nothing, outcome: 'notTried', answer };
			const { kind, body } = answer;
			// A path that answers with a list has created nothing.
			const isList = findPlace(body, []).rows.length > 1;
			if (kind === 'missing' || (kind === 'good' && isList)) continue;
			if (kind === 'denied' || kind === 'refused') return { ...nothing, outcome: kind, answer };
			const list = await readEnds(session, contract, entity);
			const row = newRow(contract, entity, before.rows, list?.rows ?? [], body);
			const unseen = kind === 'good' ? 'unlisted' : 'unclear';
			if (row === null) return { ...nothing, outcome: unseen, answer };
			const facts = {
				[`${entity}.create.path`]: path,
				[`${entity}.create.method`]: method,
			};
			return { outcome: 'written', row, list, facts, answer };
		}
	}
	return { ...nothing, outcome: 'noPath', answer };
}

function newRow(
	contract: Contract,
	entity: Draft['entity'],
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
	entity: Draft['entity'],
	idKey: string,
	body: unknown,
	id: string | number,
): Facts {
	const place = partsOf(body).find(
		({ keys, value }) =>
			keys.every(isPlainKey) && isObject(value) && String(value[idKey]) === String(id),
	);
	return place ? { [`${entity}.create.key`]: place.keys.join('.') || null } : {};
}
