import type { CabinetRecord } from '../../dev/sandbox/index.mts';

/** What has to hold of the cabinet in the end, and what was found against it. */
export interface Finding {
	name: string;
	/** Empty when it holds. */
	wrong: string[];
}

/** Records that share a value which each has for itself. */
export function twice(records: CabinetRecord[], field: string): string[] {
	const byValue = new Map<unknown, number[]>();
	for (const record of records) {
		const value = record[field];
		byValue.set(value, [...(byValue.get(value) ?? []), record.id]);
	}
	return [...byValue]
		.filter(([, ids]) => ids.length > 1)
		.map(([value, ids]) => `${field} ${String(value)}: records ${ids.join(', ')}`);
}
