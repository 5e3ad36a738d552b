/** `calls/list`, as the account's API gives it. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import { completeCall } from './calls.mts';
import type { Ringostat } from './Ringostat.mts';
import { listRow } from './webhookBody.mts';

const ANY_CALL = completeCall({}, { before: undefined, number: 0, now: new Date() });
const ANY_PROJECT = { baseUrl: '', zone: 'UTC', projectId: '', recordingToken: () => '' };
/** Every field that may be asked for. */
export const listFields = Object.keys(listRow(ANY_CALL, ANY_PROJECT));

/** What comes when none is named. The call's id is not among them. */
const DEFAULT_FIELDS = 'calldate,caller,dst,disposition,billsec,utm_source,utm_medium,recording';

const MOST_ROWS = 6500;

/**
 * The rows of a period, both ends included, the oldest first, never more than 6,500.
 * @throws Problem 400 for a period that is none or a field that does not exist.
 */
export function callsList(
	ringostat: Ringostat,
	query: Record<string, string | undefined>,
): Array<Record<string, unknown>> {
	const from = moment(ringostat, 'from', query.from);
	const to = moment(ringostat, 'to', query.to);
	const fields = (query.fields || DEFAULT_FIELDS).split(',').map((name) => name.trim());
	const unknown = fields.find((name) => !listFields.includes(name));
	if (unknown !== undefined) throw new Problem(400, `Unknown field: ${unknown}`);
	return ringostat.calls
		.filter(({ startedAt }) => startedAt >= from && startedAt <= to)
		.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
		.slice(0, MOST_ROWS)
		.map((call) => {
			const row = listRow(call, ringostat.project);
			return Object.fromEntries(fields.map((name) => [name, row[name]]));
		});
}

/** The rows as the text that comes without `export_type=json`. */
export function asCsv(rows: Array<Record<string, unknown>>): string {
	const names = Object.keys(rows[0] ?? {});
	const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
	return [
		names.join(','),
		...rows.map((row) => names.map((name) => cell(row[name])).join(',')),
	].join('\n');
}

function moment(ringostat: Ringostat, name: string, asked: string | undefined): Date {
	const { zone } = ringostat.project;
	const date = DateTime.fromFormat(asked ?? '', 'yyyy-MM-dd HH:mm:ss', { zone });
	if (!date.isValid) throw new Problem(400, `Parameter ${name} must be YYYY-MM-DD HH:MM:SS`);
	// The whole of the last second belongs to the period.
	return name === 'to' ? date.endOf('second').toJSDate() : date.toJSDate();
}
