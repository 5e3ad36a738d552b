/** Longest text that is taken over from a call into a field. */
const LONGEST = 1000;

/** Text from outside as plain data: no control characters, no surrounding space, a sane length. */
export function cleanText(text: string, longest = LONGEST): string {
	return (
		text
			.slice(0, longest * 2)
			// eslint would have \p{Cc} spelled out; this is every control character, newlines included
			.replace(/\p{Cc}+/gu, ' ')
			.trim()
			.slice(0, longest)
	);
}

/** Text that was typed into a credential, trimmed; an expression may give a number, or nothing. */
export function typedText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * Fills `{name}` in a text. A line with a name whose value is empty is left out, so a template can
 * mention what is not always known. Unknown names are not replaced, so that a typo is seen.
 */
export function fillText(template: string, values: Record<string, string | null>): string {
	const lines = template.split('\n').map((line) => {
		const names = [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		if (names.some((name) => values[name] === null || values[name] === '')) return null;
		return line.replace(/\{(\w+)\}/g, (whole, name: string) =>
			Object.hasOwn(values, name) ? cleanText(values[name] ?? '') : whole,
		);
	});
	return lines.filter((line) => line !== null).join('\n');
}

/** Fills `{name}` in a title, one line; `fallback` when nothing is left of it. */
export function fillTitle(
	template: string,
	values: Record<string, string | null>,
	fallback: string,
): string {
	return cleanText(fillText(template, values)) || cleanText(fallback);
}
