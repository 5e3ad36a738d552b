/** Point 1: a real n8n, our pipelines, the workflow from n8n's own nodes, and the floor, call for call. */
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { environmentOn, newestN8n, nodeFromNpm } from '../local-n8n/versions.mts';
import { triggerUrl } from '../scripts/template.mts';
import { callsOf, knownClients } from './calls.mts';
import { CONCURRENCIES, concurrenciesOf, goalsOf, keyOf, textOf, type Cell } from './cells.mts';
import { medians, rounded, type Part } from './figures.mts';
import { measure, type Measured } from './load.mts';
import { startBenchSandbox, type BenchSandbox } from './sandbox.mts';
import { startBenchN8n, type BenchN8n, type Setting } from './startN8n.mts';
import { contestants, names } from './workflows.mts';

/** Executions at once, and how many calls of them for each one asked for. */
const SHARE: Record<number, number> = { 1: 0.5, 10: 1, 50: 2.5 };
const WARM_UP = 20;

const SETTINGS: Record<string, Setting[]> = {
	2: [
		['default', {}],
		['lazy', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }],
	],
	1: [
		['default', {}],
		['legacy', { N8N_EXPRESSION_ENGINE: 'legacy' }],
	],
};

type Published = { n8n: BenchN8n; urls: Record<string, string> };

export async function benchInN8n(
	version: string,
	{ rounds, calls }: { rounds: number; calls: number },
	report: (line: string) => void,
): Promise<Part> {
	const installed = await onOneNode(version, report);
	const sandbox = await startBenchSandbox(0);
	const servers: Published[] = [];
	const found = new Map<string, Measured[]>();
	try {
		for (const setting of SETTINGS[version[0]]) {
			const n8n = await startBenchN8n(installed, sandbox, setting, report);
			servers.push({ n8n, urls: {} });
			await publishAll(servers.at(-1) as Published, sandbox);
		}
		let run = 0;
		for (let round = 0; round <= rounds; round++) {
			for (const { n8n, urls, ...cell } of cellsOf(servers, round)) {
				const warmUp = round === 0;
				if (warmUp && cell.concurrency !== 10) continue;
				await sandbox.fill({ clients: knownClients });
				// The calls repeat every 20.
				const wanted = Math.round((calls * SHARE[cell.concurrency]) / 20) * 20;
				const bodies = callsOf(++run, warmUp ? WARM_UP : Math.max(20, wanted));
				const measured = await measure(n8n, urls[cell.contestant], bodies, { ...cell, sandbox });
				report(`${round}/${rounds} ${keyOf(cell)}: ${rounded(measured.perSecond)}/s`);
				await check(cell, measured, sandbox, bodies.length);
				if (!warmUp) found.set(keyOf(cell), [...(found.get(keyOf(cell)) ?? []), measured]);
			}
		}
	} finally {
		for (const { n8n } of servers) await n8n.close();
		sandbox.close();
	}
	const all = new Map([...found].map(([key, several]) => [key, medians(several)]));
	const figures = (cell: Cell) => all.get(keyOf(cell)) as Measured;
	return {
		title: `Against the workflow people build: n8n ${version}`,
		text: servers.map(({ n8n }) => textOf(n8n.setting, figures)).join('\n\n'),
		goals: goalsOf(
			figures,
			servers.map(({ n8n }) => n8n.setting),
		),
	};
}

/** Every n8n on the same Node, the newest's: on 20, n8n 1.x runs with the legacy engine only. */
async function onOneNode(version: string, report: (line: string) => void): Promise<InstalledN8n> {
	const { node } = await installN8n(newestN8n, report);
	const env = environmentOn(version, nodeFromNpm);
	return { ...(await installN8n(version, report)), node, env };
}

async function publishAll({ n8n, urls }: Published, sandbox: BenchSandbox): Promise<void> {
	const { token, types } = n8n;
	const user = { user: 'ringostat', password: token };
	const queryAuth = await n8n.save('httpQueryAuth', { name: 'api_key', value: sandbox.apiKey });
	const basicAuth = await n8n.save('httpBasicAuth', user);
	for (const name of names) {
		const { build, trigger } = contestants[name];
		const url =
			trigger === 'ours'
				? `${triggerUrl(n8n.url, `bench-${name}`, types)}?token=${token}`
				: `${n8n.url}/webhook/bench-${name}`;
		await n8n.serve(name, build({ sandbox, queryAuth, basicAuth }), url);
		const withUser = Object.assign(new URL(url), { username: user.user, password: token });
		urls[name] = trigger === 'guarded' ? withUser.href : url;
	}
}

/** All cells, n8n after n8n and contestant after contestant, each round beginning with another. */
function cellsOf(servers: Published[], round: number): Array<Cell & Published> {
	const turned = names.map((_, index) => names[(index + round) % names.length]);
	return CONCURRENCIES.flatMap((concurrency) =>
		turned
			.filter((contestant) => concurrenciesOf(contestant).includes(concurrency))
			.flatMap((contestant) =>
				servers.map((each) => ({ setting: each.n8n.setting, concurrency, contestant, ...each })),
			),
	);
}

/** Speed counts only when the work was done: each call logged once, each missed one with its task. */
async function check(
	cell: Cell,
	{ failed }: Measured,
	sandbox: BenchSandbox,
	sent: number,
): Promise<void> {
	const { calls, tasks } = await sandbox.state();
	const wanted = cell.contestant === 'floor' ? [0, 0] : [sent, (sent / 20) * 3];
	if (failed === 0 && calls.length === wanted[0] && tasks.length === wanted[1]) return;
	throw new Error(
		`${keyOf(cell)}: ${failed} executions failed, ${calls.length} calls and ${tasks.length} tasks of ${wanted.join(' and ')}`,
	);
}
