import type { CabinetContract, Choice } from '../contract.mts';
import type { Dice } from './Dice.mts';

const DIRECTIONS: Choice[] = [
	{ in: 'incoming', out: 'outgoing' },
	{ in: 'inbound', out: 'outbound' },
	{ in: 'INCOMING', out: 'OUTGOING' },
	{ in: 'IN', out: 'OUT' },
	{ in: 'вхідний', out: 'вихідний' },
	// Numbers in the usual order. From outside nobody could tell another one.
	{ in: 1, out: 2 },
	{ in: 0, out: 1 },
];

const TASK_STATES: Choice[] = [
	{ open: 'new', done: 'completed' },
	{ open: 'NEW', done: 'CLOSED' },
	{ open: 'active', done: 'closed' },
	{ open: 'todo', done: 'finished' },
	{ open: 'нова', done: 'виконана' },
	{ open: 0, done: 1 },
	{ open: 1, done: 2 },
	{ open: false, done: true },
];

const CALL_STATES: Choice[] = [
	{ answered: 'ANSWERED', missed: 'MISSED', not_reached: 'NOT_REACHED', unknown: 'UNKNOWN' },
	{ answered: 'success', missed: 'missed', not_reached: 'failed', unknown: 'other' },
	{ answered: 'answer', missed: 'noanswer', not_reached: 'notreached', unknown: 'unknown' },
];

const TASK_TYPES: Choice[] = [
	{ call: 'call', meeting: 'meeting', mail: 'mail' },
	{ callback: 'callback', task: 'task' },
	{ call: 1, meeting: 2 },
];

const PHONE_FORMS = ['digits', 'local', 'plus', 'spaced', 'brackets', 'dashes'] as const;

const DATE_FORMATS = [
	'epoch',
	"yyyy-MM-dd'T'HH:mm:ssZZ",
	"yyyy-MM-dd'T'HH:mm:ss",
	'yyyy-MM-dd HH:mm',
	'dd.MM.yyyy HH:mm:ss',
	'dd.MM.yyyy HH:mm',
	'dd/MM/yyyy HH:mm',
];

/** Draws how numbers, times, ids and choices are written. */
export function drawValues(contract: CabinetContract, dice: Dice): void {
	const { dates, enums, entities } = contract;
	contract.ids = dice.mostly('number', ['string'], 0.7);
	const kept = dice.mostly('asWritten', PHONE_FORMS, 0.4);
	const filterRewrites = dice.chance(0.4);
	const strict = kept !== 'asWritten' && dice.strays(0.25);
	contract.phones = { kept, filterRewrites, strict };
	dates.zone = dice.mostly('Europe/Kyiv', ['UTC', 'UTC', 'Europe/Warsaw'], 0.85);
	dates.format = dice.mostly(dates.format, DATE_FORMATS, 0.5);
	if (dice.strays(0.15)) {
		dates.rangeDay = dice.pick(['yyyy-MM-dd', 'dd.MM.yyyy']);
		dates.rangeSeparator = dice.pick(dates.rangeDay === 'yyyy-MM-dd' ? [',', '..'] : ['-', ':']);
	}
	enums.direction = dice.mostly(enums.direction, DIRECTIONS, 0.5);
	enums.taskStatus = dice.mostly(enums.taskStatus, TASK_STATES, 0.5);
	const { status } = entities.call.fields;
	if (dice.strays(0.2) && status) {
		enums.callStatus = dice.pick(CALL_STATES);
		status.type = 'callStatus';
	}
	const { type } = entities.task.fields;
	if (dice.strays(0.15) && type) {
		enums.taskType = dice.pick(TASK_TYPES);
		type.type = 'taskType';
	}
}
