/** Small helpers. Data only ever goes in as text or as a checked attribute, never as HTML. */

/** `make('a', { href: '#x' }, 'text', otherNode)` */
export function make(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value === true) element.setAttribute(name, '');
		else if (value !== null && value !== false) element.setAttribute(name, String(value));
	}
	element.append(...children.filter((child) => child !== null && child !== ''));
	return element;
}

/** A link's address only if it is http(s): a record could hold `javascript:`. */
export function safeLink(text) {
	try {
		const url = new URL(text);
		return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
	} catch {
		return null;
	}
}

/**
 * Shows the records in the container, one element each. An element whose record did not change
 * stays, so that a recording goes on playing while new calls come in above it.
 */
export function showRecords(container, records, signatureOf, build) {
	const present = new Map([...container.children].map((child) => [child.dataset.key, child]));
	const wanted = records.map((record) => {
		const key = String(record.id);
		const signature = signatureOf(record);
		const old = present.get(key);
		if (old?.dataset.signature === signature) return old;
		const element = build(record);
		element.dataset.key = key;
		element.dataset.signature = signature;
		return element;
	});
	const kept = new Set(wanted);
	for (const child of [...container.children]) if (!kept.has(child)) child.remove();
	wanted.forEach((element, index) => {
		// Moving an element in the document would stop its player, so only misplaced ones move.
		const there = container.children[index];
		if (there !== element) container.insertBefore(element, there ?? null);
	});
}

export async function api(path, body) {
	const response = await fetch(`/_sandbox/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
	return answer;
}
