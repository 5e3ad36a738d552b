import { words } from '../strings';

/** Words a cabinet may use for a value of ours, in lower case and without marks, the likeliest first. */
export const VALUE_WORDS: Record<string, readonly string[]> = {
	'call.direction.incoming': words('in incoming inbound вхідний вхідні вх'),
	'call.direction.outgoing': words('out outgoing outbound вихідний вихідні вих'),
	'call.status.answered': words('answered answer success successful talked прийнятий успішний'),
	'call.status.missed': words('missed noanswer unanswered notanswered lost пропущений'),
	'call.status.notReached': words('notreached unreached nottalked failed недодзвін'),
	'call.status.unknown': words('unknown undefined other невідомо'),
	'task.status.open': words(
		'open opened new todo active pending planned inwork inprogress відкрита нова новий false',
	),
	'task.status.done': words(
		'done closed completed complete finished resolved виконана виконано закрита завершено true',
	),
	'task.type.missedCall': words('missedcall callmissed callback call phonecall дзвінок'),
};

type Value = string | number | boolean;

/** Values that belong together, tried where nothing says which: the first for the first of ours, and so on. */
export const VALUE_SETS: Record<string, ReadonlyArray<readonly Value[]>> = {
	'call.direction': [
		['in', 'out'],
		['incoming', 'outgoing'],
		['inbound', 'outbound'],
		['INCOMING', 'OUTGOING'],
		['IN', 'OUT'],
		[1, 2],
		['вхідний', 'вихідний'],
		['INBOUND', 'OUTBOUND'],
		[0, 1],
	],
	'task.status': [
		['open', 'done'],
		['new', 'completed'],
		['open', 'closed'],
		['new', 'done'],
		['active', 'closed'],
		['NEW', 'CLOSED'],
		['todo', 'finished'],
		['todo', 'done'],
		['нова', 'виконана'],
		[0, 1],
		[1, 2],
		[false, true],
	],
	'call.status': [
		['answered', 'missed', 'not_reached', 'unknown'],
		['ANSWERED', 'MISSED', 'NOT_REACHED', 'UNKNOWN'],
		['success', 'missed', 'failed', 'other'],
		['answer', 'noanswer', 'notreached', 'unknown'],
		['ANSWERED', 'NO ANSWER', 'FAILED', 'UNKNOWN'],
	],
	'task.type': [['missed_call'], ['callback'], ['call'], ['CALL']],
};
