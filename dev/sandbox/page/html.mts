/** HTML as a value of its own, so that it is never taken for text, nor text for it. */
export class Html {
	constructor(readonly source: string) {}
}

export type Part = Html | string | number | null | undefined | readonly Part[];

/** A template for HTML. Whatever is put in is escaped, unless it is HTML itself. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
	return new Html(String.raw({ raw: texts }, ...parts.map(written)));
}

function written(part: Part): string {
	if (Array.isArray(part)) return part.map(written).join('');
	if (part instanceof Html) return part.source;
	return String(part ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Ukrainian and English. */
export type Words = readonly [uk: string, en: string];

/** Attributes with the words in both languages; the page's script writes out those of the chosen one. */
export function inBoth([uk, en]: Words): Html {
	return html`data-uk="${uk}" data-en="${en}"`;
}

/** Words as an element. */
export function say(...words: Words): Html {
	return html`<span ${inBoth(words)}></span>`;
}

/** Words as an attribute, such as `aria-label`. */
export function attribute(name: string, ...words: Words): Html {
	return html`data-attribute="${name}" ${inBoth(words)}`;
}
