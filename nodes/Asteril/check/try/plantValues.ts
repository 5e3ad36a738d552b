import type { Row } from '../answers';
import type { Answer } from '../CabinetSession';
import { withFacts } from '../derive/facts';
import type { KnownFields } from '../observe/fields';
import { bodyOf, type TestDraft } from './draft';
import { isEnvelopeKnown, negotiate } from './negotiate';
import { isKept } from './plantedValues';
import { waysOf } from './paths';
import { TestRecord } from './TestRecord';

/**
 * Finds the way in which a record is changed, by writing the draft.
 *
 * @returns the record with a contract that names the way, and what it answered to the draft
 */
export async function findUpdate(
	{ session, contract, entity, id }: TestRecord,
	draft: TestDraft,
): Promise<{ record: TestRecord; answer: Answer } | null> {
	for (const way of waysOf(contract, entity, 'update')) {
		const record = new TestRecord(session, withFacts(contract, way), entity, id);
		const answer = await record.write(bodyOf(draft));
		if (answer === null) return null;
		if (answer.kind === 'good' || answer.kind === 'refused') return { record, answer };
	}
	return null;
}

/**
 * Writes a value into every field of the record of the check, and reads it back.
 *
 * @param draft is left as it was taken
 * @param first answer to the draft as it is
 * @returns the record as it was read back, and our fields that kept their value
 */
export async function plantValues(
	record: TestRecord,
	draft: TestDraft,
	first: Answer,
): Promise<{ row: Row | null; kept: string[] }> {
	await plant(record, draft, first);
	let row = await record.read();
	let kept = keptIn(draft, row);
	// Nothing is kept where the fields are not looked for in this envelope.
	for (const envelope of new Set(isEnvelopeKnown(draft) ? [] : draft.envelopes.slice(1))) {
		if (row === null || kept.length > 0) break;
		const other = { ...draft, envelopes: [envelope], refused: [...draft.refused] };
		await plant(record, other);
		row = await record.read();
		kept = keptIn(other, row);
		if (kept.length > 0) Object.assign(draft, other);
	}
	return { row, kept };
}

/** Writes the fields; where they are refused, each half of them, down to one alone in each of its forms. */
async function plant(record: TestRecord, draft: TestDraft, first?: Answer): Promise<void> {
	const answer = await negotiate(draft, async (body) => await record.write(body), first);
	const { fields, writable } = draft;
	if (answer?.kind !== 'refused' || fields.length === 0) return;
	if (fields.length > 1) {
		const middle = Math.ceil(fields.length / 2);
		const taken: string[] = [];
		for (const half of [fields.slice(0, middle), fields.slice(middle)]) {
			draft.fields = half;
			await plant(record, draft);
			taken.push(...draft.fields);
		}
		draft.fields = taken;
	} else if (writable[fields[0]].forms.length > 1) {
		writable[fields[0]].forms.shift();
		await plant(record, draft);
	} else {
		draft.refused.push(...fields);
		draft.fields = [];
	}
}

/**
 * Our fields that no key of the record stands for, if the cabinet refuses them; where it drops them
 * they do no harm.
 */
export async function refusesMissing(
	record: TestRecord,
	draft: TestDraft,
	{ missing, showsEmpty }: KnownFields,
): Promise<string[]> {
	const fields = missing.filter((field) => field in draft.writable);
	if (!showsEmpty || fields.length === 0) return [];
	return (await record.write(bodyOf({ ...draft, fields })))?.kind === 'refused' ? fields : [];
}

function keptIn({ fields, writable }: TestDraft, row: Row | null): string[] {
	return fields.filter((field) => {
		const { key, forms } = writable[field];
		return row !== null && isKept(forms[0].wire, row[key]);
	});
}
