import { plain, words } from '../strings';

type Value = string | number | boolean;

/** Values of a choice that belong together, by our names of it, the likeliest first: `in/out`. */
const SETS = {
	'call.direction':
		'in/out incoming/outgoing inbound/outbound INCOMING/OUTGOING IN/OUT 1/2 вхідний/вихідний INBOUND/OUTBOUND 0/1 вхідні/вихідні вх/вих',
	'task.status':
		'open/done new/completed open/closed new/done active/closed NEW/CLOSED todo/finished todo/done нова/виконана 0/1 1/2 false/true opened/complete pending/resolved planned/завершено in_work/виконано in_progress/finished відкрита/закрита новий/виконано',
	'call.status':
		'answered/missed/not_reached/unknown ANSWERED/MISSED/NOT_REACHED/UNKNOWN success/missed/failed/other answer/noanswer/notreached/unknown successful/unanswered/unreached/undefined talked/not_answered/not_talked/other прийнятий/пропущений/недодзвін/невідомо успішний/lost/failed/unknown',
	'task.type': 'missed_call callback call CALL call_missed phone_call дзвінок',
};

/** Choice → sets of values, each in the order in which the contract names ours. */
export const VALUE_SETS: Record<string, ReadonlyArray<readonly Value[]>> = Object.fromEntries(
	Object.entries(SETS).map(([choice, line]) => [
		choice,
		words(line).map((set) => set.split('/').map(valueOf)),
	]),
);

function valueOf(word: string): Value {
	return /^(\d+|true|false)$/.test(word) ? (JSON.parse(word) as Value) : word;
}

/** Words for one value of a choice, in lower case and without marks. A number has no meaning of its own. */
export function wordsFor(choice: string, index: number): string[] {
	const column = (VALUE_SETS[choice] ?? []).map((set) => set[index]);
	return column.flatMap((value) => (typeof value === 'number' ? [] : plain(String(value))));
}
