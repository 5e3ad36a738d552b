import { withFacts } from '../facts';
import { UPDATE_METHODS } from '../tables/requests';
import type { Answer, CabinetSession } from '../CabinetSession';
import { bodyOf, type Draft } from './draft';
import { pathsOf } from './paths';
import { TestRecord } from './TestRecord';

/**
 * Finds the way in which a record is changed, by writing the draft.
 *
 * @returns the record with a contract that names the way, and what it answered to the draft
 */
export async function findUpdate(
	session: CabinetSession,
	{ contract, entity, id }: TestRecord,
	draft: Draft,
): Promise<{ record: TestRecord; answer: Answer } | null> {
	const methods = new Set([contract[entity].update.method, ...UPDATE_METHODS]);
	for (const path of pathsOf(contract, entity, 'update')) {
		for (const method of methods) {
			const way = { [`${entity}.update.path`]: path, [`${entity}.update.method`]: method };
			const record = new TestRecord(session, withFacts(contract, way), entity, id);
			const answer = await record.write(bodyOf(draft));
			if (answer === null) return null;
			if (answer.kind === 'good' || answer.kind === 'refused') return { record, answer };
		}
	}
	return null;
}
