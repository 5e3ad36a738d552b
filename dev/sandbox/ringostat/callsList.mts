/** `calls/list`, as the account's API gives it. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import { completeCall } from './calls.mts';
import type { Ringostat } from './Ringostat.mts';
import { listRow, ZONE } from './webhookBody.mts';

const ANY_CALL = completeCall({}, { before: undefined, number: 0, now: new Date() });
const ANY_PROJECT = { baseUrl: '', projectId: '', recordingToken: () => '' };
/** Every field that may be asked for. */
export const listFields = Object.keys(listRow(ANY_CALL, ANY_PROJECT));

/** What comes when none is named. The call's id is not among them. */
const DEFAULT_FIELDS = 'calldate,caller,dst,disposition,billsec,utm_source,utm_medium,recording';

const MOST_ROWS = 6500;

/**
 * The rows of a period, both ends included, the oldest first, never more than 6,500.
 * @throws Problem 400 for a period that is none, a field that does not exist, or CSV, which is not simulated
 */
export function callsList(
	ringostat: Ringostat,
	query: Record<string, string | undefined>,
): Array<Record<string, unknown>> {
	if (query.export_type !== 'json') throw new Problem(400, 'Only export_type=json is simulated');
	const from = moment('from', query.from);
	const to = moment('to', query.to).endOf('second');
	const fields = (query.fields || DEFAULT_FIELDS).split(',').map((name) => name.trim());
	const unknown = fields.find((name) => !listFields.includes(name));
	if (unknown !== undefined) throw new Problem(400, `Unknown field: ${unknown}`);
	return ringostat.calls
		.filter(({ startedAt }) => +startedAt >= +from && +startedAt <= +to)
		.sort((one, other) => +one.startedAt - +other.startedAt)
		.slice(0, MOST_ROWS)
		.map((call) => {
			const row = listRow(call, ringostat.project);
			return Object.fromEntries(fields.map((name) => [name, row[name]]));
		});
}

function moment(name: string, asked = ''): DateTime {
	const date = DateTime.fromFormat(asked, 'yyyy-MM-dd HH:mm:ss', { zone: ZONE });
	if (!date.isValid) throw new Problem(400, `Parameter ${name} must be YYYY-MM-DD HH:MM:SS`);
	return date;
}
