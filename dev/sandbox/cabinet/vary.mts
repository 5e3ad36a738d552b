import type { CabinetContract, EntityName, ListContract } from './contract.mts';
import { reference } from './reference.mts';

/** The default contract with changes. The copy is deep, so a variant touches no other. */
export function vary(change: (contract: CabinetContract) => void): CabinetContract {
	const contract = structuredClone(reference);
	change(contract);
	return contract;
}

/** Changes the lists of what is assumed. The orders list is observed, so it stays as it is. */
export function varyLists(
	{ entities }: CabinetContract,
	change: (list: ListContract, entity: Exclude<EntityName, 'order'>) => void,
): void {
	for (const entity of ['client', 'call', 'task', 'user'] as const) {
		change(entities[entity].list, entity);
	}
}

/** Gives fields other names on the wire. */
export function rename(
	{ entities }: CabinetContract,
	entity: EntityName,
	names: Record<string, string>,
): void {
	for (const [key, name] of Object.entries(names)) {
		const field = entities[entity].fields[key];
		if (field === undefined) throw new Error(`No field ${key} of a ${entity}`);
		field.name = name;
	}
}

/** Other paths for what is assumed, and other methods for its writes. */
export function move(
	{ entities }: CabinetContract,
	entity: EntityName,
	paths: { list: string; one: string },
	methods: { create: 'POST' | 'PUT'; update: 'POST' | 'PUT' | 'PATCH' },
): void {
	const moved = entities[entity];
	moved.list.path = paths.list;
	if (moved.create) moved.create = { method: methods.create, path: paths.one };
	if (moved.update) moved.update = { method: methods.update, path: `${paths.one}/{id}` };
}
