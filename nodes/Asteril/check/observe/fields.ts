import { isPlainKey } from '../../../shared/http/shape';
import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { Row } from '../answers';
import { FIELD_NAMES, ID_KEYS, type ListName } from '../tables/names';
import { plain } from '../strings';
import { dateFormatOf } from './dates';

type Looks = (value: unknown) => boolean;

const isNumber: Looks = (value) => Number.isFinite(Number(value)) && typeof value !== 'boolean';
const isDate: Looks = (value) => dateFormatOf(value) !== null;
const isText: Looks = (value) => typeof value === 'string';
const isPhone: Looks = (value) => String(value).replace(/\D/g, '').length >= 9 && !isDate(value);

/** What values of a field look like; of a field that is not named here they may be anything. */
const LOOKS: Record<string, Looks> = {
	startedAt: isDate,
	deadline: isDate,
	duration: isNumber,
	talkDuration: isNumber,
	recordingUrl: (value) => typeof value === 'string' && /^https?:\/\//.test(value),
	phone: isPhone,
	title: isText,
	description: isText,
	name: isText,
	externalId: (value) => isText(value) && !isDate(value),
};

export interface KnownFields {
	/** Our field → the cabinet's key, for those that are there. */
	fields: Record<string, string>;
	/** Our fields that no key stands for. */
	missing: string[];
	/** Whether records show fields without a value, so that a missing one is really missing. */
	showsEmpty: boolean;
}

/** Which key of the records holds which field of ours: as assumed, or under a likely name. */
export function fieldsOf(contract: Contract, name: ListName, rows: Row[]): KnownFields {
	const { id, fields: assumed } = entityNames(contract, name);
	const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(isPlainKey);
	const fields: Record<string, string> = {};
	const taken = new Set([id]);
	// No likely name takes a key that is assumed for another field.
	const likely = Object.keys(assumed).flatMap((field) =>
		(FIELD_NAMES[name][field] ?? []).map((word) => [field, word] as const),
	);
	for (const [field, word] of [...Object.entries(assumed), ...likely]) {
		if (field in fields || word === null) continue;
		const fits = (key: string) => plain(key) === plain(word) && looksLike(field, rows, key);
		const key = keys.find((each) => !taken.has(each) && fits(each));
		if (key === undefined) continue;
		fields[field] = key;
		taken.add(key);
	}
	return {
		fields,
		missing: Object.keys(assumed).filter((field) => !(field in fields)),
		showsEmpty: rows.some((row) => Object.values(row).some((value) => value === null)),
	};
}

function looksLike(field: string, rows: Row[], key: string): boolean {
	const values = rows
		.map((row) => row[key])
		.filter((value) => value !== null && value !== undefined && value !== '');
	const fits = values.filter(LOOKS[field] ?? (() => true)).length;
	return fits * 2 >= values.length;
}

/** The key of the records' id: as assumed, or a likely one. */
export function idKeyOf(name: ListName, assumed: string, rows: Row[]): string | null {
	const isId = (key: string) => {
		const ids = rows.map((row) => row[key]);
		const usable = ids.every(
			(id) => (typeof id === 'number' || typeof id === 'string') && id !== '',
		);
		return usable && new Set(ids).size === ids.length;
	};
	const names = [assumed, ...ID_KEYS.map((key) => key.replace('{name}', name))];
	return rows.length === 0 ? null : (names.find((key) => isId(key)) ?? null);
}
