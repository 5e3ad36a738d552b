import type { Contract } from '../../api/contractTypes';
import type { Row } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import type { KnownFields } from '../read/fields';
import { NEEDED } from '../tables/names';
import { ENVELOPES } from '../tables/requests';
import type { Facts } from '../facts';
import type { Draft } from './draft';
import { formsOf, type Ids } from './plantedValues';
import { readEnds } from './readEnds';
import { isKept, update, type Way } from './updateTest';

export interface Planted {
	/** The record as it was read back. */
	row: Row | null;
	facts: Facts;
	kept: string[];
	lost: string[];
}

/** Refused writes after each of which the draft is changed. */
const TRIES = 14;

/** Writes a value into every field of the record of the check, and reads it back. */
export async function plantValues(
	session: CabinetSession,
	contract: Contract,
	draft: Draft,
	way: Way,
	id: string | number,
	first: Answer,
): Promise<Planted> {
	const answer = await update(session, way, id, draft, TRIES, first);
	if (answer?.kind === 'refused') await plantApart(session, draft, way, id);
	let row = await readRow(session, contract, draft, id);
	let kept = keptIn(draft, row);
	// Nothing is kept where the fields are not looked for in this envelope.
	for (const envelope of ENVELOPES) {
		if (row === null || kept.length > 0 || draft.envelopeKnown || envelope === draft.envelope)
			continue;
		const other = { ...draft, envelope, envelopeKnown: true };
		const again = await update(session, way, id, other, TRIES);
		// Without an envelope the fields are looked at for the first time, so one of them may be wrong.
		if (again?.kind === 'refused' && envelope === null) await plantApart(session, other, way, id);
		else if (again?.kind !== 'good') continue;
		row = await readRow(session, contract, other, id);
		kept = keptIn(other, row);
		if (kept.length > 0) Object.assign(draft, other);
	}
	const facts: Facts = {};
	for (const field of kept) {
		Object.assign(facts, draft.forms[field][0].facts);
		facts[`${draft.entity}.fields.${field}`] = draft.keys[field];
	}
	return { row, facts, kept, lost: draft.fields.filter((field) => !kept.includes(field)) };
}

/** Writes half of the fields at once, half of these and so on, down to the one that is refused. */
async function plantApart(
	session: CabinetSession,
	draft: Draft,
	way: Way,
	id: string | number,
): Promise<void> {
	const groups = halves(draft.fields);
	const taken: string[] = [];
	while (groups.length > 0) {
		const fields = groups.shift() as string[];
		const part = { ...draft, fields, refused: [] };
		let answer = await update(session, way, id, part, TRIES);
		// One field alone: its forms are tried.
		while (answer?.kind === 'refused' && fields.length === 1 && part.forms[fields[0]].length > 1) {
			part.forms[fields[0]] = part.forms[fields[0]].slice(1);
			answer = await update(session, way, id, part, 1);
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

function keptIn({ fields, forms, keys }: Draft, row: Row | null): string[] {
	return fields.filter((field) => row !== null && isKept(forms[field][0].wire, row[keys[field]]));
}

/** Fields that the nodes need, and no name told: the one key that keeps its value. */
export async function findNeeded(
	session: CabinetSession,
	contract: Contract,
	draft: Draft,
	way: Way,
	id: string | number,
	shown: KnownFields,
	ids: Ids,
): Promise<Facts> {
	const { entity } = draft;
	const facts: Facts = {};
	for (const field of NEEDED[entity].filter((each) => shown.missing.includes(each))) {
		const [form] = formsOf(contract, entity, field, ids);
		const fits: string[] = [];
		for (const key of form === undefined ? [] : shown.others.slice(0, 3)) {
			const one = { ...draft, fields: [field], keys: { [field]: key }, forms: { [field]: [form] } };
			await update(session, way, id, one, 1);
			const row = await readRow(session, contract, draft, id);
			if (row !== null && isKept(form.wire, row[key])) fits.push(key);
		}
		if (fits.length === 1) facts[`${entity}.fields.${field}`] = fits[0];
	}
	return facts;
}

/**
 * Our fields that no key of the record stands for, if the cabinet refuses them; where it drops them
 * they do no harm.
 */
export async function refusesMissing(
	session: CabinetSession,
	draft: Draft,
	way: Way,
	id: string | number,
	shown: KnownFields,
): Promise<string[]> {
	const { keys, forms, refused } = draft;
	const missing = shown.missing.filter(
		(field) => !refused.includes(field) && forms[field]?.length > 0,
	);
	const fields = shown.showsEmpty ? missing.filter((field) => keys[field] !== undefined) : [];
	if (fields.length === 0) return [];
	const answer = await update(session, way, id, { ...draft, fields }, 1);
	return answer?.kind === 'refused' ? fields : [];
}

/** The record as the list shows it. */
export async function readRow(
	session: CabinetSession,
	contract: Contract,
	{ entity }: Pick<Draft, 'entity'>,
	id: string | number,
): Promise<Row | null> {
	const isIt = (row: Row) => String(row[contract[entity].id]) === String(id);
	return (await readEnds(session, contract, entity, {}, isIt))?.rows.find(isIt) ?? null;
}
