import { camelCase } from '../strings';
import { FIELD_NAMES, type Written } from '../tables/names';
import type { Facts } from '../facts';
import type { Form } from './plantedValues';

/** A body that is being worked out with the cabinet. It changes with each refusal. */
export interface Draft {
	entity: Written;
	/** Our field → the cabinet's key. */
	keys: Record<string, string>;
	/** Our field → the forms that are left to be tried, the current one first. */
	forms: Record<string, Form[]>;
	/** Our fields to be written. */
	fields: string[];
	/** Fields that the cabinet wants and we do not know, by its own names. */
	constants: Facts;
	envelope: string | null;
	/** Envelopes that were refused. */
	refusedEnvelopes: Array<string | null>;
	envelopeKnown: boolean;
	/** Our fields that were refused, under this name or in every form. */
	refused: string[];
	/** Our fields that the cabinet named as wanted. */
	wanted: string[];
	/** Sets of fields that are left to be tried where a refusal names nothing; a change is tried otherwise. */
	blind: ReadonlyArray<readonly string[]> | 'change';
	/** Whether records of the cabinet have shown the names of the fields. */
	keysShown: boolean;
	/** Whether each field may be sent under all its likely names, since the cabinet drops what it does not know. */
	dropsUnknown: boolean;
	/** Whether each field is sent under all of them now. */
	everyName: boolean;
	/** Our fields that were left out at once because their name may be wrong. */
	doubted: string[];
}

export function bodyOf({
	fields,
	keys,
	forms,
	constants,
	envelope,
	entity,
	everyName,
}: Draft): Record<string, unknown> {
	const body = Object.fromEntries([
		...Object.entries(constants),
		...fields.flatMap((field) => {
			const [form] = forms[field] ?? [];
			if (!form || !keys[field]) return [];
			const likely = everyName ? FIELD_NAMES[entity][field] : [];
			const names = [...likely, ...likely.map(camelCase), keys[field]];
			return names.map((name) => [name, form.wire] as const);
		}),
	]) as Record<string, unknown>;
	return inEnvelope(envelope, body);
}

export function inEnvelope(
	envelope: string | null,
	fields: Record<string, unknown>,
): Record<string, unknown> {
	return envelope === null ? fields : { [envelope]: fields };
}
