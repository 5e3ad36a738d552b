/** A whole record, from the wire to the cabinet and back. */
import { Problem } from '../Problem.mts';
import type { Cabinet, CabinetRecord, Value } from './Cabinet.mts';
import type { EntityContract, EntityName } from './contract.mts';
import { readValue, writeValue } from './values.mts';

/**
 * The fields of a write under the cabinet's own names.
 * @throws Problem 422 for an unknown field, one the cabinet sets itself, or a wrong value.
 */
export function readFields(
	cabinet: Cabinet,
	entityName: EntityName,
	written: Record<string, unknown>,
	isNew = false,
): Record<string, Value> {
	const entity = cabinet.contract.entities[entityName];
	const fields: Record<string, Value> = {};
	for (const [name, value] of Object.entries(written)) {
		const known = Object.entries(entity.fields).find(([, field]) => field.name === name);
		if (known) {
			const [key, field] = known;
			if (field.readOnly) throw new Problem(422, `Field "${name}" is set by the cabinet`, name);
			fields[key] = readValue(cabinet, field, value);
		} else if (customFieldNumber(entity, name) !== undefined) {
			if (typeof value !== 'string' && value !== null) {
				throw new Problem(422, `Field "${name}" must be text`, name);
			}
			fields[`custom_field_${customFieldNumber(entity, name)}`] = value;
		} else if (cabinet.contract.manners?.unknownFields !== 'dropped') {
			throw new Problem(422, `Unknown field "${name}" of a ${entityName}`, name);
		}
	}
	if (isNew) checkRequired(entity, fields);
	return fields;
}

function checkRequired({ required = [], fields }: EntityContract, given: Record<string, Value>) {
	for (const key of required) {
		const name = fields[key]?.name ?? key;
		const missing = given[key] === undefined || given[key] === null || given[key] === '';
		if (missing) throw new Problem(422, `Field "${name}" is required`, name);
	}
}

/** A record as the wire shows it. */
export function writeRecord(
	cabinet: Cabinet,
	entityName: EntityName,
	record: CabinetRecord,
): Record<string, Value | boolean> {
	const entity = cabinet.contract.entities[entityName];
	const written: Record<string, Value | boolean> = {};
	for (const [key, value] of Object.entries(record)) {
		const field = entity.fields[key];
		if (field) {
			written[field.name] = writeValue(cabinet.contract, field.type, value);
		} else if (key !== 'created_at' && key !== 'updated_at') {
			written[key.replace(/^custom_field_/, entity.customFieldPrefix)] = value;
		}
	}
	return written;
}

function customFieldNumber(entity: EntityContract, name: string): number | undefined {
	if (!name.startsWith(entity.customFieldPrefix)) return undefined;
	const number = name.slice(entity.customFieldPrefix.length);
	return /^[1-9]\d{0,3}$/.test(number) ? Number(number) : undefined;
}
