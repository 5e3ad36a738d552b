import type { Schema } from '../../scripts/docs/contractSchema.mts';

/** Whether a value is as the schema says; as much of JSON Schema as ours has. */
export function accepts(schema: Schema, value: unknown): boolean {
	const { type, enum: choices, items, minimum, properties, additionalProperties } = schema;
	const types = type === undefined ? [] : [type].flat();
	if (types.length > 0 && !types.some((one) => isOf(one, value))) return false;
	if (choices && !choices.includes(value as string)) return false;
	if (minimum !== undefined && typeof value === 'number' && value < minimum) return false;
	if (Array.isArray(value))
		return value.every((part) => items === undefined || accepts(items, part));
	if (typeof value !== 'object' || value === null) return true;
	return Object.entries(value).every(([key, part]) => {
		const known = properties?.[key];
		return known ? accepts(known, part) : additionalProperties !== false;
	});
}

function isOf(type: string, value: unknown): boolean {
	switch (type) {
		case 'null':
			return value === null;
		case 'array':
			return Array.isArray(value);
		case 'integer':
			return Number.isInteger(value);
		case 'object':
			return typeof value === 'object' && value !== null && !Array.isArray(value);
		default:
			return typeof value === type;
	}
}
