import { entityNames } from '../../api/entityNames';
import type { CabinetSession } from '../CabinetSession';
import { type Facts, type Leaf, withFacts } from '../derive/facts';
import { formatFacts } from '../observe/dates';
import { fieldsOf } from '../observe/fields';
import type { Written } from '../tables/names';
import { createRecord, recordIn } from './createRecord';
import { type TestDraft, draftForChange, draftForNew } from './draft';
import { envelopesFrom, isConstant, isEnvelopeKnown } from './negotiate';
import { factsOfNote } from './note';
import { findUpdate, plantValues, refusesMissing } from './plantValues';
import { clockFacts, ownValues } from './clockFacts';
import { isTest, readEnds } from './readEnds';
import { TestRecord } from './TestRecord';
import type { Known, Trial } from './Trial';
import { trySecondValue } from './trySecondValue';

/**
 * Creates the record of the check of one kind, or finds the one of an earlier check; plants a value
 * in every field, and reads it back. It changes no other record.
 */
export async function tryRecord(
	session: CabinetSession,
	known: Known,
	entity: Written,
): Promise<Trial> {
	const { envelopes, now } = known;
	const nothing = { entity, said: '', id: null, facts: {}, lost: [], list: null, envelopes };
	const before = await readEnds(session, known.contract, entity);
	if (before === null) return { ...nothing, outcome: 'unclear' };

	const made = draftForNew(known, entity, before.rows);
	const old = before.rows.find((row) => isTest(entity, row));
	const noted = old ? factsOfNote(old) : {};
	// The values of an earlier check stand there whatever is written, so they show no envelope.
	if ('write.envelope' in noted) made.envelopes = [noted['write.envelope'] as string | null];
	const created = old
		? recordIn(known.contract, made, before.rows, { ...before, rows: [old] })
		: await createRecord(session, known.contract, made, before);
	if (created.list === null || created.id === null) return { ...nothing, ...created };

	const [row] = created.list.rows;
	const facts = { ...noted, ...created.facts, ...formatFacts(ownValues(row, made)) };
	const trial: Trial = { ...nothing, ...created, facts };
	const contract = withFacts(known.contract, facts);
	const shown = fieldsOf(contract, entity, [...before.rows, row]);
	Object.assign(facts, constantFacts(made, shown.fields.phone));
	const draft = draftForChange({ ...known, contract }, shown, made);
	const update = await findUpdate(new TestRecord(session, contract, entity, created.id), draft);
	if (update === null) return { ...trial, outcome: 'unchangeable' };

	const { record, answer } = update;
	const { row: read, kept: all } = await plantValues(record, draft, answer);
	// What the cabinet wants beside our fields has no place among them in the contract.
	const kept = all.filter((field) => !isConstant(draft, field));
	draft.refused.push(...(await refusesMissing(record, draft, shown)));
	const last = read ?? row;
	const { path, method } = record.contract[entity].update;
	Object.assign(facts, keptFacts(draft, kept), clockFacts(last, old, draft, contract, now), {
		[`${entity}.update.path`]: path,
		[`${entity}.update.method`]: method,
	});
	const changed = new TestRecord(session, withFacts(contract, facts), entity, created.id);
	// An earlier check has completed its task.
	const isDone = old !== undefined && entity === 'task';
	const second = isDone ? { facts: {}, row: last } : await trySecondValue(changed, shown, last);
	Object.assign(facts, second.facts);
	trial.list = { ...created.list, rows: [second.row] };

	const isLost = (field: string) =>
		!isConstant(draft, field) && !(`${entity}.fields.${field}` in facts);
	trial.lost = [...new Set([...draft.fields, ...draft.refused, ...shown.missing])].filter(isLost);
	const names = entityNames(contract, entity).fields;
	for (const field of draft.refused)
		if (isLost(field) && names[field] !== null) facts[`${entity}.fields.${field}`] = null;
	if (kept.length > 0 || isEnvelopeKnown(known)) trial.envelopes = draft.envelopes.slice(0, 1);
	else trial.envelopes = envelopesFrom(draft.envelopes[0]);
	return trial;
}

/** What has to stand in every new record; a call from a hidden number has none. */
function constantFacts(draft: TestDraft, phone = draft.writable.phone?.key): Facts {
	const { entity, fields, writable } = draft;
	const constants = fields.flatMap((field): Array<[string, Leaf]> => {
		if (entity === 'call' && field === 'phone') return [[phone, '0']];
		const { key, forms } = writable[field];
		return isConstant(draft, field) ? [[key, forms[0].wire as Leaf]] : [];
	});
	return Object.fromEntries(
		constants.map(([key, value]) => [`${entity}.create.constants.${key}`, value]),
	);
}

/** What the fields show that kept their value. */
function keptFacts({ entity, writable, envelopes }: TestDraft, kept: string[]): Facts {
	const facts: Facts = kept.length > 0 ? { 'write.envelope': envelopes[0] } : {};
	for (const field of kept) {
		const { key, forms } = writable[field];
		Object.assign(facts, forms[0].facts, { [`${entity}.fields.${field}`]: key });
	}
	return facts;
}
