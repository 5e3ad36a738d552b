import { DateTime } from 'luxon';
import type { Check } from './Check';
import type { Row } from './place';
import { LIST_NAMES } from './tables/listPaths';
import { count, plain } from './words';

/** How a time is written, most of them by the marks alone. */
const FORMATS: ReadonlyArray<[shape: RegExp, format: string]> = [
	[/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'yyyy-MM-dd HH:mm:ss'],
	[/^\d{4}-\d\d-\d\d \d\d:\d\d$/, 'yyyy-MM-dd HH:mm'],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/, 'ISO'],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, "yyyy-MM-dd'T'HH:mm:ss"],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "yyyy-MM-dd'T'HH:mm"],
	[/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d$/, 'yyyy-MM-dd HH:mm:ssZZ'],
	[/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/, 'dd.MM.yyyy HH:mm:ss'],
	[/^\d\d\.\d\d\.\d{4} \d\d:\d\d$/, 'dd.MM.yyyy HH:mm'],
	[/^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d$/, 'dd-MM-yyyy HH:mm:ss'],
	[/^\d\d-\d\d-\d{4} \d\d:\d\d$/, 'dd-MM-yyyy HH:mm'],
	[/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/, 'yyyy/MM/dd HH:mm:ss'],
	[/^\d{4}\/\d\d\/\d\d \d\d:\d\d$/, 'yyyy/MM/dd HH:mm'],
	[/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/, 'dd/MM/yyyy HH:mm:ss'],
	[/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/, 'dd/MM/yyyy HH:mm'],
	[/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'],
	[/^\d\d\.\d\d\.\d{4}$/, 'dd.MM.yyyy'],
];
/** 2001 to 2096: fewer seconds would be a duration, ten digits more a phone number. */
const UNIX = { least: 1_000_000_000, most: 4_000_000_000 };

/** The luxon format (or `ISO`, `unix`, `unixMs`) that a time is written in; `null`: no time. */
export function dateFormatOf(value: unknown): string | null {
	if (typeof value === 'number' || (typeof value === 'string' && /^\d{10}(\d{3})?$/.test(value))) {
		const number = Number(value);
		if (number >= UNIX.least && number <= UNIX.most) return 'unix';
		const seconds = number / 1000;
		return seconds >= UNIX.least && seconds <= UNIX.most ? 'unixMs' : null;
	}
	if (typeof value !== 'string') return null;
	const format = FORMATS.find(([shape]) => shape.test(value))?.[1] ?? null;
	if (format === null || format === 'ISO') return format;
	return DateTime.fromFormat(value, format).isValid ? format : null;
}

/** Times that the cabinet sets itself, should no call and no task have one yet. */
const MADE = /^(created|createdat|datecreated|createddate|updated|updatedat|date)$/;

/** Finds out how times are written; of which zone's clock, no answer says. */
export function checkDates(check: Check): void {
	const { startedAt } = check.contract.call.fields;
	const { deadline } = check.contract.task.fields;
	const samples = [
		{ where: 'calls', values: valuesOf(check.lists.call?.rows, startedAt) },
		{ where: 'tasks', values: valuesOf(check.lists.task?.rows, deadline) },
		...(['order', ...LIST_NAMES] as const).map((name) => {
			const rows = check.lists[name]?.rows;
			const key = Object.keys(rows?.[0] ?? {}).find((candidate) => MADE.test(plain(candidate)));
			return { where: `${name}s`, values: valuesOf(rows, key ?? null) };
		}),
	];
	const sample = samples.find(({ values }) => values.some((value) => dateFormatOf(value)));
	tellZone(check);
	if (!sample) {
		check.unsure('dates.format', 'No record has a time');
		return;
	}
	const counted = new Map<string, number>();
	for (const value of sample.values) {
		const format = dateFormatOf(value) ?? 'another form';
		counted.set(format, (counted.get(format) ?? 0) + 1);
	}
	const ranked = [...counted].sort((one, other) => other[1] - one[1]);
	const answered = `On ${sample.where}: ${ranked.map(([format, n]) => `${format} on ${count(n, 'record')}`).join(', ')}`;
	const [format] = ranked[0];
	if (format === 'another form') check.unsure('dates.format', answered);
	else check.found('dates.format', format, answered);
}

function tellZone(check: Check): void {
	const note =
		'Compare a call in the cabinet with the clock: if it is some hours off, put the IANA zone here.';
	check.unsure('dates.zone', 'No answer says it', note);
}

function valuesOf(rows: Row[] | undefined, key: string | null): unknown[] {
	if (!rows || key === null) return [];
	return rows
		.map((row) => row[key])
		.filter((value) => value !== null && value !== undefined && value !== '');
}
