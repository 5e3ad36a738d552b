import { entityNames } from '../../api/entityNames';
import { type Facts, type Leaf, sameLeaf } from '../facts';
import { VALUE_SETS } from '../tables/values';
import { matchChoice } from './matchChoice';
import { readRefusal } from './refusal';
import type { TestRecord } from './TestRecord';
import type { Trial } from './Trial';

/** The choice of two whose second value is tried: an outgoing call, a task that is done. */
const CHOICES = {
	call: { field: 'direction', ours: ['incoming', 'outgoing'] },
	task: { field: 'status', ours: ['open', 'done'] },
} as const;

type Pair = readonly [first: Leaf, second: Leaf];

/** Pairs that are tried. */
const TRIES = 8;

/** Makes an outgoing call of the incoming one, or completes the task, and reads it back. */
export async function trySecondValue(record: TestRecord, trial: Trial): Promise<Facts> {
	const { entity, contract } = record;
	const { shown, row, outcome, facts } = trial;
	if (entity === 'client') return {};
	const { field, ours } = CHOICES[entity];
	const paths = ours.map((value) => `${entity}.values.${field}.${value}`);
	const { fields, values } = entityNames(contract, entity);
	const key = shown?.fields[field] ?? fields[field];
	if (key === null || (shown?.showsEmpty && shown.missing.includes(field))) return {};
	// What stands there at first is the first of the two.
	const begins = (row?.[key] ?? null) as Leaf;
	if (entity === 'task' && outcome === 'found') {
		// An earlier check has completed it, so what stands there is the second of the two.
		const pair = VALUE_SETS['task.status'].find(
			([, second]) => second === begins && typeof begins === 'string',
		);
		const isKnown = paths[0] in facts || begins === null || begins === values[field][ours[1]];
		return isKnown || !pair ? {} : { [paths[0]]: pair[0], [paths[1]]: pair[1] };
	}
	const queue = pairsFor(Object.values(values[field]), VALUE_SETS[`${entity}.${field}`], begins);
	const tried = new Set<Leaf>([begins]);
	while (queue.length > 0 && tried.size <= TRIES) {
		const [first, second] = queue.shift() as Pair;
		if (tried.has(second)) continue;
		tried.add(second);
		const answer = await record.change({ [key]: second });
		if (answer === null) return {};
		if (answer.kind === 'good') {
			const read = (await record.read())?.[key];
			if (String(read) !== String(second)) continue;
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

/** The pairs to try, those that begin with what stands there first. */
function pairsFor(known: Leaf[], sets: ReadonlyArray<readonly Leaf[]>, begins: Leaf): Pair[] {
	const pairs = [known, ...sets].map(([first, second]): Pair => [first, second]);
	if (begins === null) return pairs;
	if (typeof begins === 'number') {
		const numbers = [begins + 1, begins - 1].map((other): Pair => [begins, other]);
		return numbers.filter(([, other]) => Number(other) >= 0);
	}
	const isFitting = ([first]: Pair) => sameLeaf(first, begins);
	const others = pairs.filter((pair) => !isFitting(pair));
	return [...pairs.filter(isFitting), ...others.map(([, second]): Pair => [begins, second])];
}
