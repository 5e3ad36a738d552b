import { quoteError } from '../../../shared/http/shape';
import type { Contract } from '../../api/contractTypes';
import type { Row } from '../answers';
import type { CabinetSession } from '../CabinetSession';
import { type Facts, withFacts } from '../facts';
import { fieldsOf } from '../read/fields';
import { idFacts } from '../read/listFacts';
import { withoutNumbers } from '../strings';
import type { Written } from '../tables/names';
import { envelopesFrom } from './adjustDraft';
import { type Created, createRecord, placeOfId } from './createRecord';
import { type Draft, draftForChange, draftForNew } from './draft';
import { findUpdate } from './findUpdate';
import type { Known } from './Known';
import { factsOfNote } from './note';
import { plantValues, refusesMissing } from './plantValues';
import { isTest, readEnds } from './readEnds';
import { clockFacts, constantFacts, formatFacts } from './recordFacts';
import { TestRecord } from './TestRecord';
import type { Trial } from './Trial';

/**
 * Creates the record of the check of one kind, or finds the one of an earlier check; plants a value
 * in every field, and reads it back. It changes no other record.
 *
 * @returns the trial, and the envelopes of a write that are left to be tried
 */
export async function tryRecord(
	session: CabinetSession,
	known: Known,
	entity: Written,
): Promise<{ trial: Trial; envelopes: Known['envelopes'] }> {
	const { contract, envelopes, now } = known;
	const before = await readEnds(session, contract, entity);
	if (before === null) return { trial: emptyTrial(entity), envelopes };

	const made = draftForNew(known, entity, before.rows);
	const old = before.rows.find((row) => isTest(entity, row));
	const created: Created = old
		? { outcome: 'found', row: old, list: before, facts: factsOfNote(old), answer: null }
		: await createRecord(session, contract, made, before);
	const { outcome, row, list, answer, facts } = created;
	// The values of an earlier check stand there whatever is written, so they show no envelope.
	const noted = facts['write.envelope'] as string | null | undefined;
	if (noted !== undefined) made.envelopes = [noted];
	const isNo = answer !== null && answer.kind !== 'good';
	const said = isNo ? withoutNumbers(quoteError(answer.body)) : '';
	const trial: Trial = { ...emptyTrial(entity), outcome, said };
	if (row === null) return { trial, envelopes };

	if (made.everyName) takeShownNames(made, contract, row);
	const rows = [...before.rows, row];
	Object.assign(
		facts,
		idFacts(entity, contract, rows),
		formatFacts(row, made),
		constantFacts(made),
	);
	const shownContract = withFacts(contract, facts);
	const idKey = shownContract[entity].id;
	const id = row[idKey] as string | number;
	if (answer) Object.assign(facts, placeOfId(entity, idKey, answer.body, id));
	Object.assign(trial, { id, row, facts, list });

	const all = fieldsOf(entity, shownContract[entity].fields, rows, idKey);
	const shown = { ...all, others: all.others.filter((key) => !(key in made.constants)) };
	const draft = draftForChange({ ...known, contract: shownContract }, shown, made);
	const found = new TestRecord(session, shownContract, entity, id);
	const update = await findUpdate(session, found, draft);
	if (update === null) return { trial: { ...trial, outcome: 'unchangeable' }, envelopes };

	const { record, answer: first } = update;
	const { row: read, kept } = await plantValues(record, draft, first);
	const refused = [...draft.refused, ...(await refusesMissing(record, draft, shown))];
	const lost = [...draft.fields.filter((field) => !kept.includes(field)), ...shown.missing];
	Object.assign(trial, { row: read ?? row, refused, lost, shown });
	const { path, method } = record.contract[entity].update;
	Object.assign(facts, keptFacts(draft, kept), clockFacts(read ?? row, draft, contract, now), {
		[`${entity}.update.path`]: path,
		[`${entity}.update.method`]: method,
	});
	const [envelope] = draft.envelopes;
	const isKnown = envelopes.length === 1 || kept.length > 0;
	return { trial, envelopes: isKnown ? [envelope] : envelopesFrom(envelope) };
}

/** Of the likely names under which each field was sent, the record shows the right one. */
function takeShownNames({ entity, writable }: Draft, contract: Contract, row: Row): void {
	const { fields, id } = contract[entity];
	for (const [field, key] of Object.entries(fieldsOf(entity, fields, [row], id).fields))
		if (field in writable) writable[field].key = key;
}

/** What the fields show that kept their value. */
function keptFacts({ entity, writable, envelopes }: Draft, kept: string[]): Facts {
	const facts: Facts = kept.length > 0 ? { 'write.envelope': envelopes[0] } : {};
	for (const field of kept) {
		const { key, forms } = writable[field];
		Object.assign(facts, forms[0].facts, { [`${entity}.fields.${field}`]: key });
	}
	return facts;
}

function emptyTrial(entity: Written): Trial {
	return {
		entity,
		outcome: 'notTried',
		said: '',
		id: null,
		facts: {},
		lost: [],
		refused: [],
		shown: null,
		row: null,
		list: null,
	};
}
