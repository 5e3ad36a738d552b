import type { Contract } from '../../api/contractTypes';
import { findPlace, type Row, valueUnder } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import { CREATE_METHODS, CREATE_PATHS } from '../tables/requests';
import type { Facts } from '../facts';
import { isObject } from '../../../shared/isObject';
import { isPlainKey } from '../../../shared/http/shape';
import { pathsOf } from './paths';
import type { Draft } from './draft';
import { negotiate } from './negotiate';
import { type Ends, isTest, readEnds } from './readEnds';
import type { Trial } from './trials';

export interface Created {
	outcome: Exclude<Trial['outcome'], 'unchangeable'>;
	row: Row | null;
	/** Keys that lead to the records of the list. */
	keys: string[] | null;
	/** The answer of the list with the new record. */
	body: unknown;
	facts: Facts;
	answer: Answer | null;
}

/** Tries for one path. */
const TRIES = 18;

/**
 * Creates the record of the check, by the first path that takes it. After an answer that does not
 * surely mean "no", the list is read before anything else is tried, so that no second one is made.
 *
 * @param before both ends of the list, read just now
 * @param shape of the path that worked for another kind of record
 */
export async function createTest(
	session: CabinetSession,
	contract: Contract,
	draft: Draft,
	before: Ends,
	shape: string | null,
): Promise<Created> {
	const { entity } = draft;
	const nothing = { row: null, keys: null, body: null, facts: {} };
	let answer: Answer | null = null;
	for (const method of CREATE_METHODS) {
		for (const [path] of pathsOf(contract, entity, shape, CREATE_PATHS)) {
			const start = structuredClone(draft);
			answer = await negotiate(
				draft,
				async (fields) => await session.write(method, path, fields, false),
				TRIES,
			);
			if (answer === null) return { ...nothing, outcome: 'notTried', answer };
			const isList = findPlace(answer.body, []).rows.length > 1;
			if (answer.kind === 'missing' || (answer.kind === 'good' && isList)) {
				Object.assign(draft, start);
				continue;
			}
			if (answer.kind === 'denied' || answer.kind === 'refused') {
				return { ...nothing, outcome: answer.kind, answer };
			}
			const { row, keys, body } = await newRow(session, contract, entity, before, answer.body);
			if (row === null) {
				const outcome = answer.kind === 'good' ? 'unlisted' : 'unclear';
				return { ...nothing, outcome, answer };
			}
			const facts = {
				[`${entity}.create.path`]: path,
				[`${entity}.create.method`]: method,
			};
			return { outcome: 'written', row, keys, body, facts, answer };
		}
	}
	return { ...nothing, outcome: 'noPath', answer };
}

async function newRow(
	session: CabinetSession,
	contract: Contract,
	entity: Draft['entity'],
	before: Ends,
	answer: unknown,
): Promise<Pick<Created, 'row' | 'keys' | 'body'>> {
	const after = await readEnds(session, contract, entity);
	const known = new Set(before.rows.map((row) => idsOf(row)));
	const fresh = (after?.rows ?? []).filter((row) => !known.has(idsOf(row)));
	// In a list that has moved on, older records come into sight as well.
	const named = fresh.filter((row) => idsIn(answer).includes(String(row[contract[entity].id])));
	const [only = null] = fresh.length === 1 ? fresh : named;
	const row = fresh.find((each) => isTest(entity, each)) ?? only;
	return { row, keys: after?.keys ?? null, body: after?.body };
}

/** Everything in an answer that may be an id. */
function idsIn(value: unknown): string[] {
	if (typeof value === 'number' || typeof value === 'string') return [String(value)];
	return isObject(value) ? Object.values(value).flatMap(idsIn) : [];
}

/** What tells records apart while their id's key is not known. */
function idsOf(row: Row): string {
	const ids = Object.entries(row).filter(([key]) => /id$/i.test(key));
	return JSON.stringify(ids);
}

/** Where the answer to a creation holds the record, or at least its id. */
export function placeOfId(
	entity: Draft['entity'],
	idKey: string,
	body: unknown,
	id: string | number,
): Facts {
	const places = objectsIn(body, []);
	const place = places.find((keys) => {
		const found = (valueUnder(body, keys) as Row)[idKey];
		return found !== undefined && String(found) === String(id);
	});
	if (place === undefined) return {};
	return { [`${entity}.create.key`]: place.length === 0 ? null : place.join('.') };
}

function objectsIn(value: unknown, keys: string[]): string[][] {
	if (!isObject(value) || keys.length > 3) return [];
	const inner = Object.entries(value).filter(([key]) => isPlainKey(key));
	return [keys, ...inner.flatMap(([key, part]) => objectsIn(part, [...keys, key]))];
}
