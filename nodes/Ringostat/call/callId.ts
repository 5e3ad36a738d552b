import { cut } from './cut';
import type { Fields } from './fields';

const LONGEST_ID = 200;
/** Programs write these for "no id". */
const NO_ID = /^[-0.]*$|^-1$/;

/** Ringostat's own id of the call, or `null` when it sent none. */
export function readId(fields: Fields): string | null {
	for (const field of fields.of('id')) {
		if (NO_ID.test(field.text)) continue;
		field.used = true;
		if (field.text.length <= LONGEST_ID) return field.text;
		// Two long ids may begin alike, so the part that is cut off stays in as a digest.
		return `${cut(field.text, LONGEST_ID - 20)}~${digest(field.text)}`;
	}
	return null;
}

/**
 * An id from what the call is, for bodies without one: the same delivery gives the same id every
 * time. The parts are direction, client, line, moment, status and talk time (and, where those are
 * missing, what stands in for them).
 */
export function derivedId(parts: ReadonlyArray<string | number | null>): string {
	return `derived-${digest(parts.map((part) => part ?? '').join('|'))}`;
}

/** 64 bits in hexadecimal (two rounds of cyrb53's mixing); no secret, only a short fingerprint. */
function digest(text: string): string {
	return mix(text, 0x9e3779b9) + mix(text, 0x85ebca6b);
}

function mix(text: string, seed: number): string {
	let a = 0xdeadbeef ^ seed;
	let b = 0x41c6ce57 ^ seed;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 2654435761);
		b = Math.imul(b ^ code, 1597334677);
	}
	a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
	return (a >>> 0).toString(16).padStart(8, '0');
}
