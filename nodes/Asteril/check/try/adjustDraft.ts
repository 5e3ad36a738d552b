import { phoneFormatOf } from '../../../shared/phoneFormats';
import { dateFormatOf } from '../read/dates';
import { ENVELOPES } from '../tables/requests';
import type { Draft } from './draft';
import { matchChoice } from './matchChoice';
import type { Refusal } from './refusal';
import { addWanted, isFieldName, nextConstant } from './wantedFields';

/** Changes a draft by a refusal. @returns `false` when there is nothing more to try */
export function adjustDraft(draft: Draft, refusal: Refusal): boolean {
	const { names } = refusal;
	const envelope = names.find((name) => name !== draft.envelope && ENVELOPES.includes(name));
	const field = draft.fields.find(
		(each) => draft.forms[each]?.length && names.includes(draft.keys[each]),
	);
	if (field !== undefined) return adjustField(draft, field, refusal);
	if (draft.envelope !== null && names.includes(draft.envelope)) return changeEnvelope(draft, null);
	const wanted = names.find((name) => !(name in draft.constants) && isFieldName(draft, name));
	if (envelope !== undefined && !draft.envelopeKnown) return changeEnvelope(draft, envelope);
	if (wanted !== undefined) return addWanted(draft, wanted);
	const constant = names.find((name) => name in draft.constants);
	if (constant !== undefined) return nextConstant(draft, constant);
	return changeUnnamed(draft);
}

function adjustField(draft: Draft, field: string, refusal: Refusal): boolean {
	// The cabinet has got it and may not see it, because it looks elsewhere.
	const bare = draft.envelope !== null && !draft.refusedEnvelopes.includes(null);
	if (!draft.envelopeKnown && bare && !refusal.unknownName) return changeEnvelope(draft, null);
	const doubtful =
		!draft.keysShown && refusal.examples.length < 2 && !draft.doubted.includes(field);
	if (doubtful && draft.blind !== 'change' && !draft.wanted.includes(field)) {
		// Is it the name or the form? Without it the next answer tells.
		draft.doubted.push(field);
		refuseField(draft, field);
		return true;
	}
	if (!refusal.unknownName && nextForm(draft, field, refusal)) return true;
	if (!refusal.unknownName && draft.forms[field].length === 1 && !draft.envelopeKnown) {
		if (changeEnvelope(draft, undefined)) return true;
	}
	refuseField(draft, field);
	return true;
}

function refuseField(draft: Draft, field: string): void {
	draft.refused.push(field);
	draft.fields = draft.fields.filter((each) => each !== field);
}

/** The form that the refusal shows, else the next one. @returns `false` when there is no other */
function nextForm(draft: Draft, field: string, { examples }: Refusal): boolean {
	const [current, ...others] = draft.forms[field];
	const choice = matchChoice(draft.entity, field, examples, current.facts);
	if (choice !== null && choice.wire !== current.wire) {
		draft.forms[field] = [choice];
		return true;
	}
	const shown = others.find(({ facts }) =>
		examples.some((example) => {
			const format = facts['dates.format'] ?? null;
			const phone = facts['phone.stored'] ?? null;
			return (
				(format !== null && dateFormatOf(example) === format) ||
				(phone !== null && phoneFormatOf(String(example)) === phone)
			);
		}),
	);
	if (others.length === 0) return false;
	draft.forms[field] = shown ? [shown, ...others.filter((form) => form !== shown)] : others;
	return true;
}

/** @param to undefined for the next one that was not refused */
function changeEnvelope(draft: Draft, to: string | null | undefined): boolean {
	draft.refusedEnvelopes.push(draft.envelope);
	const left = ENVELOPES.filter((each) => !draft.refusedEnvelopes.includes(each));
	if (to === undefined && left.length === 0) {
		// All are refused alike, so the wrong ones are taken for wrong fields: there is none.
		draft.envelope = null;
		draft.envelopeKnown = true;
		return true;
	}
	if (to !== undefined && !left.includes(to)) {
		// Back to one that was refused before: it was not the envelope.
		draft.envelope = to;
		draft.envelopeKnown = true;
		return true;
	}
	const next = to === undefined ? left[0] : to;
	if (next === undefined) return false;
	draft.envelope = next;
	return true;
}

/** A refusal that names nothing: what differs most often is tried first. A change is tried field by field. */
function changeUnnamed(draft: Draft): boolean {
	if (!draft.envelopeKnown && changeEnvelope(draft, undefined)) return true;
	if (draft.blind === 'change') return false;
	const [next, ...more] = draft.blind;
	if (next !== undefined) {
		draft.blind = more;
		draft.everyName = draft.dropsUnknown;
		draft.fields = next.filter(
			(field) => (draft.forms[field]?.length ?? 0) > 0 && draft.keys[field],
		);
		// If this is taken, it was the number that was missing.
		draft.wanted = next.includes('phone') ? ['phone'] : [];
		return true;
	}
	const varied = draft.fields.find((field) => (draft.forms[field]?.length ?? 0) > 1);
	if (varied !== undefined) {
		draft.forms[varied] = draft.forms[varied].slice(1);
		return true;
	}
	const last = draft.fields[draft.fields.length - 1];
	if (last === undefined) return false;
	refuseField(draft, last);
	return true;
}
