import { withFacts } from '../facts';
import type { Answer } from '../CabinetSession';
import { bodyOf, type Draft } from './draft';
import { waysOf } from './paths';
import { TestRecord } from './TestRecord';

/**
 * Finds the way in which a record is changed, by writing the draft.
 *
 * @returns the record with a contract that names the way, and what it answered to the draft
 */
export async function findUpdate(
	{ session, contract, entity, id }: TestRecord,
	draft: Draft,
): Promise<{ record: TestRecord; answer: Answer } | null> {
	for (const way of waysOf(contract, entity, 'update')) {
		const record = new TestRecord(session, withFacts(contract, way), entity, id);
		const answer = await record.write(bodyOf(draft));
		if (answer === null) return null;
		if (answer.kind === 'good' || answer.kind === 'refused') return { record, answer };
	}
	return null;
}
