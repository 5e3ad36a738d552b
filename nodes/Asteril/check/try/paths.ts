import type { Contract } from '../../api/contractTypes';
import { LIST_SUFFIXES, type Written } from '../tables/names';
import { singular } from '../strings';

/** Paths to try, each with its shape: as assumed, as another kind of record is written, and likely ones. */
export function pathsOf(
	contract: Contract,
	entity: Written,
	shape: string | null,
	shapes: readonly string[],
	create = '',
): Map<string, string> {
	const paths = new Map<string, string>();
	const assumed = create === '' ? contract[entity].create.path : contract[entity].update.path;
	for (const each of shape === null ? [assumed, ...shapes] : [shape, assumed, ...shapes]) {
		const path = fill(contract, entity, each, create);
		if (!paths.has(path)) paths.set(path, each);
	}
	return paths;
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
	const suffix = LIST_SUFFIXES.find((each) => list.endsWith(`/${each}`));
	const many = suffix === undefined ? list : list.slice(0, -suffix.length - 1);
	return shape.replace('{create}', create).replace('{one}', singular(many)).replace('{many}', many);
}
