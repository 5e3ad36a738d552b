import type { CabinetContract } from '../contract.mts';
import type { Dice } from './Dice.mts';
import { CALL_STATES, DIRECTIONS, TASK_STATES, TASK_TYPES } from './drawnWords.mts';

/** How numbers, times, ids and choices are written. */
export function drawValues(contract: CabinetContract, dice: Dice): void {
	contract.ids = dice.mostly('number', ['string'], 0.7);
	contract.phones = drawPhones(dice);
	drawDates(contract, dice);
	contract.enums.direction = dice.mostly(contract.enums.direction, DIRECTIONS, 0.5);
	contract.enums.taskStatus = dice.mostly(contract.enums.taskStatus, TASK_STATES, 0.5);
	const { call, task } = contract.entities;
	if (dice.strays(0.2) && call.fields.status) {
		contract.enums.callStatus = dice.pick(CALL_STATES);
		call.fields.status.type = 'callStatus';
	}
	if (dice.strays(0.15) && task.fields.type) {
		contract.enums.taskType = dice.pick(TASK_TYPES);
		task.fields.type.type = 'taskType';
	}
}

function drawPhones(dice: Dice): CabinetContract['phones'] {
	const forms = ['digits', 'local', 'plus', 'spaced', 'brackets', 'dashes'] as const;
	const kept = dice.mostly('asWritten', forms, 0.4);
	const filterRewrites = dice.chance(0.4);
	const strict = kept !== 'asWritten' && dice.strays(0.25);
	return { kept, filterRewrites, strict };
}

function drawDates(contract: CabinetContract, dice: Dice): void {
	const { dates } = contract;
	dates.zone = dice.mostly('Europe/Kyiv', ['UTC', 'UTC', 'Europe/Warsaw'], 0.85);
	dates.format = dice.mostly(
		dates.format,
		[
			'epoch',
			"yyyy-MM-dd'T'HH:mm:ssZZ",
			"yyyy-MM-dd'T'HH:mm:ss",
			'yyyy-MM-dd HH:mm',
			'dd.MM.yyyy HH:mm:ss',
			'dd.MM.yyyy HH:mm',
			'dd/MM/yyyy HH:mm',
		],
		0.5,
	);
	if (!dice.strays(0.15)) return;
	dates.rangeDay = dice.pick(['yyyy-MM-dd', 'dd.MM.yyyy']);
	dates.rangeSeparator = dice.pick(dates.rangeDay === 'yyyy-MM-dd' ? [',', '..'] : ['-', ':']);
}
