/** Draws imagined cabinets at random, each from a seed, for trying out what has to cope with any. */
import type { CabinetContract, Manners } from '../contract.mts';
import { referenceFields } from '../referenceFields.mts';
import { vary } from '../reference.mts';
import { Dice } from './Dice.mts';
import { drawFields } from './drawFields.mts';
import { drawLists, drawWrites } from './drawRequests.mts';
import { drawValues } from './drawValues.mts';

export interface DrawnCabinet {
	seed: number;
	contract: CabinetContract;
	/** What stands in it before the first call. */
	filled: 'full' | 'people and orders' | 'nothing';
	/** Whether another integration has logged calls in the last days. */
	othersLog: boolean;
	/** What the nodes can't do there with any override; null for nothing. */
	odd: keyof typeof ODDS | null;
}

/** What no contract of ours can express. */
const ODDS = {
	'calls cannot be created': ({ entities }: CabinetContract) => {
		Object.assign(entities.call, { create: null, update: null });
	},
	// The stand-in has no such route, because the nodes never ask for it.
	'a path with the id': ({ entities }: CabinetContract) => {
		entities.task.create = { method: 'POST', path: 'client/{clientId}/task' };
	},
	XML: (contract: CabinetContract) => {
		contract.manners.xml = true;
	},
	'a second step': (contract: CabinetContract, dice: Dice) => {
		contract.manners.confirmed = [dice.pick(['call', 'task'])];
	},
};

/** Draws one cabinet. The observed facts (base path, key, the list of orders) hold in nine of ten. */
export function drawCabinet(seed: number): DrawnCabinet {
	const dice = new Dice(seed);
	const contract = vary((drawn) => {
		if (dice.chance(0.1)) drawEntrance(drawn, dice);
		drawLists(drawn, dice);
		drawFields(drawn, dice);
		drawValues(drawn, dice);
		drawWrites(drawn, dice);
		drawn.manners = drawManners(dice);
		// `null` alone is hardly an answer.
		if (drawn.entities.client.list.key === null) {
			Object.assign(drawn.manners, { emptyList: 'array', rows: 'array' });
		}
		// Half an answer as a list in place of an error: nobody could tell.
		if (drawn.errors.http === 'ok') drawn.manners.unknownParameters = 'ignored';
	});
	const odd = dice.chance(0.1) ? dice.pick(Object.keys(ODDS) as Array<keyof typeof ODDS>) : null;
	if (odd !== null) ODDS[odd](contract, dice);
	const filled = dice.mostly('full', ['people and orders', 'people and orders', 'nothing'], 0.65);
	takeBackUnfair(contract, filled);
	return { seed, contract, filled, othersLog: filled === 'full' && dice.chance(0.3), odd };
}

/** Takes back what not even a person with the cabinet before them could fill in. */
function takeBackUnfair({ entities, manners }: CabinetContract, filled: DrawnCabinet['filled']) {
	for (const name of ['client', 'call', 'task'] as const) {
		entities[name].required = entities[name].required?.filter((key) =>
			// Somebody responsible where there is nobody, and a field that nobody names.
			key === 'responsible'
				? filled !== 'nothing'
				: key in referenceFields[name] || manners.says !== 'nothing',
		);
	}
}

function drawEntrance(contract: CabinetContract, dice: Dice): void {
	if (dice.chance(0.5)) contract.prefix = dice.pick(['api/v3', 'api/v4', 'api', 'api/v3.2']);
	else {
		contract.key = dice.pick([
			{ in: 'header', name: 'Authorization', before: 'Bearer ' },
			{ in: 'header', name: 'X-Api-Key', before: '' },
			{ in: 'query', name: 'token', before: '' },
			{ in: 'query', name: 'apikey', before: '' },
		] as const);
	}
}

function drawManners(dice: Dice): Partial<Manners> {
	return {
		unknownFields: dice.pick(['refused', 'dropped']),
		unknownParameters: dice.mostly('ignored', ['refused'], 0.8),
		emptyList: dice.mostly('array', ['null', 'object', 'absent'], 0.75),
		rows: dice.mostly('array', ['byId'], 0.9),
		updateAnswer: dice.mostly('asCreate', ['nothing'], 0.85),
		says: dice.mostly('everything', ['field', 'field', 'nothing'], 0.5),
	};
}
