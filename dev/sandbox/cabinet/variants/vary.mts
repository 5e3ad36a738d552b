import type { CabinetContract, EntityName, ListContract } from '../contract.mts';
import { defaultContract } from './default.mts';

/** The default contract with changes. The copy is deep, so a variant touches no other. */
export function vary(
	name: string,
	about: string,
	change: (contract: CabinetContract) => void,
): CabinetContract {
	const contract = structuredClone(defaultContract);
	change(contract);
	return { ...contract, name, about };
}

/** What is assumed. The orders list is observed, so a variant leaves it as it is. */
const assumed: readonly EntityName[] = ['client', 'call', 'task', 'user'];

/** Changes the lists of what is assumed. */
export function varyLists(
	contract: CabinetContract,
	change: (list: ListContract, entity: EntityName) => void,
): void {
	for (const entity of assumed) change(contract.entities[entity].list, entity);
}

/** Gives fields other names on the wire. */
export function rename(
	contract: CabinetContract,
	entity: EntityName,
	names: Record<string, string>,
): void {
	for (const [key, name] of Object.entries(names)) {
		const field = contract.entities[entity].fields[key];
		if (field === undefined) throw new Error(`No field ${key} of a ${entity}`);
		field.name = name;
	}
}

/** Other paths for what is assumed, and other methods for its writes. */
export function move(
	contract: CabinetContract,
	entity: EntityName,
	paths: { list: string; one: string },
	methods: { create: 'POST' | 'PUT'; update: 'POST' | 'PUT' | 'PATCH' },
): void {
	const moved = contract.entities[entity];
	moved.list.path = paths.list;
	if (moved.create) moved.create = { method: methods.create, path: paths.one };
	if (moved.update) moved.update = { method: methods.update, path: `${paths.one}/{id}` };
}
