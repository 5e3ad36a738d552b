import { DateTime } from 'luxon';
import type { MissedCallsReport, ReportRow } from '../../crm/report/missedCallsReport';

/** Width of the longest bar, in pixels. */
const LONGEST_BAR = 160;
const CELL = 'padding:6px 12px;border-bottom:1px solid #ddd;text-align:left';
const DONE = '#2e7d32';
const OPEN = '#c62828';

/**
 * The report as HTML that survives mail programs: tables and inline styles only, bars made of
 * table cells. In Ukrainian, like the cabinet.
 */
export function reportHtml(report: MissedCallsReport, zone: string): string {
	const day = (iso: string) => DateTime.fromISO(iso, { zone }).toFormat('dd.MM.yyyy HH:mm');
	const figures: Array<[label: string, value: string]> = [
		['Пропущено дзвінків', String(report.missed)],
		['Передзвонили', String(report.calledBack)],
		['Половині клієнтів передзвонили за', orSooner(report.medianMinutesToCallBack)],
		['Ще відкрито', String(report.stillOpen)],
	];
	const most = Math.max(1, ...report.byResponsible.map(({ missed }) => missed));
	const rows = report.byResponsible.map((row) => rowHtml(row, most));
	const parts = [
		`<h2>Пропущені дзвінки, ${day(report.from)} – ${day(report.to)}</h2>`,
		table(figures.map(([label, value]) => `<tr>${cell(label)}${cell(`<b>${value}</b>`)}</tr>`)),
		...(rows.length === 0 ? [] : [table([HEADING, ...rows])]),
		...(report.complete ? [] : ['<p>Дзвінків забагато: враховано не всі.</p>']),
	];
	return `<div style="font-family:Arial,sans-serif;font-size:14px;color:#222">${parts.join('')}</div>`;
}

const HEADING = `<tr>${['Відповідальний', 'Пропущено', 'Передзвонили', 'Відкрито', '']
	.map((title) => `<th style="${CELL}">${title}</th>`)
	.join('')}</tr>`;

function rowHtml({ responsible, missed, calledBack, open }: ReportRow, most: number): string {
	const width = (count: number) => Math.round((count / most) * LONGEST_BAR);
	const bar = [bit(width(missed - open), DONE), bit(width(open), OPEN)].join('');
	const name = escapeHtml(responsible ?? 'Без відповідального');
	const chart = `<table cellspacing="0" cellpadding="0"><tr>${bar}</tr></table>`;
	return `<tr>${[name, missed, calledBack, open, chart].map(cell).join('')}</tr>`;
}

function bit(width: number, color: string): string {
	return width === 0 ? '' : `<td style="width:${width}px;height:14px;background:${color}"></td>`;
}

function table(rows: string[]): string {
	return `<table cellspacing="0" style="border-collapse:collapse;margin:12px 0">${rows.join('')}</table>`;
}

function cell(content: string | number): string {
	return `<td style="${CELL}">${content}</td>`;
}

function orSooner(minutes: number | null): string {
	return minutes === null ? waitOf(null) : `${waitOf(minutes)} або швидше`;
}

function waitOf(minutes: number | null): string {
	if (minutes === null) return '—';
	if (minutes < 60) return `${minutes} хв`;
	const rest = minutes % 60;
	return `${Math.floor(minutes / 60)} год${rest === 0 ? '' : ` ${rest} хв`}`;
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
