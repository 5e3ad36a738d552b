import type { Call } from '../../../shared/Call';
import { cleanText } from '../../../shared/text';
import type { CallRecord, Draft, Id } from '../../api/records';
import type { Cabinet } from '../cabinet';
import { createOnce, type Duplicate } from '../createOnce';
import { findByExternalId } from '../search';

export interface LogOptions {
	/** Additional parameter of the call → label of its line in the comment. */
	commentFields: Array<{ parameter: string; label: string }>;
}

export interface LoggedCall {
	loggedCall: CallRecord | null;
	callCreated: boolean;
	skipped?: string;
	/** Names of the fields that a record found was completed in. */
	callCompleted?: string[];
	duplicate?: Duplicate;
}

/**
 * Logs a call once: by its id it is found or created. One that is found is completed with what it
 * lacks (a recording, who talked, the client) and never made less: a status only rises.
 *
 * @param clientId the client in the cabinet, when known
 * @param known the call's record, when it was met before: it need not be asked for unless it lacks
 * something
 */
export async function logCall(
	cabinet: Cabinet,
	call: Call,
	clientId: Id | null,
	options: LogOptions,
	known: CallRecord | null = null,
): Promise<LoggedCall> {
	if (call.outcome === 'inProgress') {
		return { loggedCall: null, callCreated: false, skipped: 'the call is still in progress' };
	}
	const draft = draftOf(call, clientId, options);
	if (known && isComplete(known, draft)) return { loggedCall: known, callCreated: false };

	// What two events of a call add is added one after the other, to what is there by then.
	return await cabinet.state.locks.withLock(`${cabinet.name} log of call ${call.id}`, async () => {
		const { record, created, duplicate } = await findOrCreate(cabinet, draft, call.id);
		const notes = duplicate && { duplicate };
		if (created) return { loggedCall: record, callCreated: true, ...notes };

		const missing = whatIsMissing(record, draft);
		const completed = Object.keys(missing);
		if (completed.length === 0) return { loggedCall: record, callCreated: false, ...notes };
		await cabinet.api.update('call', record.id, missing);
		return {
			loggedCall: { ...record, ...missing },
			callCreated: false,
			callCompleted: completed,
			...notes,
		};
	});
}

async function findOrCreate(cabinet: Cabinet, draft: Draft<'call'>, callId: string) {
	return await createOnce(
		cabinet,
		'call',
		callId,
		async () => ({ record: await findByExternalId(cabinet.api, 'call', callId) }),
		async () => await cabinet.api.create('call', draft),
		{
			retire: async (duplicate, kept) =>
				await cabinet.api.update('call', duplicate, {
					externalId: '',
					phone: '',
					comment: `Зайвий запис, див. дзвінок ${kept}`,
				}),
		},
	);
}

function isComplete(record: CallRecord, draft: Draft<'call'>): boolean {
	return Object.keys(whatIsMissing(record, draft)).length === 0;
}

function draftOf(call: Call, clientId: Id | null, options: LogOptions): Draft<'call'> & object {
	return {
		externalId: call.id,
		clientId: clientId ?? undefined,
		direction: call.direction ?? undefined,
		status: call.outcome,
		phone: call.clientPhone ?? undefined,
		line: call.line ?? undefined,
		startedAt: call.startedAt ?? undefined,
		duration: call.durationSeconds ?? undefined,
		talkDuration: call.talkSeconds ?? undefined,
		recordingUrl: call.recordingUrl ?? undefined,
		comment: commentOf(call, options) || undefined,
	};
}

/** What the log says of a call beyond its fields, a line a fact, in Ukrainian like the cabinet. */
function commentOf(call: Call, { commentFields }: LogOptions): string {
	const { employee } = call;
	const name = employee.name ?? employee.email ?? employee.sip ?? employee.phone;
	const who = [name, employee.extension && `(${employee.extension})`].filter(Boolean).join(' ');
	const facts: Array<[label: string, value: string | null]> = [
		['Співробітник', who],
		['Відділ', employee.department],
		['Очікування, с', call.waitSeconds === null ? null : String(call.waitSeconds)],
		['Статус Ringostat', call.disposition],
		['Картка дзвінка', call.callCardUrl],
		...commentFields.map(({ parameter, label }): [string, string | null] => [
			label.replace(/[:\n]/g, ' ').trim() || parameter,
			Object.hasOwn(call.additional, parameter) ? call.additional[parameter] : null,
		]),
	];
	return facts
		.filter(([, value]) => value !== null && value !== '')
		.map(([label, value]) => `${label}: ${cleanText(String(value))}`)
		.join('\n');
}

/** A status only rises: nothing known, not reached, answered. */
const RANK: Record<string, number> = {
	inProgress: 0,
	unknown: 0,
	missed: 1,
	notReached: 1,
	answered: 2,
};

function whatIsMissing(record: CallRecord, draft: Draft<'call'>): Draft<'call'> & object {
	const missing: Record<string, unknown> = {};
	const rises = (RANK[draft.status ?? ''] ?? 0) > (RANK[record.status ?? ''] ?? 0);
	for (const [field, value] of Object.entries(draft)) {
		const known = record[field as keyof CallRecord];
		const follows = rises && ['status', 'duration', 'talkDuration'].includes(field);
		if (value !== undefined && (known === null || follows) && known !== value) {
			missing[field] = value;
		}
	}
	const comment = withNewLines(record.comment, draft.comment ?? null, rises);
	if (comment !== record.comment) missing.comment = comment;
	return missing as Draft<'call'> & object;
}

/** Adds the lines whose label is not there yet; what somebody wrote stays. */
function withNewLines(known: string | null, offered: string | null, rises: boolean): string | null {
	if (offered === null) return known;
	const lines = (known ?? '').split('\n').filter(Boolean);
	for (const line of offered.split('\n')) {
		const label = `${line.split(':')[0]}:`;
		const at = lines.findIndex((existing) => existing.startsWith(label));
		if (at < 0) lines.push(line);
		else if (rises) lines[at] = line;
	}
	return lines.join('\n');
}
