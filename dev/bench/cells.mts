import { contestants, names, type Contestant } from './contestants.mts';
import { goal, rounded, type Goal } from './figures.mts';
import type { Measured } from './measure.mts';
import { SETTINGS } from './startServer.mts';
import { markdownTable } from '../scripts/markdownTable.mts';

/** What is measured in n8n: one workflow, in one setting, so many executions at once. */
export interface Cell {
	setting: string;
	atOnce: number;
	contestant: Contestant;
}

type Figures = (cell: Cell) => Measured;
/** How many executions at once, and how many calls for each one asked for. */
export const CALLS_SHARE: Record<number, number> = { 1: 0.5, 10: 1, 50: 2.5 };
const CONCURRENCIES = Object.keys(CALLS_SHARE).map(Number);

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

/** All cells; each round begins with another contestant. */
export function cellsOf(round: number): Cell[] {
	const turned = names.map((_, index) => names[(index + round) % names.length]);
	return CONCURRENCIES.flatMap((atOnce) =>
		turned.flatMap((contestant) =>
			Object.keys(SETTINGS).map((setting) => ({ setting, atOnce, contestant })),
		),
	);
}

export function keyOf({ setting, atOnce, contestant }: Cell): string {
	return `${setting} ${atOnce} ${contestant}`;
}

export function tableOf(setting: string, figures: Figures): string {
	const rows = names.flatMap((contestant) =>
		CONCURRENCIES.map((atOnce, index) => {
			const of = (one: Contestant) => figures({ setting, atOnce, contestant: one });
			const { perSecond, cpu, isolates } = of(contestant);
			return [
				index === 0 ? contestants[contestant].title : '',
				...[String(atOnce), rounded(perSecond)],
				`${rounded(perSecond / of('diy').perSecond)} ×`,
				...[perSecond / of('floor').perSecond, cpu, isolates].map(rounded),
			];
		}),
	);
	const head = ['workflow', 'at once', 'executions/s', 'to own nodes', 'to floor'];
	return markdownTable([...head, 'CPU s/1,000', 'isolates/execution'], rows, true);
}

export function goalsOf(figures: Figures): Goal[] {
	const speed = LEAST.flatMap(([setting, one, other, least]) =>
		CONCURRENCIES.map((atOnce) => {
			const of = (contestant: Contestant) => figures({ setting, atOnce, contestant });
			const what = `${setting}, ${one} to ${other}, ${atOnce} at once`;
			return goal(what, of(one).perSecond / of(other).perSecond, 'least', least);
		}),
	);
	const isolates = WITHOUT_ISOLATES.map((contestant) => {
		const each = CONCURRENCIES.map(
			(atOnce) => figures({ setting: 'lazy', atOnce, contestant }).isolates,
		);
		return goal(`lazy, ${contestant}: isolates an execution`, Math.max(...each), 'most', 0);
	});
	return [...speed, ...isolates];
}
