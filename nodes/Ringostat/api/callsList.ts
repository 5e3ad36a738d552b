import { DateTime } from 'luxon';
import { ApiError } from '../../shared/http/ApiError';
import type { Send } from '../../shared/http/sender';
import { describeShape } from '../../shared/http/shape';
import { localPeriod, type Period } from './period';

/**
 * Fields asked for: all that are known of `calls/list` (article 6312678). `uniqueid` is not among
 * the default ones; a field that does not exist gives 400.
 */
const FIELDS = [
	'uniqueid,calldate,call_type,caller,caller_number,dst,disposition,billsec,duration,duration_ms',
	'waittime,connected_with,has_recording,recording,recording_wav,call_card,employee_fio',
	'employee_number,additional_number,department,pool_name,scheme_name,category_mark',
	'category_number,employee_mark,call_counter,proper_flag,repeated_flag,utm_source,utm_medium',
	'utm_campaign,utm_content,utm_term,client_id,remote_ip,refferrer,landing',
].join(',');

/** The most rows that come back for one request (article 6312678). */
const MOST_ROWS = 6500;
const SECOND = 1000;

/**
 * Returns the rows of Ringostat's calls list for a period, as they come. A slice that comes back full
 * is asked for again in two halves, since the rest of it was cut off. When an end of the period lies
 * in the hour that happens twice in autumn, rows around the period come as well (`isWithin`).
 *
 * @param zone time zone of the Ringostat project: the list takes local times
 * @throws {ApiError}
 */
export async function callsList(send: Send, period: Period, zone: string): Promise<unknown[]> {
	return await listSlice(send, localPeriod(period, zone));
}

/** @param period on the project's clock, as if it showed UTC */
async function listSlice(send: Send, period: Period): Promise<unknown[]> {
	const rows = await askFor(send, period);
	if (rows.length < MOST_ROWS || period.to - period.from < 2 * SECOND) return rows;
	const middle = Math.floor((period.from + period.to) / 2 / SECOND) * SECOND;
	const earlier = await listSlice(send, { from: period.from, to: middle - SECOND });
	const later = await listSlice(send, { from: middle, to: period.to });
	return [...earlier, ...later];
}

async function askFor(send: Send, { from, to }: Period): Promise<unknown[]> {
	const answer = await send({
		method: 'GET',
		path: 'calls/list',
		query: {
			from: clockText(from),
			to: clockText(to),
			fields: FIELDS,
			export_type: 'json',
		},
	});
	if (Array.isArray(answer)) return answer as unknown[];
	// Taking it for "no calls" would lose them without a word.
	throw new ApiError('contract', 'Ringostat answered calls/list with something else than a list', {
		description: `Received ${describeShape(answer)}. Check the API address in the Ringostat credential: https://api.ringostat.net.`,
	});
}

function clockText(milliseconds: number): string {
	return DateTime.fromMillis(milliseconds, { zone: 'UTC' }).toFormat('yyyy-MM-dd HH:mm:ss');
}
