import type { Call } from '../../../shared/Call';
import { ApiError } from '../../../shared/http/ApiError';
import { phonesIn } from '../../../shared/phonesIn';
import type { CallRecord, Id } from '../../api/records';
import { findByExternalId } from '../../api/search';
import type { Cabinet } from '../cabinet';
import { createOnce, type Duplicate } from '../createOnce';
import { type CallDraft, describeCallDraft, type LogOptions } from './describeCallDraft';
import { missingFields, rememberWritten } from './missingFields';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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
 * @throws {ApiError} when the record with the call's id is another call's
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
	const { api, name, state } = cabinet;
	const draft = describeCallDraft(call, clientId, options, api.contract.call);
	const missingIn = (record: CallRecord) => {
		assertSameCall(record, call);
		return missingFields(cabinet, record, draft);
	};
	if (known && Object.keys(missingIn(known)).length === 0) {
		return { loggedCall: known, callCreated: false };
	}

	// What two events of a call add is added one after the other, to what is there by then.
	return await state.locks.withLock(`${name} log of call ${call.id}`, async () => {
		const { record, created, duplicate } = await findOrCreate(cabinet, draft, call.id);
		const notes = duplicate && { duplicate };
		if (created) {
			rememberWritten(cabinet, record, draft);
			return { loggedCall: record, callCreated: true, ...notes };
		}
		const missing = missingIn(record);
		const callCompleted = Object.keys(missing);
		if (callCompleted.length === 0) return { loggedCall: record, callCreated: false, ...notes };
		await api.update('call', record.id, missing);
		rememberWritten(cabinet, record, missing);
		const loggedCall = { ...record, ...missing };
		return { loggedCall, callCreated: false, callCompleted, ...notes };
	});
}

async function findOrCreate(cabinet: Cabinet, draft: CallDraft, callId: string) {
	return await createOnce(
		cabinet,
		'call',
		callId,
		async () => ({ record: await findByExternalId(cabinet.api, 'call', callId) }),
		async () => await cabinet.api.create('call', draft),
	);
}

/**
 * Refuses a record that has the id of a call but is another call's, as with an id that is the same
 * for every call: then three clients' calls would become one. Another phone at another time, or
 * another day, is another call; a time zone that is set wrongly, or a corrected number, is not.
 *
 * @throws {ApiError} of kind `contract`
 */
export function assertSameCall(record: CallRecord, call: Call): void {
	const phones = phonesIn(record.phone ?? '', call.country);
	const otherPhone =
		call.clientPhone !== null && phones.length > 0 && !phones.includes(call.clientPhone);
	const apart = Math.abs(Date.parse(record.startedAt ?? '') - Date.parse(call.startedAt ?? ''));
	// With an unknown start `apart` is NaN.
	const same = otherPhone ? apart <= MINUTE_MS : !(apart > DAY_MS);
	if (same) return;
	const differs = otherPhone ? 'another phone' : 'another day';
	throw new ApiError('contract', `The call record ${record.id} has the same ID, but ${differs}`, {
		description:
			'It is another call\'s, so nothing was written. Give each call an ID of its own: Ringostat\'s "uniqueid", or what stands in "Call ID". If it is the same call, the cabinet changes what is written: set "call.fields.startedAt" or "call.fields.phone" to null in the API Differences of the Asteril credential.',
	});
}
