import type { CabinetContract } from '../contract.mts';
import type { Dice } from './Dice.mts';
import { NOUNS } from './drawnWords.mts';

/** Where and how records are written, what answers, and how a no is said. */
export function drawWrites(contract: CabinetContract, dice: Dice): void {
	const paths = dice.mostly('one', ['many', 'many', 'many', 'verb', 'add'] as const, 0.5);
	const create = dice.mostly('POST', ['PUT'] as const, 0.95);
	const update = dice.mostly('POST', ['PATCH', 'PUT'] as const, 0.5);
	for (const name of ['client', 'call', 'task'] as const) {
		const entity = contract.entities[name];
		const many = entity.list.path.replace(/\/(list|all)$/, '');
		const one = NOUNS[name].find(([plural]) => plural === many)?.[1] ?? many;
		const place = {
			one: [one, `${one}/{id}`],
			many: [many, `${many}/{id}`],
			verb: [`${one}/create`, `${one}/{id}/update`],
			add: [`${many}/add`, `${many}/{id}`],
		}[paths];
		entity.create = { method: create, path: place[0] ?? one };
		entity.update = { method: update, path: place[1] ?? one };
	}
	contract.write = {
		envelope: dice.mostly('fields', [null, null, 'data', 'attributes'], 0.55),
		createdStatus: dice.pick([200, 201]),
		answer: {
			content: dice.mostly('record', ['id'], 0.6),
			envelope: dice.mostly(null, ['data', 'result', '$entity'], 0.6),
		},
	};
	contract.errors = drawErrors(dice);
}

function drawErrors(dice: Dice): CabinetContract['errors'] {
	const body = dice.pick([
		{ error: '$message' },
		{ message: '$message', code: '$status' },
		{ errors: '$fields' },
		{ success: false, error: '$message' },
	]);
	if (!dice.strays(0.15)) return { http: 'status', body };
	const named = dice.pick([
		{ status: 'error', code: '$status', error: '$message' },
		{ success: false, errorMessage: '$message' },
		{ errors: '$fields' },
	]);
	return { http: 'ok', body: named };
}
