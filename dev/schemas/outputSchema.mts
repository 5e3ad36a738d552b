/** The JSON Schema of a node's items, as n8n's editor shows it before the first run. */

export interface OutputSchema {
	type: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	additionalProperties?: OutputSchema;
	/** n8n's mark on the outermost one. */
	version?: 1;
}

/** Objects whose keys are the user's own, or the contract's. */
const OWN_KEYS: Record<string, OutputSchema> = {
	additional: { type: 'object', additionalProperties: { type: 'string' } },
	override: { type: 'object' },
};
const ORDER = ['string', 'number', 'boolean', 'array', 'null'];

/** @param items what the node put out, in all the cases there are */
export function schemaOf(items: object[]): OutputSchema {
	return { ...schemaFor('', items), version: 1 };
}

/**
 * An object or a list that may be `null` is shown as what it is: of several types the editor shows only the
 * first, and then nothing of what is inside.
 */
function schemaFor(key: string, values: unknown[]): OutputSchema {
	const types = new Set(values.map(typeOf));
	if (types.has('object')) {
		return OWN_KEYS[key] ?? { type: 'object', properties: propertiesOf(values.filter(isObject)) };
	}
	const parts = values.filter(Array.isArray).flat() as unknown[];
	const items = parts.length > 0 && { items: schemaFor('', parts) };
	const named = ORDER.filter((type) => types.has(type));
	const shown = named[0] === 'array' ? ['array'] : named;
	return { type: shown.length === 1 ? shown[0] : shown, ...items };
}

function propertiesOf(objects: object[]): Record<string, OutputSchema> {
	const keys = new Set(objects.flatMap(Object.keys));
	const valuesOf = (key: string) =>
		objects.flatMap((one) => (key in one ? [(one as Record<string, unknown>)[key]] : []));
	return Object.fromEntries([...keys].map((key) => [key, schemaFor(key, valuesOf(key))]));
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is object {
	return typeOf(value) === 'object';
}
