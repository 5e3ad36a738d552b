import { goal, rounded, table, type Goal } from './figures.mts';
import type { Measured } from './load.mts';
import { contestants, names, type Contestant } from './workflows.mts';

/** What is measured in n8n: one workflow, in one setting, so many executions at once. */
export interface Cell {
	setting: string;
	concurrency: number;
	contestant: Contestant;
}

type Figures = (cell: Cell) => Measured;

export const CONCURRENCIES = [1, 10, 50];
/** Measured for comparison, ten at once only. */
const COMPARED_ONCE: Contestant[] = ['template', 'code'];

/** How many times as fast as another a contestant has to be at least. */
const LEAST: Array<[setting: string, of: Contestant, to: Contestant, least: number]> = [
	['lazy', 'parse', 'diy', 4],
	['lazy', 'trigger', 'diy', 4],
	['lazy', 'parse', 'floor', 0.75],
	['lazy', 'trigger', 'floor', 0.75],
	['default', 'parse', 'diy', 1.3],
	['default', 'trigger', 'diy', 1.05],
	['default', 'trigger', 'guarded', 1.05],
	['default', 'parse', 'floor', 0.8],
];
const WITHOUT_ISOLATES: Contestant[] = ['parse', 'trigger', 'template'];

export function keyOf({ setting, concurrency, contestant }: Cell): string {
	return `${setting} ${concurrency} ${contestant}`;
}

export function concurrenciesOf(contestant: Contestant): number[] {
	return COMPARED_ONCE.includes(contestant) ? [10] : CONCURRENCIES;
}

export function textOf(setting: string, figures: Figures): string {
	const rows = names.flatMap((contestant) =>
		concurrenciesOf(contestant).map((concurrency, index) => {
			const of = (one: Contestant) => figures({ setting, concurrency, contestant: one });
			const { perSecond, p50, p95, cpu, isolates } = of(contestant);
			return [
				index === 0 ? contestants[contestant].title : '',
				...[String(concurrency), rounded(perSecond)],
				`${rounded(perSecond / of('diy').perSecond)} ×`,
				...[perSecond / of('floor').perSecond, p50, p95, cpu, isolates].map(rounded),
			];
		}),
	);
	const head = ['workflow', 'at once', 'executions/s', 'to own nodes', 'to floor'];
	const more = ['p50 ms', 'p95 ms', 'CPU s/1,000', 'isolates/execution'];
	return `Setting: ${setting}\n\n${table([...head, ...more], rows)}`;
}

/** The goals for these settings; n8n 1.x has no lazy acquisition. */
export function goalsOf(figures: Figures, settings: string[]): Goal[] {
	const speed = LEAST.filter(([setting]) => settings.includes(setting)).flatMap(
		([setting, one, other, least]) =>
			CONCURRENCIES.map((concurrency) => {
				const of = (contestant: Contestant) => figures({ setting, concurrency, contestant });
				const what = `${setting}, ${one} to ${other}, ${concurrency} at once`;
				return goal(what, of(one).perSecond / of(other).perSecond, 'least', least);
			}),
	);
	if (!settings.includes('lazy')) return speed;
	const isolates = WITHOUT_ISOLATES.map((contestant) => {
		const each = concurrenciesOf(contestant).map(
			(concurrency) => figures({ setting: 'lazy', concurrency, contestant }).isolates,
		);
		return goal(`lazy, ${contestant}: isolates an execution`, Math.max(...each), 'most', 0);
	});
	return [...speed, ...isolates];
}
