import type { Contract } from '../../api/contractTypes';
import type { Row } from '../answers';
import { commonFormat } from '../derive/dates';
import { idKeyOf } from '../derive/fields';
import type { Written } from '../tables/names';
import type { Leaf } from '../tree';
import type { Draft } from './draft';

/** What has to stand in every new record; a call from a hidden number has none. */
export function constantsOf({ entity, constants, wanted, keys }: Draft): Record<string, Leaf> {
	const hidden = entity === 'call' && wanted.includes('phone') ? { [keys.phone]: '0' } : {};
	return { ...constants, ...hidden };
}

/** The form of the times that the cabinet has set itself. */
export function formatFacts(row: Row, written: string[]): Record<string, Leaf> {
	const own = Object.keys(row).filter((key) => !written.includes(key));
	const format = commonFormat(own.map((key) => row[key]));
	return format === null ? {} : { 'dates.format': format };
}

/** Under which key a record has its id, and of which type it is. */
export function idFacts(entity: Written, contract: Contract, rows: Row[]): Record<string, Leaf> {
	const key = idKeyOf(entity, contract[entity].id, rows);
	if (key === null) return {};
	const type = typeof rows[rows.length - 1][key] === 'number' ? 'number' : 'text';
	return { [`${entity}.id`]: key, [`${entity}.idType`]: type };
}
