import type { CallRecord } from '../../api/records';
import type { CallDraft } from './describeCallDraft';

/** A status only rises: nothing known, not reached, answered. */
const RANK: Record<string, number> = { missed: 1, notReached: 1, answered: 2 };

/** Fields that follow a status that rises. */
const FOLLOWING = ['status', 'duration', 'talkDuration'];

/** Tells whether a value of a field, or a line of the comment, was written into the record before. */
export type WasWritten = (field: string, value: unknown) => boolean;

/**
 * Returns what a logged call lacks. What was written before and did not stay is left out: the
 * cabinet drops or changes it, and would do so again.
 */
export function missingFields(
	record: CallRecord,
	{ comment, ...draft }: CallDraft,
	wasWritten: WasWritten,
): CallDraft {
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
