import { isPlainKey } from '../../../shared/http/shape';
import type { Row } from '../answers';
import { FIELD_NAMES, ID_KEYS, type ListName } from '../tables/names';
import { plain } from '../strings';

export interface KnownFields {
	/** Our field → the cabinet's key, for those that are there. */
	fields: Record<string, string>;
	/** Our fields that no key stands for. */
	missing: string[];
	/** Whether records show fields without a value, so that a missing one is really missing. */
	showsEmpty: boolean;
}

/** Which key of the records holds which field of ours: as assumed, or under a likely name. */
export function fieldsOf(
	name: ListName,
	assumed: Record<string, string | null>,
	rows: Row[],
	idKey: string,
): KnownFields {
	const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(isPlainKey);
	const fields: Record<string, string> = {};
	const taken = new Set([idKey]);
	// No likely name takes a key that is assumed for another field.
	const likely = Object.keys(assumed).flatMap((field) =>
		(FIELD_NAMES[name][field] ?? []).map((word) => [field, word] as const),
	);
	for (const [field, word] of [...Object.entries(assumed), ...likely]) {
		if (field in fields || word === null) continue;
		const key = keys.find((each) => !taken.has(each) && plain(each) === plain(word));
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
