import { digestOf } from '../../../shared/callRules';
import type { CallRecord } from '../../api/records';
import type { Cabinet } from '../cabinet';
import type { CallDraft } from './describeCallDraft';

/** Oldest ones are forgotten beyond this number; a call has about a dozen. */
const MOST_VALUES = 50_000;

/** Remembers which values were written into the records of calls, a comment by its lines. */
export class WrittenFields {
	private readonly values = new Set<string>();

	has(cabinet: Cabinet, record: CallRecord, field: string, value: unknown): boolean {
		return this.values.has(keyOf(cabinet, record, field, value));
	}

	add(cabinet: Cabinet, record: CallRecord, { comment, ...draft }: CallDraft): void {
		const lines = (comment ?? '').split('\n').map((line) => ['comment', line]);
		for (const [field, value] of [...Object.entries(draft), ...lines]) {
			this.values.add(keyOf(cabinet, record, String(field), value));
		}
		for (const value of this.values) {
			if (this.values.size <= MOST_VALUES) break;
			this.values.delete(value);
		}
	}
}

/** A corrected contract writes into other fields. */
function keyOf(
	{ name, api }: Cabinet,
	{ id, externalId }: CallRecord,
	field: string,
	value: unknown,
): string {
	return digestOf(JSON.stringify([name, api.contract.call, String(id), externalId, field, value]));
}
