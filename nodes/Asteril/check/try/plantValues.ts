import type { Row } from '../answers';
import type { Answer } from '../CabinetSession';
import type { KnownFields } from '../read/fields';
import { isEnvelopeKnown } from './adjustDraft';
import { bodyOf, type Draft } from './draft';
import { negotiate } from './negotiate';
import { isKept } from './plantedValues';
import type { TestRecord } from './TestRecord';

/** Refused writes after each of which the draft is changed. */
const TRIES = 14;

/**
 * Writes a value into every field of the record of the check, and reads it back.
 *
 * @param draft is left as it was taken
 * @param first answer to the draft as it is
 * @returns the record as it was read back, and our fields that kept their value
 */
export async function plantValues(
	record: TestRecord,
	draft: Draft,
	first: Answer,
): Promise<{ row: Row | null; kept: string[] }> {
	const answer = await change(record, draft, TRIES, first);
	if (answer?.kind === 'refused') await plantApart(record, draft);
	let row = await record.read();
	let kept = keptIn(draft, row);
	// Nothing is kept where the fields are not looked for in this envelope.
	const others = new Set(isEnvelopeKnown(draft) ? [] : draft.envelopes.slice(1));
	for (const envelope of others) {
		if (row === null || kept.length > 0) break;
		const other = { ...draft, envelopes: [envelope] };
		const again = await change(record, other, TRIES);
		// Without an envelope the fields are looked at for the first time, so one of them may be wrong.
		if (again?.kind === 'refused' && envelope === null) await plantApart(record, other);
		else if (again?.kind !== 'good') continue;
		row = await record.read();
		kept = keptIn(other, row);
		if (kept.length > 0) Object.assign(draft, other);
	}
	return { row, kept };
}

/** Writes half of the fields at once, half of these and so on, down to the one that is refused. */
async function plantApart(record: TestRecord, draft: Draft): Promise<void> {
	const groups = halves(draft.fields);
	const taken: string[] = [];
	while (groups.length > 0) {
		const fields = groups.shift() as string[];
		const part = { ...draft, fields, refused: [] };
		let answer = await change(record, part, TRIES);
		// One field alone: its forms are tried.
		const one = draft.writable[fields[0]];
		while (answer?.kind === 'refused' && fields.length === 1 && one.forms.length > 1) {
			one.forms = one.forms.slice(1);
			answer = await change(record, part, 1);
		}
		if (answer?.kind === 'good') taken.push(...part.fields);
		if (answer?.kind === 'refused' && fields.length > 1) groups.unshift(...halves(fields));
		else draft.refused.push(...part.refused, ...(answer?.kind === 'refused' ? fields : []));
	}
	draft.fields = taken;
}

function halves(fields: string[]): string[][] {
	const middle = Math.ceil(fields.length / 2);
	return [fields.slice(0, middle), fields.slice(middle)].filter((half) => half.length > 0);
}

async function change(
	record: TestRecord,
	draft: Draft,
	tries: number,
	first?: Answer,
): Promise<Answer | null> {
	return await negotiate(draft, async (body) => await record.write(body), tries, first);
}

function keptIn({ fields, writable }: Draft, row: Row | null): string[] {
	return fields.filter((field) => {
		const { key, forms } = writable[field];
		return row !== null && isKept(forms[0].wire, row[key]);
	});
}

/**
 * Our fields that no key of the record stands for, if the cabinet refuses them; where it drops them
 * they do no harm.
 */
export async function refusesMissing(
	record: TestRecord,
	draft: Draft,
	{ missing, showsEmpty }: KnownFields,
): Promise<string[]> {
	const fields = missing.filter(
		(field) => field in draft.writable && !draft.refused.includes(field),
	);
	if (!showsEmpty || fields.length === 0) return [];
	const answer = await record.write(bodyOf({ ...draft, fields }));
	return answer?.kind === 'refused' ? fields : [];
}
