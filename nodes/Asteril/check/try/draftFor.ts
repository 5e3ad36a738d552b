import type { Contract } from '../../api/contractTypes';
import { fieldsOf, type KnownFields } from '../read/fields';
import type { Row } from '../answers';
import type { Written } from '../tables/names';
import type { Draft } from './draft';
import { formsOf, type Ids } from './plantedValues';
import type { Learned } from './trials';
import { entityNames } from '../../api/entityNames';

/** Fields that a new record gets at once; the others are tried by changing it. */
const FIRST: Record<Written, readonly string[]> = {
	client: ['name', 'phone'],
	call: ['externalId'],
	task: ['externalId', 'title'],
};

/** Sets that are tried where a refusal names nothing, in this order. */
const BLIND: Record<Written, ReadonlyArray<readonly string[]>> = {
	client: [[], ['phone'], ['name', 'phone']],
	call: [[], ['direction'], ['direction', 'phone']],
	task: [[], ['title', 'responsible'], ['title', 'responsible', 'deadline']],
};

/** A draft with what a new record needs, under the names that are known by now. */
export function draftForNew(
	contract: Contract,
	entity: Written,
	ids: Ids,
	rows: Row[],
	learned: Learned,
): Draft {
	const shown = fieldsOf(entity, contract[entity].fields, rows, contract[entity].id);
	const fields = FIRST[entity].filter((field) => !shown.showsEmpty || field in shown.fields);
	return buildDraft(contract, entity, ids, shown, fields, learned);
}

/** A draft with every field that the record shows. The state of a task is tried apart. */
export function draftForChange(
	contract: Contract,
	entity: Written,
	ids: Ids,
	shown: KnownFields,
	made: Draft,
	learned: Learned,
): Draft {
	const all = Object.keys(contract[entity].fields).filter(
		(field) => field in shown.fields || (!shown.showsEmpty && !made.refused.includes(field)),
	);
	const apart = entity === 'task' ? ['status'] : ['closed'];
	const fields = all.filter((field) => !apart.includes(field));
	const draft = buildDraft(contract, entity, ids, shown, fields, learned);
	// What the creation took, it takes again.
	const taken = made.fields.filter((field) => made.keys[field] === draft.keys[field]);
	for (const field of taken) draft.forms[field] = made.forms[field];
	return { ...draft, envelope: made.envelope, envelopeKnown: made.envelopeKnown, blind: 'change' };
}

function buildDraft(
	contract: Contract,
	entity: Written,
	ids: Ids,
	shown: KnownFields,
	fields: string[],
	{ envelope, envelopeKnown, dropsUnknown }: Learned,
): Draft {
	const names = entityNames(contract, entity).fields;
	const keys: Record<string, string> = {};
	const forms: Draft['forms'] = {};
	for (const [field, assumed] of Object.entries(names)) {
		const key = shown.fields[field] ?? assumed;
		if (key === null) continue;
		keys[field] = key;
		forms[field] = formsOf(contract, entity, field, ids);
	}
	return {
		entity,
		keys,
		forms,
		fields: fields.filter((field) => (forms[field]?.length ?? 0) > 0),
		constants: {},
		envelope,
		refusedEnvelopes: [],
		envelopeKnown,
		refused: [],
		wanted: [],
		blind: BLIND[entity],
		keysShown: shown.showsEmpty,
		dropsUnknown: dropsUnknown && !shown.showsEmpty,
		everyName: false,
		doubted: [],
	};
}
