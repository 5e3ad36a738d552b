import { digestOf } from '../../../shared/callRules';
import type { CallRecord } from '../../api/records';
import type { Cabinet } from '../cabinet';
import type { CallDraft } from './describeCallDraft';

/** A status only rises: nothing known, not reached, answered. */
const RANK: Record<string, number> = { missed: 1, notReached: 1, answered: 2 };

/** Fields that follow a status that rises. */
const FOLLOWING = ['status', 'duration', 'talkDuration'];

/** Remembered values; the oldest are forgotten beyond this number. A call has about a dozen. */
const MAX_REMEMBERED = 50_000;

/**
 * Returns what a logged call lacks. What this process has written before and did not stay is left
 * out: the cabinet drops or changes it, and would do so again.
 */
export function missingFields(cabinet: Cabinet, record: CallRecord, draft: CallDraft): CallDraft {
	const rises = (RANK[draft.status ?? ''] ?? 0) > (RANK[record.status ?? ''] ?? 0);
	const wasWritten = (field: string, value: unknown) =>
		cabinet.state.written.has(keyOf(cabinet, record, field, value));
	const missing: Record<string, unknown> = {};
	let comment = record.comment ?? '';
	for (const [field, value] of valuesOf(draft)) {
		if (field === 'comment') {
			if (!wasWritten(field, value)) comment = addLine(comment, String(value), rises);
			continue;
		}
		const known = record[field as keyof CallRecord];
		const isOpen = known === null || (rises && FOLLOWING.includes(field));
		if (isOpen && known !== value && !wasWritten(field, value)) missing[field] = value;
	}
	return comment === (record.comment ?? '') ? missing : { ...missing, comment };
}

/** Adds a line when its label is not there yet, or when the status rises; what somebody wrote stays. */
function addLine(text: string, line: string, rises: boolean): string {
	const lines = text === '' ? [] : text.split('\n');
	const label = `${line.split(':')[0]}:`;
	const at = lines.findIndex((existing) => existing.startsWith(label));
	if (at >= 0 && rises) lines[at] = line;
	// A cabinet may have made one line of all.
	if (at < 0 && !text.includes(line)) lines.push(line);
	return lines.join('\n');
}

/** Remembers what was written into a call's record. */
export function rememberWritten(cabinet: Cabinet, record: CallRecord, draft: CallDraft): void {
	const { written } = cabinet.state;
	for (const [field, value] of valuesOf(draft)) written.add(keyOf(cabinet, record, field, value));
	for (const oldest of written) {
		if (written.size <= MAX_REMEMBERED) break;
		written.delete(oldest);
	}
}

/** The values of a draft by their fields; each line of the comment is one of its own. */
function valuesOf({ comment, ...draft }: CallDraft): Array<[field: string, value: unknown]> {
	const lines = comment?.split('\n') ?? [];
	return [...Object.entries(draft), ...lines.map((line): [string, string] => ['comment', line])];
}

/** A corrected contract writes into other fields. */
function keyOf({ name, api }: Cabinet, record: CallRecord, field: string, value: unknown): string {
	const { id, externalId } = record;
	return digestOf(JSON.stringify([name, api.contract.call, String(id), externalId, field, value]));
}
