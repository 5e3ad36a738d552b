import { isPlainKey } from '../../shared/http/shape';
import type { Check } from './Check';
import { dateFormatOf } from './dates';
import type { Row } from './place';
import { FIELD_NAMES, KINDS, type Kind, NEEDED } from './tables/fieldNames';
import { LIST_NAMES, type ListName } from './tables/listPaths';
import { count, plain } from './words';

/** Records looked at. */
const SAMPLE = 500;

/** Compares the fields on the records with the assumed ones, and lists the custom fields. */
export function checkFields(check: Check): void {
	for (const name of LIST_NAMES) {
		const rows = (check.lists[name]?.rows ?? []).slice(0, SAMPLE);
		if (rows.length === 0) continue;
		tellFields(check, name, rows);
		tellCustomFields(check, name, rows);
	}
}

function tellFields(check: Check, name: ListName, rows: Row[]): void {
	const keys = keysOf(rows);
	const fields = check.assumed[name].fields as Record<string, string | null>;
	const taken = new Set(Object.values(fields).filter((key) => key !== null && keys.has(key)));
	taken.add(check.contract[name].id);
	const absent: string[] = [];
	for (const [field, assumed] of Object.entries(fields)) {
		const fact = `${name}.fields.${field}`;
		if (assumed !== null && keys.has(assumed)) {
			check.confirmed(fact, `On ${keys.get(assumed)} of ${count(rows.length, 'record')}`);
			continue;
		}
		const likely = likelyKey(
			name,
			field,
			rows,
			[...keys.keys()].filter((key) => !taken.has(key)),
		);
		if (likely === undefined) {
			absent.push(field);
			continue;
		}
		taken.add(likely);
		check.differs(
			fact,
			likely,
			`"${likely}" on ${keys.get(likely)} of ${count(rows.length, 'record')}`,
		);
	}
	tellAbsent(
		check,
		name,
		rows,
		absent,
		[...keys.keys()].filter((key) => !taken.has(key)),
	);
}

/** How many records have a key, for the keys that can be shown. */
function keysOf(rows: Row[]): Map<string, number> {
	const keys = new Map<string, number>();
	for (const key of rows.flatMap((row) => Object.keys(row))) {
		if (isPlainKey(key)) keys.set(key, (keys.get(key) ?? 0) + 1);
	}
	return keys;
}

function likelyKey(name: ListName, field: string, rows: Row[], keys: string[]): string | undefined {
	for (const synonym of FIELD_NAMES[name][field] ?? []) {
		const key = keys.find((candidate) => plain(candidate) === synonym);
		if (key !== undefined && looksLike(KINDS[field] ?? 'text', rows, key)) return key;
	}
	return undefined;
}

const LOOKS: Record<Kind, (value: unknown) => boolean> = {
	text: () => true,
	id: (value) => typeof value !== 'boolean',
	phone: (value) => typeof value !== 'boolean',
	date: (value) => dateFormatOf(value) !== null,
	number: (value) => Number.isFinite(Number(value)),
	url: (value) => typeof value === 'string' && /^https?:\/\//.test(value),
};

function looksLike(kind: Kind, rows: Row[], key: string): boolean {
	return rows
		.map((row) => row[key])
		.filter((value) => value !== null && value !== undefined && value !== '')
		.every(LOOKS[kind]);
}

/**
 * A field that is not there: where empty fields are shown, the cabinet has no such field; else it
 * may only be empty on these records.
 */
function tellAbsent(
	check: Check,
	name: ListName,
	rows: Row[],
	absent: string[],
	others: string[],
): void {
	const showsEmpty = rows.some((row) => Object.values(row).some((value) => value === null));
	const unknown = others.filter((key) => !isCustom(key)).slice(0, 10);
	const note = unknown.length === 0 ? '' : `Keys not recognised: ${unknown.join(', ')}.`;
	for (const field of absent) {
		const fact = `${name}.fields.${field}`;
		const answered = 'No record has it';
		if (check.assumedValueOf(fact) === null) check.confirmed(fact, answered);
		else if (NEEDED.includes(fact)) check.unsure(fact, answered, `${NEEDED_NOTE} ${note}`.trim());
		else if (showsEmpty) check.differs(fact, null, answered, note, 'not supported');
		else check.unsure(fact, answered, `It may only be empty everywhere. ${note}`.trim());
	}
}

const NEEDED_NOTE =
	'The nodes need it. If there is none, make a custom text field and put its name here.';

function isCustom(key: string): boolean {
	return /^(custom|cf|uf)[_-]?(fields?)?[_-]?\d*$/i.test(key);
}

function tellCustomFields(check: Check, name: ListName, rows: Row[]): void {
	const found = [...keysOf(rows).keys()].filter(isCustom);
	const sorted = found.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
	const fact = `${name}.customFields`;
	if (sorted.length === 0) {
		check.unsure(fact, 'None on these records', 'They may be empty on these records.');
		return;
	}
	const expected = sorted.some((key) => /^custom_field_\d+$/.test(key));
	const note = 'Name them in "Asteril Find/Create Client", for UTM tags and additional parameters.';
	check.findings.set(
		fact,
		expected ? 'confirmed' : 'differs',
		sorted.slice(0, 50).join(', '),
		note,
	);
}
