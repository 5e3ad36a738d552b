/** Keys and types of an answer, never its values: `{ pages: number, items: array of 3 }`. */
export function describeShape(body: unknown): string {
	if (body === null || body === undefined) return 'nothing';
	if (Array.isArray(body)) return `array of ${body.length}`;
	if (typeof body === 'string') return describeText(body);
	if (typeof body !== 'object') return typeof body;
	const parts = Object.entries(body)
		.slice(0, 12)
		.map(([key, value]) => `${key}: ${describePart(value)}`);
	return `{ ${parts.join(', ')} }`;
}

function describePart(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? describeShape(value) : typeof value;
}

function describeText(text: string): string {
	if (text.trim() === '') return 'an empty answer';
	return /<html|<!doctype/i.test(text.slice(0, 1000)) ? 'an HTML page' : 'a text';
}

/**
 * What the cabinet itself says of an error, cut short. The form of its errors is unknown, so this
 * takes the first text it finds.
 */
export function quoteError(body: unknown): string {
	const text = firstText(body, 3)?.replace(/<[^>]*>/g, ' ') ?? '';
	return text.replace(/\s+/g, ' ').trim().slice(0, 200) || 'no reason given';
}

function firstText(value: unknown, depth: number): string | undefined {
	if (typeof value === 'string') return value.slice(0, 2000);
	if (typeof value !== 'object' || value === null || depth === 0) return undefined;
	for (const part of Object.values(value)) {
		const text = firstText(part, depth - 1);
		if (text !== undefined) return text;
	}
	return undefined;
}
