/** Enough for JSON inside JSON inside a form; no webhook with more was seen. */
const MOST_LAYERS = 3;
/** n8n's own limit for a body. */
const LONGEST_BODY = 16 * 1024 * 1024;
const MOST_FORM_KEYS = 1_000;

/**
 * Returns what a body of any content type holds: text and bytes are read as JSON or as a form, and
 * JSON that a form parser cut up is put together again. `null` when there is nothing to read.
 */
export function decodeBody(body: unknown): unknown {
	if (typeof body === 'string') return decodeText(body, 0);
	if (body instanceof Uint8Array) {
		return body.length > LONGEST_BODY ? null : decodeText(new TextDecoder().decode(body), 0);
	}
	if (typeof body !== 'object' || body === null) return null;
	if (Array.isArray(body)) return body;
	const bytes = serializedBuffer(body);
	return bytes ? decodeBody(bytes) : (rejoinedJson(body) ?? body);
}

/** Returns a value that may be JSON as text (`additional_call_data`); `null` when it is not. */
export function decodeNested(value: unknown): unknown {
	if (typeof value !== 'string') return typeof value === 'object' ? value : null;
	const start = value.trimStart().charAt(0);
	return start === '{' || start === '[' ? parseJson(value) : null;
}

function decodeText(text: string, layer: number): unknown {
	if (layer >= MOST_LAYERS || text.length > LONGEST_BODY) return null;
	const plain = text.replace(/^\ufeff/, '').trim();
	if (/^[{["]/.test(plain)) {
		const value = parseJson(plain);
		if (typeof value === 'string') return decodeText(value, layer + 1);
		if (value !== null) return value;
	}
	// JSON whose every mark was escaped has no '=' left that a form could be cut at.
	if (!plain.includes('=')) {
		return /^%(7B|5B)/i.test(plain) ? decodeText(unescapeForm(plain), layer + 1) : null;
	}
	// A page of HTML has '=' as well, but no form begins with '<'.
	if (/^[<{[]/.test(plain)) return null;
	const form = parseForm(plain);
	return rejoinedJson(form) ?? form;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

function parseForm(text: string): Record<string, unknown> {
	const form = Object.create(null) as Record<string, unknown>;
	for (const pair of text.split('&', MOST_FORM_KEYS)) {
		const equals = pair.indexOf('=');
		const key = unescapeForm(equals < 0 ? pair : pair.slice(0, equals));
		const value = equals < 0 ? '' : unescapeForm(pair.slice(equals + 1));
		const known = form[key];
		// Of a repeated key the first filled value counts.
		if (known === undefined || known === '') form[key] = value;
	}
	return form;
}

/** Decodes a text of a form. What is not UTF-8 behind its percent signs stays as it is. */
function unescapeForm(text: string): string {
	const spaced = text.replaceAll('+', ' ');
	if (!spaced.includes('%')) return spaced;
	try {
		return decodeURIComponent(spaced);
	} catch {
		return spaced;
	}
}

/** `{ type: 'Buffer', data: [123, …] }`: bytes that went through JSON. */
function serializedBuffer(body: object): Uint8Array | null {
	if (!('type' in body) || body.type !== 'Buffer' || !('data' in body)) return null;
	const data: unknown = body.data;
	const isBytes = Array.isArray(data) && data.every((byte) => typeof byte === 'number');
	return isBytes ? Uint8Array.from(data as number[]) : null;
}

/**
 * JSON sent as a form: a form parser takes it for keys and cuts it at `&` and `=`, leaving
 * `{ '{"a":1}': '' }` or pieces of it in order. Some parsers strip the brackets of an array.
 */
function rejoinedJson(form: object): unknown {
	const keys = Object.keys(form);
	if (keys.length === 0 || keys.length > MOST_FORM_KEYS || !/^\s*[{[]/.test(keys[0])) return null;
	const text = keys
		.map((key) => {
			const value = (form as Record<string, unknown>)[key];
			const values = (Array.isArray(value) ? value : [value]) as unknown[];
			return values
				.map((one) => (typeof one === 'string' && one !== '' ? `${key}=${one}` : key))
				.join('&');
		})
		.join('&');
	return parseJson(text) ?? parseJson(`[${text}]`);
}
