/** Point 1: a real n8n, our pipelines, the workflow from n8n's own nodes, and the floor, call for call. */
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { environmentOn, newestN8n, nodeFromNpm } from '../local-n8n/versions.mts';
import { callsOf, knownClients } from './calls.mts';
import { goal, median, rounded, table, type Goal, type Part } from './figures.mts';
import { measure, type Measured } from './load.mts';
import { startBenchSandbox } from './sandbox.mts';
import { publishAll, startBenchN8n, type BenchN8n } from './startN8n.mts';
import { contestants, titles, type Contestant } from './workflows.mts';

/** Executions at once, and how many calls of them for each one asked for. */
const CONCURRENCIES = [1, 10, 50];
const SHARE: Record<number, number> = { 1: 0.5, 10: 1, 50: 2.5 };
/** Measured for comparison, ten at once only. */
const COMPARED_ONCE: Contestant[] = ['template', 'code'];
const WARM_UP = 20;

const SETTINGS: Record<string, Array<[string, Record<string, string>]>> = {
	2: [
		['default', {}],
		['lazy', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }],
	],
	1: [
		['default', {}],
		['legacy', { N8N_EXPRESSION_ENGINE: 'legacy' }],
	],
};

type Figures = Record<keyof Omit<Measured, 'counts'>, number>;
type Cell = { setting: string; concurrency: number; contestant: Contestant };

export async function benchInN8n(
	version: string,
	{ rounds, calls }: { rounds: number; calls: number },
	report: (line: string) => void,
): Promise<Part> {
	const installed = await onOneNode(version, report);
	const tarball = await packPackage(report);
	const sandbox = await startBenchSandbox(0);
	const servers: BenchN8n[] = [];
	const found = new Map<string, Measured[]>();
	try {
		for (const setting of SETTINGS[version[0]]) {
			servers.push(await startBenchN8n(installed, tarball, sandbox, setting, publishAll));
		}
		let run = 0;
		for (let round = 0; round <= rounds; round++) {
			for (const cell of cellsOf(servers, round)) {
				const warmUp = round === 0;
				if (warmUp && cell.concurrency !== 10) continue;
				await sandbox.ask({ clients: knownClients });
				// The calls repeat every 20.
				const wanted = Math.round((calls * SHARE[cell.concurrency]) / 20) * 20;
				const bodies = callsOf(++run, warmUp ? WARM_UP : Math.max(20, wanted));
				const measured = await measure(cell.n8n, cell.contestant, bodies, { ...cell, sandbox });
				report(`${round}/${rounds} ${keyOf(cell)}: ${rounded(measured.perSecond)}/s`);
				check(cell, measured, bodies.length);
				if (!warmUp) found.set(keyOf(cell), [...(found.get(keyOf(cell)) ?? []), measured]);
			}
		}
	} finally {
		for (const n8n of servers) await n8n.close();
		sandbox.close();
	}
	const medians = new Map([...found].map(([key, all]) => [key, mediansOf(all)]));
	const settings = servers.map(({ setting }) => setting);
	return {
		title: `Against the workflow people build: n8n ${version}`,
		text: settings.map((setting) => textOf(setting, medians)).join('\n\n'),
		goals: version.startsWith('2') ? goalsOf(medians) : ratiosOf(medians),
	};
}

/** Every n8n on the same Node, the newest's: on 20, n8n 1.x runs with the legacy engine only. */
async function onOneNode(version: string, report: (line: string) => void): Promise<InstalledN8n> {
	const { node } = await installN8n(newestN8n, report);
	const env = environmentOn(version, `v${nodeFromNpm}`);
	return { ...(await installN8n(version, report)), node, env };
}

/** All cells, n8n after n8n and contestant after contestant, each round beginning with another. */
function cellsOf(servers: BenchN8n[], round: number): Array<Cell & { n8n: BenchN8n }> {
	const turned = contestants.map((_, index) => contestants[(index + round) % contestants.length]);
	return CONCURRENCIES.flatMap((concurrency) =>
		turned
			.filter((contestant) => concurrency === 10 || !COMPARED_ONCE.includes(contestant))
			.flatMap((contestant) =>
				servers.map((n8n) => ({ setting: n8n.setting, concurrency, contestant, n8n })),
			),
	);
}

const keyOf = ({ setting, concurrency, contestant }: Cell) =>
	`${setting} ${concurrency} ${contestant}`;

/** Speed counts only when the work was done: each call logged once, each missed one with its task. */
function check(cell: Cell, { failed, counts }: Measured, calls: number): void {
	const [, logged, tasks] = counts;
	const wanted = cell.contestant === 'floor' ? [0, 0] : [calls, (calls / 20) * 3];
	if (failed === 0 && logged === wanted[0] && tasks === wanted[1]) return;
	throw new Error(
		`${keyOf(cell)}: ${failed} executions failed, ${logged} calls and ${tasks} tasks of ${wanted.join(' and ')}`,
	);
}

function mediansOf(all: Measured[]): Figures {
	const of = (name: keyof Figures) => median(all.map((one) => one[name] ?? Number.NaN));
	return {
		...{ perSecond: of('perSecond'), p50: of('p50'), p95: of('p95'), cpu: of('cpu') },
		...{ failed: of('failed'), isolates: of('isolates') },
	};
}

function textOf(setting: string, medians: Map<string, Figures>): string {
	const rows = contestants.flatMap((contestant) =>
		CONCURRENCIES.filter(
			(concurrency) => concurrency === 10 || !COMPARED_ONCE.includes(contestant),
		).map((concurrency) => {
			const of = (one: Contestant) =>
				medians.get(keyOf({ setting, concurrency, contestant: one })) as Figures;
			const { perSecond, p50, p95, cpu, isolates } = of(contestant);
			return [
				concurrency === 1 || COMPARED_ONCE.includes(contestant) ? titles[contestant] : '',
				String(concurrency),
				rounded(perSecond),
				`${rounded(perSecond / of('diy').perSecond)} ×`,
				rounded(perSecond / of('floor').perSecond),
				...(contestant === 'floor' ? ['–', '–'] : [rounded(p50), rounded(p95)]),
				rounded(cpu),
				rounded(isolates),
			];
		}),
	);
	const head = ['workflow', 'at once', 'executions/s', 'to own nodes', 'to floor'];
	const more = ['p50 ms', 'p95 ms', 'CPU s/1,000', 'isolates/execution'];
	return `Setting: ${setting}\n\n${table([...head, ...more], rows)}`;
}

function ratio(medians: Map<string, Figures>, setting: string, of: Contestant, to: Contestant) {
	return CONCURRENCIES.map((concurrency) => {
		const at = (contestant: Contestant) =>
			medians.get(keyOf({ setting, concurrency, contestant }))?.perSecond ?? Number.NaN;
		return { concurrency, value: at(of) / at(to) };
	});
}

function goalsOf(medians: Map<string, Figures>): Goal[] {
	const least = (setting: string, of: Contestant, to: Contestant, wanted: number) =>
		ratio(medians, setting, of, to).map(({ concurrency, value }) =>
			goal(`${setting}, ${of} to ${to}, ${concurrency} at once`, value, 'least', wanted),
		);
	const isolates = (['parse', 'trigger', 'template'] as const).map((contestant) => {
		const each = CONCURRENCIES.map(
			(concurrency) =>
				medians.get(keyOf({ setting: 'lazy', concurrency, contestant }))?.isolates ?? 0,
		);
		return goal(`lazy, ${contestant}: isolates an execution`, Math.max(...each), 'most', 0);
	});
	return [
		...least('lazy', 'parse', 'diy', 4),
		...least('lazy', 'trigger', 'diy', 4),
		...least('lazy', 'parse', 'floor', 0.75),
		...least('lazy', 'trigger', 'floor', 0.75),
		...least('default', 'parse', 'diy', 1.3),
		...least('default', 'trigger', 'diy', 1.05),
		...least('default', 'trigger', 'guarded', 1.05),
		...least('default', 'parse', 'floor', 0.8),
		...isolates,
	];
}

/** n8n 1.x has no lazy acquisition, so the goals for default settings are all there is to hold. */
function ratiosOf(medians: Map<string, Figures>): Goal[] {
	return goalsOf(medians).filter(({ goal: name }) => name.startsWith('default'));
}
