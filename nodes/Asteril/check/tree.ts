import { isObject } from '../../shared/isObject';

/** A contract, or part of one, as a tree of facts. */
export interface Tree {
	[key: string]: Leaf | Tree;
}
export type Leaf = string | number | boolean | null | readonly string[];

/** The paths of all facts, in the contract's order; a branch is no fact. */
export function leavesOf(tree: object, at = ''): string[] {
	return Object.entries(tree).flatMap(([key, value]) => {
		const path = at ? `${at}.${key}` : key;
		return isObject(value) ? leavesOf(value, path) : [path];
	});
}

export function valueAt(tree: object, path: string): Leaf {
	let at: unknown = tree;
	for (const key of path.split('.')) at = isObject(at) ? at[key] : undefined;
	return at as Leaf;
}

/** Sets a fact, and makes the branches that lead there. */
export function setAt(tree: object, path: string, value: Leaf): void {
	const keys = path.split('.');
	const last = keys.pop() as string;
	let at = tree as Record<string, unknown>;
	for (const key of keys) {
		if (!isObject(at[key])) at[key] = {};
		at = at[key] as Record<string, unknown>;
	}
	at[last] = value;
}

export function sameLeaf(one: Leaf, other: Leaf): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** The facts of `changed` that are not the same in `standard`, as overrides. */
export function differenceOf(standard: object, changed: object): Tree {
	const difference: Tree = {};
	for (const path of leavesOf(changed)) {
		const value = valueAt(changed, path);
		if (!sameLeaf(value, valueAt(standard, path))) setAt(difference, path, value);
	}
	return difference;
}
