import { digestOf } from '../../../shared/callRules';
import type { CallRecord } from '../../api/records';
import type { Cabinet } from '../cabinet';
import type { CallDraft } from './describeCallDraft';

/** The oldest are forgotten beyond this number; a call has about a dozen. */
const MOST_VALUES = 50_000;

/** Returns whether this process has written the value, or the line of the comment, into a call's record. */
export function wasWritten(
	cabinet: Cabinet,
	record: CallRecord,
	field: string,
	value: unknown,
): boolean {
	return cabinet.state.written.has(keyOf(cabinet, record, field, value));
}

/** Remembers what was written into a call's record. */
export function rememberWritten(
	cabinet: Cabinet,
	record: CallRecord,
	{ comment, ...draft }: CallDraft,
): void {
	const { written } = cabinet.state;
	for (const [field, value] of Object.entries(draft)) {
		written.add(keyOf(cabinet, record, field, value));
	}
	for (const line of comment?.split('\n') ?? []) {
		written.add(keyOf(cabinet, record, 'comment', line));
	}
	for (const oldest of written) {
		if (written.size <= MOST_VALUES) break;
		written.delete(oldest);
	}
}

/** A corrected contract writes into other fields. */
function keyOf({ name, api }: Cabinet, record: CallRecord, field: string, value: unknown): string {
	const { id, externalId } = record;
	return digestOf(JSON.stringify([name, api.contract.call, String(id), externalId, field, value]));
}
