import { quoteError } from '../../../shared/http/shape';
import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import { fieldsOf } from '../read/fields';
import { idFacts } from '../read/listFacts';
import type { Written } from '../tables/names';
import { CREATE_PATHS, UPDATE_PATHS } from '../tables/requests';
import { withFacts } from '../facts';
import { withoutNumbers } from '../strings';
import { createTest, placeOfId } from './createTest';
import { draftForChange, draftForNew } from './draftFor';
import { shapeOf } from './paths';
import type { Ids } from './plantedValues';
import { findNeeded, plantValues, refusesMissing } from './plantValues';
import { factsOfNote } from './note';
import { clockFacts, constantFacts, formatFacts } from './recordFacts';
import { isTest, readEnds } from './readEnds';
import type { Learned, Trial } from './trials';
import { findUpdate } from './updateTest';

export interface Tried {
	trial: Trial;
	learned: Learned;
}

/**
 * Creates the record of the check of one kind, or finds the one of an earlier check; plants a value
 * in every field, and reads it back. It changes no other record.
 *
 * @param contract as far as it is known
 */
export async function tryRecord(
	session: CabinetSession,
	contract: Contract,
	entity: Written,
	ids: Ids,
	learned: Learned,
): Promise<Tried> {
	const trial = emptyTrial(entity);
	const before = await readEnds(session, contract, entity);
	if (before === null) return { trial, learned };

	const made = draftForNew(contract, entity, ids, before.rows, learned);
	const old = before.rows.find((row) => isTest(entity, row));
	const created = old
		? ({
				outcome: 'found',
				row: old,
				facts: factsOfNote(old),
				answer: null,
				keys: before.keys,
				body: before.body,
			} as const)
		: await createTest(session, contract, made, before, learned.createShape);
	const { row, answer, facts } = created;
	// The values of an earlier check stand there whatever is written, so they show no envelope.
	if ('write.envelope' in facts)
		Object.assign(made, { envelope: facts['write.envelope'], envelopeKnown: true });
	trial.outcome = created.outcome;
	if (answer !== null && answer.kind !== 'good')
		trial.said = withoutNumbers(quoteError(answer.body));
	if (row === null) return { trial, learned };

	const rows = [...before.rows, row];
	if (made.everyName) {
		const { fields } = fieldsOf(entity, contract[entity].fields, [row], contract[entity].id);
		made.keys = { ...made.keys, ...fields };
	}
	trial.facts = {
		...facts,
		...idFacts(entity, contract, rows),
		...formatFacts(row, Object.values(made.keys)),
		...constantFacts(made),
	};
	const now = withFacts(contract, trial.facts);
	const idKey = now[entity].id;
	const id = row[idKey] as string | number;
	Object.assign(trial, { id, row, keys: created.keys ?? before.keys, body: created.body });
	if (answer) Object.assign(trial.facts, placeOfId(entity, idKey, answer.body, id));

	const constants = Object.keys(made.constants);
	const all = fieldsOf(entity, now[entity].fields, rows, idKey);
	const shown = { ...all, others: all.others.filter((key) => !constants.includes(key)) };
	const draft = draftForChange(now, entity, ids, shown, made, learned);
	const found = await findUpdate(session, now, draft, id, learned);
	if (found === null) return { trial: { ...trial, outcome: 'unchangeable' }, learned };
	const { way } = found;
	const planted = await plantValues(session, now, draft, way, id, found.answer);
	const needed = await findNeeded(session, now, draft, way, id, shown, ids);
	const refused = await refusesMissing(session, draft, way, id, shown);
	const written = Object.values(draft.keys);
	Object.assign(trial.facts, planted.facts, needed, {
		[`${entity}.update.path`]: way.path,
		[`${entity}.update.method`]: way.method,
		...(planted.kept.length > 0 && { 'write.envelope': draft.envelope }),
		...clockFacts(planted.row ?? row, written, contract, ids.now),
	});
	trial.kept = planted.kept;
	trial.refused = [...draft.refused, ...refused];
	trial.lost = [...planted.lost, ...shown.missing].filter(
		(field) => !(`${entity}.fields.${field}` in needed),
	);
	trial.shown = shown;
	trial.row = planted.row ?? row;
	const create = String(trial.facts[`${entity}.create.path`] ?? contract[entity].create.path);
	return {
		trial,
		learned: {
			...learned,
			envelope: draft.envelope,
			envelopeKnown: learned.envelopeKnown || planted.kept.length > 0,
			createShape: shapeOf(contract, entity, create, CREATE_PATHS),
			updateShape: shapeOf(contract, entity, way.path, UPDATE_PATHS, create),
			updateMethod: way.method,
		},
	};
}

function emptyTrial(entity: Written): Trial {
	return {
		entity,
		outcome: 'notTried',
		said: '',
		id: null,
		facts: {},
		kept: [],
		lost: [],
		refused: [],
		missing: [],
		shown: null,
		row: null,
		keys: null,
		body: null,
	};
}
