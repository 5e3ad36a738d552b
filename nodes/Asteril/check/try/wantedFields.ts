import type { Leaf } from '../facts';
import { plain } from '../strings';
import { FIELD_NAMES } from '../tables/names';
import type { Draft } from './draft';

/** A name that is no word of the language of errors. */
export function isFieldName({ entity, envelope }: Draft, name: string): boolean {
	return (
		name !== entity &&
		name !== envelope &&
		!/^(general|base|code|field|fields|errors?|message)$/i.test(name)
	);
}

/** A field that the cabinet wants: one of ours by its name, else it gets a value that stays the same. */
export function addWanted(draft: Draft, name: string): boolean {
	const words = FIELD_NAMES[draft.entity];
	const ours = Object.keys(words).find(
		(field) =>
			words[field].some((word) => plain(word) === plain(name)) &&
			!(draft.fields.includes(field) && draft.keys[field] === name) &&
			(draft.forms[field]?.length ?? 0) > 0,
	);
	if (ours === undefined) draft.constants[name] = 'n8n';
	else {
		draft.keys[ours] = name;
		draft.fields = [...new Set([...draft.fields, ours])];
		draft.wanted.push(ours);
	}
	return true;
}

const CONSTANTS: Leaf[] = ['n8n', '1', 1, 0, true, ''];

/** Tries the next value for a field that is not ours. @returns `false` when there is no other */
export function nextConstant(draft: Draft, name: string): boolean {
	const next = CONSTANTS[CONSTANTS.indexOf(draft.constants[name]) + 1];
	if (next === undefined || next === '') return false;
	draft.constants[name] = next;
	return true;
}
