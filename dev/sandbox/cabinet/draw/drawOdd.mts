import type { CabinetContract } from '../contract.mts';
import type { Dice } from './Dice.mts';

/** What no contract of ours can express. */
export type Odd = 'calls cannot be created' | 'a path with the id' | 'XML' | 'a second step';

const ODDS: readonly Odd[] = [
	'calls cannot be created',
	'a path with the id',
	'XML',
	'a second step',
];

/** Makes a cabinet one with which not everything can be done. */
export function drawOdd(contract: CabinetContract, dice: Dice): Odd {
	const odd = dice.pick(ODDS);
	const { call, task } = contract.entities;
	const manners = (contract.manners ??= {});
	switch (odd) {
		case 'calls cannot be created':
			call.create = null;
			call.update = null;
			break;
		case 'a path with the id':
			// Nobody has written what would answer there: it is never asked for.
			task.create = { method: 'POST', path: 'client/{clientId}/task' };
			break;
		case 'XML':
			manners.xml = true;
			break;
		case 'a second step':
			manners.confirmed = [dice.pick(['call', 'task'])];
	}
	return odd;
}
