import type { Row } from '../answers';
import type { Answer } from '../CabinetSession';
import type { Leaf } from '../derive/facts';
import { plain } from '../strings';
import { FIELD_NAMES } from '../tables/names';
import { ENVELOPES } from '../tables/requests';
import { bodyOf, type TestDraft } from './draft';
import { readRefusal, type Refusal } from './refusal';

/** Times that one draft is sent. */
const TRIES = 18;
/** Values that are tried for a field that the cabinet wants and is none of ours. */
const CONSTANTS: readonly Leaf[] = ['n8n', '1', 1, 0, true];
/** Names that belong to the language of errors. */
const NO_FIELDS = /^(general|base|code|field|fields|errors?|message)$/i;

/**
 * Sends a draft until it is taken, changed by what each refusal says.
 *
 * @param first answer to the draft as it is, when it was sent already
 */
export async function negotiate(
	draft: TestDraft,
	send: (body: Row) => Promise<Answer | null>,
	first?: Answer,
): Promise<Answer | null> {
	let answer = first ?? (await send(bodyOf(draft)));
	for (let tried = 1; tried < TRIES && answer?.kind === 'refused'; tried++) {
		if (!adjustDraft(draft, readRefusal(answer.body))) break;
		answer = await send(bodyOf(draft));
	}
	return answer;
}

/** Changes a draft by a refusal. @returns `false` when there is nothing more to try */
export function adjustDraft(draft: TestDraft, refusal: Refusal): boolean {
	const { names } = refusal;
	const [envelope] = draft.envelopes;
	const field = draft.fields.find((each) => names.includes(draft.writable[each].key));
	if (field !== undefined) return adjustField(draft, field, refusal);
	const other = names.find((name) => name !== envelope && ENVELOPES.includes(name));
	if (other !== undefined && !isEnvelopeKnown(draft)) return changeEnvelope(draft, other);
	const wanted = names.find(
		(name) =>
			// Not one that every object has: `constructor`.
			!(name in {}) && name !== draft.entity && name !== envelope && !NO_FIELDS.test(name),
	);
	return wanted === undefined ? changeUnnamed(draft) : addWanted(draft, wanted);
}

function adjustField(draft: TestDraft, field: string, refusal: Refusal): boolean {
	const [envelope, ...others] = draft.envelopes;
	const isOpen = !isEnvelopeKnown(draft) && !refusal.unknownName;
	// The cabinet has got it and may not see it, because it looks elsewhere.
	if (isOpen && envelope !== null && others.includes(null)) return changeEnvelope(draft, null);
	const isNew = !draft.keysShown && !isConstant(draft, field) && draft.blind !== null;
	// Is it the name or the form? Without it the next answer tells.
	if (isNew && !draft.refused.includes(field)) return refuseField(draft, field);
	const { forms } = draft.writable[field];
	if (refusal.unknownName || forms.length === 1) return refuseField(draft, field);
	forms.shift();
	return true;
}

function refuseField(draft: TestDraft, field: string): boolean {
	draft.refused.push(field);
	draft.fields = draft.fields.filter((each) => each !== field);
	return true;
}

/**
 * The envelopes to try, one of them first. When all are refused alike, the wrong ones are taken for
 * wrong fields: there is none.
 */
export function envelopesFrom(first: string | null): TestDraft['envelopes'] {
	return [first, ...ENVELOPES.filter((each) => each !== first), null];
}

export function isEnvelopeKnown({ envelopes }: Pick<TestDraft, 'envelopes'>): boolean {
	return envelopes.length === 1;
}

/** @param to undefined for the next one that was not refused */
function changeEnvelope(draft: TestDraft, to?: string | null): boolean {
	const [, ...left] = draft.envelopes;
	const index = to === undefined ? 0 : left.indexOf(to);
	const others = left.filter((_each, at) => at !== index);
	// Back to one that was refused before: it was not the envelope.
	draft.envelopes = index < 0 ? [to as string | null] : [left[index] ?? null, ...others];
	return true;
}

/** A field that the cabinet wants: one of ours by its name, else it gets a value that stays the same. */
function addWanted(draft: TestDraft, name: string): boolean {
	const words = FIELD_NAMES[draft.entity];
	const ours = Object.keys(draft.writable).find((field) =>
		words[field]?.some((word) => plain(word) === plain(name)),
	);
	const constant = { key: name, forms: CONSTANTS.map((wire) => ({ wire, facts: {} })) };
	if (ours === undefined) draft.writable[name] ??= constant;
	else draft.writable[ours].key = name;
	draft.fields = [...new Set([...draft.fields, ours ?? name])];
	return true;
}

/** Whether a field is one that the cabinet wants and we do not know. */
export function isConstant({ entity }: TestDraft, field: string): boolean {
	return !(field in FIELD_NAMES[entity]);
}

/** A refusal that names nothing: what differs most often is tried first. A change is tried field by field. */
function changeUnnamed(draft: TestDraft): boolean {
	if (!isEnvelopeKnown(draft)) return changeEnvelope(draft);
	if (draft.blind === null) return false;
	const [next, ...more] = draft.blind;
	if (next !== undefined) {
		draft.blind = more;
		const constants = draft.fields.filter((field) => isConstant(draft, field));
		draft.fields = [...constants, ...next.filter((field) => field in draft.writable)];
		return true;
	}
	if (draft.everyName === 'last') {
		draft.everyName = 'now';
		return true;
	}
	if (draft.everyName === 'now') draft.everyName = 'never';
	const varied = draft.fields.find((field) => draft.writable[field].forms.length > 1);
	if (varied !== undefined) draft.writable[varied].forms.shift();
	const last = draft.fields.at(-1);
	if (varied === undefined && last !== undefined) refuseField(draft, last);
	return last !== undefined;
}
