import type { Call } from '../../../shared/Call';
import { ApiError } from '../../../shared/http/ApiError';
import { phonesIn } from '../../../shared/phonesIn';
import type { CallRecord } from '../../api/records';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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
