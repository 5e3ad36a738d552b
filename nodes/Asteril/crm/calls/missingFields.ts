import { digestOf } from '../../../shared/callRules';
import type { CallRecord } from '../../api/records';
import type { Cabinet } from '../cabinet';
import type { CallDraft } from './describeCallDraft';

/** A status only rises: nothing known, not reached, answered. */
const RANK: Record<string, number> = { missed: 1, notReached: 1, answered: 2 };

/** Fields that follow a status that rises. */
const FOLLOWING = ['status', 'duration', 'talkDuration'];

/** Remembered values; the oldest are forgotten beyond this number. A call has about a dozen. */
const MOST_VALUES = 50_000;

/**
 * Returns what a logged call lacks. What this process has written before and did not stay is left
 * out: the cabinet drops or changes it, and would do so again.
 */
export function missingFields(
	cabinet: Cabinet,
	record: CallRecord,
	{ comment, ...draft }: CallDraft,
): CallDraft {
	const wasWritten = (field: string, value: unknown) =>
		cabinet.state.written.has(keyOf(cabinet, record, field, value));
	const rises = (RANK[draft.status ?? ''] ?? 0) > (RANK[record.status ?? ''] ?? 0);
	const missing = Object.entries(draft).filter(([field, value]) => {
		const known = record[field as keyof CallRecord];
		const open = known === null || (rises && FOLLOWING.includes(field));
		return open && known !== value && !wasWritten(field, value);
	});
	const lines = (comment ?? '').split('\n').filter((line) => !wasWritten('comment', line));
	const known = record.comment ?? '';
	const completed = completeText(known, lines, rises);
	return {
		...Object.fromEntries(missing),
		...(completed !== known && { comment: completed }),
	};
}

/** Adds the lines whose label is not there yet; what somebody wrote stays. */
function completeText(text: string, added: string[], rises: boolean): string {
	const lines = text === '' ? [] : text.split('\n');
	for (const line of added) {
		const label = `${line.split(':')[0]}:`;
		const at = lines.findIndex((existing) => existing.startsWith(label));
		if (at >= 0 && rises) lines[at] = line;
		// A cabinet may have made one line of all.
		if (at < 0 && !text.includes(line)) lines.push(line);
	}
	return lines.join('\n');
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
