import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import { type Facts, type Leaf, sameLeaf } from '../derive/facts';
import type { KnownFields } from '../observe/fields';
import { VALUE_SETS } from '../tables/values';
import type { TestRecord } from './TestRecord';

/** The choice of two whose second value is tried: an outgoing call, a task that is done. */
const CHOICES = {
	call: { field: 'direction', ours: ['incoming', 'outgoing'] },
	task: { field: 'status', ours: ['open', 'done'] },
} as const;

type Pair = readonly [first: Leaf, second: Leaf];

/** Pairs that are tried. */
const TRIES = 8;

/**
 * Makes an outgoing call of the incoming one, or completes the task, and reads it back.
 *
 * @param row the record as it was read
 * @returns what that shows, and the record as it was read last
 */
export async function trySecondValue(
	record: TestRecord,
	shown: KnownFields,
	row: Row,
): Promise<{ facts: Facts; row: Row }> {
	const { entity, contract } = record;
	if (entity === 'client') return { facts: {}, row };
	const { field, ours } = CHOICES[entity];
	const { fields, values } = entityNames(contract, entity);
	const key = shown.fields[field] ?? fields[field];
	if (key === null || (shown.showsEmpty && shown.missing.includes(field)))
		return { facts: {}, row };
	// What stands there at first is the first of the two.
	const begins = (row[key] ?? null) as Leaf;
	const tried = new Set<Leaf>([begins]);
	let last = row;
	for (const [first, second] of pairsFor(entity, Object.values(values[field]), begins)) {
		if (tried.has(second) || tried.size > TRIES) continue;
		tried.add(second);
		const answer = await record.change({ [key]: second });
		if (answer === null) break;
		if (answer.kind !== 'good') continue;
		const read = await record.read();
		last = read ?? last;
		if (String(read?.[key]) !== String(second)) continue;
		// Directions that are numbers count in the order in which people name them.
		const swapped = entity === 'call' && typeof first === 'number' && first > Number(second);
		const [one, other] = swapped ? [second, first] : [first, second];
		const facts = {
			[`${entity}.values.${field}.${ours[0]}`]: one,
			[`${entity}.values.${field}.${ours[1]}`]: other,
			[`${entity}.fields.${field}`]: key,
		};
		return { facts, row: last };
	}
	return { facts: {}, row: last };
}

/** The pairs to try, those that begin with what stands there first. */
function pairsFor(entity: 'call' | 'task', known: Leaf[], begins: Leaf): Pair[] {
	const sets = VALUE_SETS[`${entity}.${CHOICES[entity].field}`];
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
