/** What a part of the bench hands back. */
export interface Part {
	title: string;
	text: string;
	goals: Goal[];
}

export interface Goal {
	goal: string;
	wanted: string;
	found: string;
	met: boolean;
}

export function median(values: number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of each figure of several measurements. */
export function medians<Figures extends object>(all: Figures[]): Figures {
	const names = Object.keys(all[0]) as Array<keyof Figures>;
	const of = (name: keyof Figures) => median(all.map((one) => one[name] as number));
	return Object.fromEntries(names.map((name) => [name, of(name)])) as Figures;
}

export function rounded(value: number): string {
	if (Number.isNaN(value)) return '–';
	return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** A goal for a figure that shall not be lower, or not higher. */
export function goal(what: string, found: number, bound: 'least' | 'most', wanted: number): Goal {
	return {
		goal: what,
		wanted: `${bound === 'least' ? '≥' : '≤'} ${wanted.toLocaleString('en')}`,
		found: found >= 1000 ? Math.round(found).toLocaleString('en') : rounded(found),
		met: bound === 'least' ? found >= wanted : found <= wanted,
	};
}
