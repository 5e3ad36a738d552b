import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import type { Facts } from '../facts';
import { fieldsOf, type KnownFields } from '../read/fields';
import { camelCase } from '../strings';
import { BLIND, FIELD_NAMES, FIRST, type Written } from '../tables/names';
import { type Form, formsOf, type Ids } from './plantedValues';
import type { Learned } from './Trial';

/** A body that is being worked out with the cabinet. It changes with each refusal. */
export interface Draft extends Pick<Learned, 'envelopes'> {
	entity: Written;
	/** Our field → the cabinet's key, and the forms that are left to be tried, the current one first. */
	known: Record<string, { key: string; forms: Form[] }>;
	/** Our fields to be written. */
	fields: string[];
	/** Fields that the cabinet wants and we do not know, by its own names. */
	constants: Facts;
	/** Our fields that were refused, under this name or in every form. */
	refused: string[];
	/** Sets of fields that are left to be tried where a refusal names nothing; `null` for a change. */
	blind: ReadonlyArray<readonly string[]> | null;
	/** Whether records of the cabinet have shown the names of the fields. */
	keysShown: boolean;
	/** Whether each field is sent under all its likely names, as the cabinet drops what it does not know. */
	everyName: boolean;
}

/** Builds a draft with what a new record needs, under the names that are known by now. */
export function draftForNew(
	contract: Contract,
	entity: Written,
	ids: Ids,
	rows: Row[],
	{ envelopes, dropsUnknown }: Learned,
): Draft {
	const { fields, id } = contract[entity];
	const shown = fieldsOf(entity, fields, rows, id);
	const known = knownFields(contract, entity, ids, shown);
	return {
		entity,
		known,
		fields: FIRST[entity].filter(
			(field) => field in known && (!shown.showsEmpty || field in shown.fields),
		),
		constants: {},
		envelopes,
		refused: [],
		blind: BLIND[entity],
		keysShown: shown.showsEmpty,
		everyName: dropsUnknown && !shown.showsEmpty,
	};
}

/** Builds a draft with every field that the record shows. What ends a record is tried apart. */
export function draftForChange(
	contract: Contract,
	ids: Ids,
	shown: KnownFields,
	made: Draft,
): Draft {
	const { entity } = made;
	const known = knownFields(contract, entity, ids, shown);
	const fields = Object.keys(known).filter(
		(field) =>
			(field in shown.fields || (!shown.showsEmpty && !made.refused.includes(field))) &&
			field !== (entity === 'task' ? 'status' : 'closed'),
	);
	// What the creation took, the record takes again.
	for (const field of made.fields)
		if (known[field]?.key === made.known[field].key) known[field] = made.known[field];
	return {
		...made,
		known,
		fields,
		constants: {},
		refused: [],
		blind: null,
		keysShown: shown.showsEmpty,
		everyName: false,
	};
}

/** Our fields that can be written, each under the key that the records show, else as assumed. */
function knownFields(
	contract: Contract,
	entity: Written,
	ids: Ids,
	shown: KnownFields,
): Draft['known'] {
	const names = Object.entries(entityNames(contract, entity).fields);
	return Object.fromEntries(
		names.flatMap(([field, assumed]) => {
			const key = shown.fields[field] ?? assumed;
			const forms = formsOf(contract, entity, field, ids);
			return key === null || forms.length === 0 ? [] : [[field, { key, forms }]];
		}),
	);
}

export function bodyOf({ entity, known, fields, constants, envelopes, everyName }: Draft): Row {
	const written = fields.flatMap((field) => {
		const { key, forms } = known[field];
		const likely = everyName ? FIELD_NAMES[entity][field] : [];
		const names = [...likely, ...likely.map(camelCase), key];
		return names.map((name) => [name, forms[0].wire] as const);
	});
	return inEnvelope(envelopes[0], { ...constants, ...Object.fromEntries(written) });
}

export function inEnvelope(envelope: string | null, fields: Row): Row {
	return envelope === null ? fields : { [envelope]: fields };
}
