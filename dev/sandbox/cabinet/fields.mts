/** A whole record, from the wire to the cabinet and back. */
import { Problem } from '../Problem.mts';
import type { Cabinet, CabinetRecord, Value } from './Cabinet.mts';
import type { CabinetContract, EntityName } from './contract.mts';
import { readValue, writeValue } from './values.mts';

/**
 * The fields of a write under the cabinet's own names.
 * @throws Problem 422 for an unknown field, one the cabinet sets itself, a wrong value, or a new
 * record without a field that is required
 */
export function readFields(
	cabinet: Cabinet,
	entityName: EntityName,
	written: Record<string, unknown>,
	isNew: boolean,
): Record<string, Value> {
	const { manners, entities } = cabinet.contract;
	const { fields, required = [], customFieldPrefix } = entities[entityName];
	const read: Record<string, Value> = {};
	for (const [name, value] of Object.entries(written)) {
		const [key, field] = Object.entries(fields).find(([, each]) => each.name === name) ?? [];
		const custom = name.startsWith(customFieldPrefix) ? name.slice(customFieldPrefix.length) : '';
		if (key !== undefined && field) {
			if (field.readOnly) throw new Problem(422, `Field "${name}" is set by the cabinet`, name);
			read[key] = readValue(cabinet, field, value);
		} else if (/^[1-9]\d{0,3}$/.test(custom)) {
			read[`custom_field_${custom}`] = readValue(cabinet, { name, type: 'text' }, value);
		} else if (manners.unknownFields !== 'dropped') {
			throw new Problem(422, `Unknown field "${name}" of a ${entityName}`, name);
		}
	}
	const missing = required.find(
		(key) => read[key] === undefined || read[key] === null || read[key] === '',
	);
	if (isNew && missing !== undefined) {
		const name = fields[missing]?.name ?? missing;
		throw new Problem(422, `Field "${name}" is required`, name);
	}
	return read;
}

/** A record as the wire shows it. */
export function writeRecord(
	contract: CabinetContract,
	entityName: EntityName,
	record: CabinetRecord,
): Record<string, Value | boolean> {
	const { fields, customFieldPrefix } = contract.entities[entityName];
	const written: Record<string, Value | boolean> = {};
	for (const [key, value] of Object.entries(record)) {
		const field = fields[key];
		if (field) {
			written[field.name] = writeValue(contract, field.type, value);
		} else if (key !== 'created_at' && key !== 'updated_at') {
			written[key.replace(/^custom_field_/, customFieldPrefix)] = value;
		}
	}
	return written;
}
