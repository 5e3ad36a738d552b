import { isObject } from '../../../shared/isObject';
import { pick } from '../../api/answer';
import type { Contract } from '../../api/contractTypes';

export type Leaf = string | number | boolean | null | readonly string[];

/** A contract, or part of one, as a tree of facts. */
export interface Tree {
	[key: string]: Leaf | Tree;
}

/** Facts of a contract by their paths: `client.list.path` → `contacts`. */
export type Facts = Record<string, Leaf>;

/** A copy of a contract with some facts in it. */
export function withFacts(contract: Contract, ...facts: Facts[]): Contract {
	const copy = structuredClone(contract);
	for (const [path, value] of facts.flatMap(Object.entries<Leaf>)) setAt(copy, path, value);
	return copy;
}

/** The paths of all facts, in the contract's order; a branch is no fact. */
export function leavesOf(tree: object, at = ''): string[] {
	return Object.entries(tree).flatMap(([key, value]) => {
		const path = at ? `${at}.${key}` : key;
		return isObject(value) ? leavesOf(value, path) : [path];
	});
}

export function valueAt(tree: object, path: string): Leaf {
	return pick(tree, path) as Leaf;
}

/** Sets a fact, and makes the branches that lead there. */
export function setAt(tree: object, path: string, value: Leaf): void {
	const keys = path.split('.');
	const last = keys.pop() as string;
	let at = tree as Record<string, unknown>;
	for (const key of keys) at = (isObject(at[key]) ? at[key] : (at[key] = {})) as typeof at;
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
