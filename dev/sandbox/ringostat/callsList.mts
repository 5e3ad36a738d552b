/** `calls/list`, as the account's API gives it. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import type { Ringostat } from './Ringostat.mts';
import { listRow } from './webhookBody.mts';

/** Every field that may be asked for. */
export const listFields: readonly string[] = (
	'caller,dst,pool_name,disposition,calldate,category_mark,duration,call_type,waittime,billsec,' +
	'connected_with,call_counter,proper_flag,repeated_flag,utm_source,utm_medium,utm_campaign,' +
	'utm_content,utm_term,uniqueid,category_number,employee_number,employee_mark,client_id,' +
	'remote_ip,refferrer,landing,recording,recording_wav,call_card,additional_number,' +
	'has_recording,scheme_name,duration_ms,department,caller_number,employee_fio'
).split(',');

/** What comes when none is named. The call's id is not among them. */
const defaultListFields: readonly string[] =
	'calldate,caller,dst,disposition,billsec,utm_source,utm_medium,recording'.split(',');

export const MOST_ROWS = 6500;

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
	const fields = query.fields
		? query.fields.split(',').map((name) => name.trim())
		: defaultListFields;
	for (const name of fields) {
		if (!listFields.includes(name)) throw new Problem(400, `Unknown field: ${name}`);
	}
	return ringostat.calls
		.filter(({ startedAt }) => startedAt >= from && startedAt <= to)
		.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
		.slice(0, MOST_ROWS)
		.map((call) => {
			const row = listRow(call, ringostat.project);
			return Object.fromEntries(fields.map((name) => [name, row[name] ?? '']));
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
