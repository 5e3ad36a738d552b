import type { Contract, EntityName } from './contractTypes';

/** What a cabinet calls the parts of an entity, by our names; see `Entity` in `contractTypes.ts`. */
export interface EntityNames {
	id: string;
	fields: Readonly<Record<string, string | null>>;
	filters: Readonly<Record<string, string | null>>;
	values: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
}

/** Returns an entity's names for looking one up by a name that is not known before run time. */
export function entityNames(contract: Contract, entity: EntityName): EntityNames {
	return contract[entity];
}
