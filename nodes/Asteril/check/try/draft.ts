import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import { fieldsOf, type KnownFields } from '../observe/fields';
import { camelCase } from '../strings';
import { FIELD_NAMES, NEW, type Written } from '../tables/names';
import { type Form, formsOf } from './plantedValues';
import type { Known } from './Trial';

/** A body that is being worked out with the cabinet. It changes with each refusal. */
export interface TestDraft extends Pick<Known, 'envelopes'> {
	entity: Written;
	/**
	 * Field → the cabinet's key, and the forms that are left to be tried, the current one first. What the
	 * cabinet wants and is none of our fields stands there under its own name.
	 */
	writable: Record<string, { key: string; forms: Form[] }>;
	/** Fields to be written. */
	fields: string[];
	/** Fields that were refused, under this name or in every form. */
	refused: string[];
	/** Sets of fields that are left to be tried where a refusal names nothing; `null` for a change. */
	blind: ReadonlyArray<readonly string[]> | null;
	/** Whether records of the cabinet have shown the names of the fields. */
	keysShown: boolean;
	/**
	 * Whether each field is sent under all its likely names: `always` where the cabinet drops what it does
	 * not know, else once at last, where it may do so.
	 */
	everyName: 'always' | 'last' | 'now' | 'never';
}

/** Builds a draft with what a new record needs, under the names that are known by now. */
export function draftForNew(known: Known, entity: Written, rows: Row[]): TestDraft {
	const shown = fieldsOf(known.contract, entity, rows);
	const writable = writableFields(known, entity, shown);
	const [first, ...blind] = NEW[entity];
	return {
		entity,
		writable,
		fields: first.filter((field) => field in writable),
		envelopes: known.envelopes,
		refused: [],
		blind,
		keysShown: shown.showsEmpty,
		everyName: shown.showsEmpty ? 'never' : known.dropsUnknown ? 'always' : 'last',
	};
}

/** Builds a draft with every field that the record may have. What ends a record is tried apart. */
export function draftForChange(known: Known, shown: KnownFields, made: TestDraft): TestDraft {
	const writable = writableFields(known, made.entity, shown);
	const end = made.entity === 'task' ? 'status' : 'closed';
	const fields = Object.keys(writable).filter(
		(field) => field !== end && (field in shown.fields || !shown.showsEmpty),
	);
	// What the creation took, the record takes again.
	for (const field of made.fields)
		if (writable[field]?.key === made.writable[field].key) writable[field] = made.writable[field];
	return { ...made, writable, fields, refused: [], blind: null, everyName: 'never' };
}

/** Our fields that can be written, each under the key that the records show, else as assumed. */
function writableFields(known: Known, entity: Written, shown: KnownFields): TestDraft['writable'] {
	const names = Object.entries(entityNames(known.contract, entity).fields);
	return Object.fromEntries(
		names.flatMap(([field, assumed]) => {
			const key = shown.fields[field] ?? assumed;
			const forms = formsOf(known, entity, field);
			return key === null || forms.length === 0 ? [] : [[field, { key, forms }]];
		}),
	);
}

export function bodyOf({ entity, writable, fields, envelopes, everyName }: TestDraft): Row {
	const written = fields.flatMap((field) => {
		const { key, forms } = writable[field];
		const isEvery = everyName === 'always' || everyName === 'now';
		const likely = isEvery ? (FIELD_NAMES[entity][field] ?? []) : [];
		const names = [...likely, ...likely.map(camelCase), key];
		return names.map((name) => [name, forms[0].wire] as const);
	});
	return inEnvelope(envelopes[0], Object.fromEntries(written));
}

export function inEnvelope(envelope: string | null, fields: Row): Row {
	return envelope === null ? fields : { [envelope]: fields };
}
