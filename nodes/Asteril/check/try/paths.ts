import type { Contract } from '../../api/contractTypes';
import { suffixOf } from '../read/findLists';
import type { Written } from '../tables/names';
import { singular } from '../strings';

/** Paths to try: as assumed, as another kind of record is written, and likely ones. */
export function pathsOf(
	contract: Contract,
	entity: Written,
	shape: string | null,
	shapes: readonly string[],
	create = '',
): Set<string> {
	const { path: assumed } = contract[entity][create === '' ? 'create' : 'update'];
	const likely = [...(shape === null ? [] : [shape]), assumed, ...shapes];
	return new Set(likely.map((each) => fill(contract, entity, each, create)));
}

/** The shape of a path that worked, for the other kinds of records; `null` when it has none. */
export function shapeOf(
	contract: Contract,
	entity: Written,
	path: string,
	shapes: readonly string[],
	create = '',
): string | null {
	return shapes.find((shape) => fill(contract, entity, shape, create) === path) ?? null;
}

function fill(contract: Contract, entity: Written, shape: string, create: string): string {
	const list = contract[entity].list.path;
	const suffix = suffixOf(list);
	const many = suffix === undefined ? list : list.slice(0, -suffix.length - 1);
	return shape.replace('{create}', create).replace('{one}', singular(many)).replace('{many}', many);
}
