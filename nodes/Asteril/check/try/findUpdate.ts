import { withFacts } from '../facts';
import { UPDATE_METHODS, UPDATE_PATHS } from '../tables/requests';
import type { Answer, CabinetSession } from '../CabinetSession';
import { bodyOf, type Draft } from './draft';
import { pathsOf } from './paths';
import { TestRecord } from './TestRecord';
import type { Learned } from './Trial';

/**
 * Finds the way in which a record is changed, by writing the draft; the paths that go with the path
 * of the creation come first.
 *
 * @returns the record with a contract that names the way, and what it answered to the draft
 */
export async function findUpdate(
	session: CabinetSession,
	{ contract, entity, id }: TestRecord,
	draft: Draft,
	{ updateMethod, updateShape }: Learned,
): Promise<{ record: TestRecord; answer: Answer } | null> {
	const create = contract[entity].create.path;
	const methods = new Set([updateMethod ?? contract[entity].update.method, ...UPDATE_METHODS]);
	const paths = pathsOf(contract, entity, updateShape, UPDATE_PATHS, create);
	for (const path of paths) {
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
