import { quoteError } from '../../../shared/http/shape';
import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import { type Facts, withFacts } from '../facts';
import { fieldsOf } from '../read/fields';
import { idFacts } from '../read/listFacts';
import { withoutNumbers } from '../strings';
import type { Written } from '../tables/names';
import { CREATE_PATHS, UPDATE_PATHS } from '../tables/requests';
import { envelopesFrom } from './adjustDraft';
import { type Created, createRecord, placeOfId } from './createRecord';
import { type Draft, draftForChange, draftForNew } from './draft';
import { findUpdate } from './findUpdate';
import { factsOfNote } from './note';
import { shapeOf } from './paths';
import type { Ids } from './plantedValues';
import { plantValues, refusesMissing } from './plantValues';
import { isTest, readEnds } from './readEnds';
import { clockFacts, constantFacts, formatFacts } from './recordFacts';
import { TestRecord } from './TestRecord';
import type { Learned, Trial } from './Trial';

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
	const before = await readEnds(session, contract, entity);
	if (before === null) return { trial: emptyTrial(entity), learned };

	const made = draftForNew(contract, entity, ids, before.rows, learned);
	const old = before.rows.find((row) => isTest(entity, row));
	const created: Created = old
		? { outcome: 'found', row: old, list: before, facts: factsOfNote(old), answer: null }
		: await createRecord(session, contract, made, before, learned.createShape);
	const { outcome, row, list, answer } = created;
	// The values of an earlier check stand there whatever is written, so they show no envelope.
	const envelope = created.facts['write.envelope'] as string | null | undefined;
	if (envelope !== undefined) made.envelopes = [envelope];
	const isNo = answer !== null && answer.kind !== 'good';
	const trial: Trial = {
		...emptyTrial(entity),
		outcome,
		said: isNo ? withoutNumbers(quoteError(answer.body)) : '',
	};
	if (row === null) return { trial, learned };

	if (made.everyName) {
		const { fields } = fieldsOf(entity, contract[entity].fields, [row], contract[entity].id);
		for (const [field, key] of Object.entries(fields))
			if (field in made.known) made.known[field].key = key;
	}
	const rows = [...before.rows, row];
	const facts: Facts = {
		...created.facts,
		...idFacts(entity, contract, rows),
		...formatFacts(row, made),
		...constantFacts(made),
	};
	const known = withFacts(contract, facts);
	const idKey = known[entity].id;
	const id = row[idKey] as string | number;
	if (answer) Object.assign(facts, placeOfId(entity, idKey, answer.body, id));
	Object.assign(trial, { id, row, facts, list: list && { ...list, rows: [row] } });

	const all = fieldsOf(entity, known[entity].fields, rows, idKey);
	const shown = { ...all, others: all.others.filter((key) => !(key in made.constants)) };
	const draft = draftForChange(known, ids, shown, made);
	const update = await findUpdate(
		session,
		new TestRecord(session, known, entity, id),
		draft,
		learned,
	);
	if (update === null) return { trial: { ...trial, outcome: 'unchangeable' }, learned };
	const { record, answer: first } = update;
	const planted = await plantValues(record, draft, first);
	const refused = [...draft.refused, ...(await refusesMissing(record, draft, shown))];
	trial.row = planted.row ?? row;
	const { path, method } = record.contract[entity].update;
	Object.assign(
		facts,
		keptFacts(draft, planted.kept),
		clockFacts(trial.row, draft, known, ids.now),
		{
			[`${entity}.update.path`]: path,
			[`${entity}.update.method`]: method,
		},
	);
	const lost = draft.fields.filter((field) => !planted.kept.includes(field));
	Object.assign(trial, { kept: planted.kept, refused, lost: [...lost, ...shown.missing], shown });
	const [envelopeNow] = draft.envelopes;
	const isKnown = learned.envelopes.length === 1 || planted.kept.length > 0;
	const create = String(facts[`${entity}.create.path`] ?? contract[entity].create.path);
	return {
		trial,
		learned: {
			...learned,
			envelopes: isKnown ? [envelopeNow] : envelopesFrom(envelopeNow),
			createShape: shapeOf(contract, entity, create, CREATE_PATHS),
			updateShape: shapeOf(contract, entity, path, UPDATE_PATHS, create),
			updateMethod: method,
		},
	};
}

/** What the fields show that kept their value. */
function keptFacts({ entity, known, envelopes }: Draft, kept: string[]): Facts {
	const facts: Facts = kept.length > 0 ? { 'write.envelope': envelopes[0] } : {};
	for (const field of kept) {
		const { key, forms } = known[field];
		Object.assign(facts, forms[0].facts, { [`${entity}.fields.${field}`]: key });
	}
	return facts;
}

function emptyTrial(entity: Written): Trial {
	return {
		...{ entity, outcome: 'notTried', said: '', id: null, facts: {} },
		...{ kept: [], lost: [], refused: [], shown: null, row: null, list: null },
	};
}
