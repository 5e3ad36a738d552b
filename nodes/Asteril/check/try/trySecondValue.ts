import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import { VALUE_SETS } from '../tables/values';
import type { Facts, Leaf } from '../facts';
import { matchChoice } from './matchChoice';
import { inEnvelope } from './draft';
import { readRow } from './plantValues';
import { readRefusal } from './refusal';
import type { Trial } from './trials';
import { filled } from './updateTest';
import { entityNames } from '../../api/entityNames';

/** The choice of two whose second value is tried: an outgoing call, a task that is done. */
const CHOICES = {
	call: { field: 'direction', ours: ['incoming', 'outgoing'] },
	task: { field: 'status', ours: ['open', 'done'] },
} as const;

type Pair = readonly [first: Leaf, second: Leaf];

/** Pairs that are tried. */
const TRIES = 8;

/** Makes an outgoing call of the incoming one, or completes the task, and reads it back. */
export async function trySecondValue(
	session: CabinetSession,
	contract: Contract,
	trial: Trial,
): Promise<Facts> {
	const { entity, shown, id } = trial;
	if (entity === 'client' || id === null) return {};
	const { field, ours } = CHOICES[entity];
	const paths = ours.map((value) => `${entity}.values.${field}.${value}`);
	const { fields, values } = entityNames(contract, entity);
	const key = shown?.fields[field] ?? fields[field];
	if (key === null || (shown?.showsEmpty && shown.missing.includes(field))) return {};
	// What stands there at first is the first of the two.
	const begins = (trial.row?.[key] ?? null) as Leaf;
	if (entity === 'task' && trial.outcome === 'found') {
		if (paths[0] in trial.facts) return {};
		// An earlier check has completed it, so what stands there is the second of the two.
		const words = VALUE_SETS['task.status'].find(
			([, second]) => second === begins && typeof begins === 'string',
		);
		const isKnown =
			begins === null || JSON.stringify(begins) === JSON.stringify(values[field][ours[1]]);
		return isKnown || !words ? {} : { [paths[0]]: words[0], [paths[1]]: words[1] };
	}
	const queue = pairsFor(Object.values(values[field]), VALUE_SETS[`${entity}.${field}`], begins);
	const tried = new Set<string>();
	while (queue.length > 0 && tried.size < TRIES) {
		const [first, second] = queue.shift() as Pair;
		if (tried.has(JSON.stringify(second)) || second === begins) continue;
		tried.add(JSON.stringify(second));
		const answer = await write(session, contract, trial, { [key]: second });
		if (answer === null) return {};
		if (answer.kind === 'good') {
			const row = await readRow(session, contract, trial, id);
			if (String(row?.[key]) !== String(second)) continue;
			trial.kept.push(field);
			// Directions that are numbers count in the order in which people name them.
			const swapped = entity === 'call' && typeof first === 'number' && first > Number(second);
			const [one, other] = swapped ? [second, first] : [first, second];
			return { [paths[0]]: one, [paths[1]]: other, [`${entity}.fields.${field}`]: key };
		}
		const { examples } = readRefusal(answer.body);
		const listed = matchChoice(entity, field, examples, { [paths[0]]: first, [paths[1]]: second });
		if (listed) queue.unshift([begins ?? listed.facts[paths[0]], listed.facts[paths[1]]]);
	}
	return {};
}

function pairsFor(known: Leaf[], sets: ReadonlyArray<readonly Leaf[]>, begins: Leaf): Pair[] {
	const pairs = [known, ...sets].map(([first, second]): Pair => [first, second]);
	if (begins === null) return pairs;
	if (typeof begins === 'number') {
		const numbers = [begins + 1, begins - 1].map((other): Pair => [begins, other]);
		return numbers.filter(([, other]) => Number(other) >= 0);
	}
	const fitting = pairs.filter(([first]) => JSON.stringify(first) === JSON.stringify(begins));
	const others = pairs.filter((pair) => !fitting.includes(pair));
	return [...fitting, ...others.map(([, second]): Pair => [begins, second])];
}

async function write(
	session: CabinetSession,
	contract: Contract,
	{ entity, id }: Trial,
	fields: Facts,
) {
	const { envelope } = contract.write;
	const { method, path } = contract[entity].update;
	const body = inEnvelope(envelope, fields);
	return await session.write(method, filled(path, id as string | number), body, true);
}
