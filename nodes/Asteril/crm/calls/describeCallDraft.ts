import type { Call } from '../../../shared/Call';
import { cleanText } from '../../../shared/text';
import type { Contract } from '../../api/contractTypes';
import { STATUS_LABEL } from '../../api/loggedByNodes';
import type { Draft, Id } from '../../api/records';

export interface LogOptions {
	/** Additional parameter of the call → label of its line in the comment. */
	commentFields: Array<{ parameter: string; label: string }>;
}

export type CallDraft = Draft<'call'> & object;

/** Returns what the log says of a call, in the fields that the cabinet has. */
export function describeCallDraft(
	call: Call,
	clientId: Id | null,
	options: LogOptions,
	{ fields }: Contract['call'],
): CallDraft {
	const facts: CallDraft = {
		externalId: call.id,
		clientId,
		direction: call.direction,
		status: call.outcome,
		phone: call.clientPhone,
		line: call.line,
		startedAt: call.startedAt,
		duration: call.durationSeconds,
		talkDuration: call.talkSeconds,
		recordingUrl: call.recordingUrl,
		comment: describeInComment(call, options) || null,
	};
	const mapped = Object.entries(fields).flatMap(([field, name]) => (name === null ? [] : field));
	return Object.fromEntries(
		Object.entries(facts).filter(([field, value]) => value !== null && mapped.includes(field)),
	);
}

/** What the log says of a call beyond its fields, a line a fact, in Ukrainian like the cabinet. */
function describeInComment(call: Call, { commentFields }: LogOptions): string {
	const { employee } = call;
	const additional = new Map(Object.entries(call.additional));
	const name = employee.name ?? employee.email ?? employee.sip ?? employee.phone;
	const who = [name, employee.extension && `(${employee.extension})`].filter(Boolean).join(' ');
	const facts: Array<[label: string, value: string | null]> = [
		['Співробітник', who],
		['Відділ', employee.department],
		['Очікування, с', call.waitSeconds === null ? null : String(call.waitSeconds)],
		[STATUS_LABEL, call.disposition],
		['Картка дзвінка', call.callCardUrl],
		...commentFields.map(({ parameter, label }): [string, string | null] => [
			label.replace(/[:\n]/g, ' ').trim() || parameter,
			additional.get(parameter) ?? null,
		]),
	];
	return facts
		.filter(([, value]) => value !== null && value !== '')
		.map(([label, value]) => `${label}: ${cleanText(String(value))}`)
		.join('\n');
}
