import type { CallRecord } from './records';

/** Label of the line with Ringostat's status in the comment of a logged call. */
export const STATUS_LABEL = 'Статус Ringostat';

/**
 * Whether our nodes have logged a call: the line with Ringostat's status stands in its comment. A call that
 * had no status, as one defined in the node may, is not recognized.
 */
export function isLoggedByNodes({ comment }: CallRecord): boolean {
	return (comment ?? '').split('\n').some((line) => line.startsWith(`${STATUS_LABEL}: `));
}
