import { partsOf } from '../answers';

/** What a refused write says of itself. */
export interface Refusal {
	/** Names in it: quoted, or keys of an object with errors by field. */
	names: string[];
	/** A name in it is not known to the cabinet. */
	unknownName: boolean;
}

const UNKNOWN = /unknown|unexpected|unrecogni|not allowed|no such|extra|невідом|зайв/i;
const QUOTED = /["'`«]([^"'`»]{1,60})["'`»]/g;
const SHORT = /^[\p{L}_][\p{L}\p{N}_-]{0,39}$/u;

/** Reads the answer to a refused write, whatever its form. */
export function readRefusal(body: unknown): Refusal {
	const parts = partsOf(body);
	const texts = parts.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
	const text = texts.map((each) => each.slice(0, 500)).join(' ');
	const quoted = [...text.matchAll(QUOTED)].map((match) => match[1]);
	// `{ errors: { phone: […] } }` names "phone".
	const keys = parts.flatMap(({ keys: [, ...below] }) => below);
	const names = [...new Set([...quoted, ...keys])].filter((name) => SHORT.test(name));
	return { names, unknownName: UNKNOWN.test(text.replace(QUOTED, '')) };
}
