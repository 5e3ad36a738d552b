/** A real n8n: our pipelines, the workflow from n8n's own nodes, and the floor, call for call. */
import { packPackage } from '../local-n8n/packPackage.mts';
import { chosenN8n } from '../local-n8n/versions.mts';
import { callsOf, isMissedCall, knownClients } from './calls.mts';
import { CALLS_SHARE, cellsOf, goalsOf, keyOf, tableOf, type Cell } from './cells.mts';
import { medians, rounded, type Part } from './figures.mts';
import { measure, type Measured } from './measure.mts';
import { SETTINGS, startServer, type Server } from './startServer.mts';

/** Measures the n8n of `N8N_VERSION`, else the newest. */
export async function benchInN8n(
	{ rounds, calls }: { rounds: number; calls: number },
	report: (line: string) => void,
): Promise<Part> {
	const version = chosenN8n();
	process.env.ASTERIL_TARBALL ??= await packPackage(report);
	const servers: Record<string, Server> = {};
	const found = new Map<string, Measured[]>();
	try {
		for (const setting of Object.keys(SETTINGS)) {
			servers[setting] = await startServer(version, setting);
		}
		let run = 0;
		for (let round = 0; round <= rounds; round++) {
			for (const cell of cellsOf(round)) {
				// The calls repeat every 20.
				const wanted = Math.max(20, Math.round((calls * CALLS_SHARE[cell.atOnce]) / 20) * 20);
				const measured = await measureCell(cell, servers[cell.setting], ++run, wanted);
				report(`${round}/${rounds} ${keyOf(cell)}: ${rounded(measured.perSecond)}/s`);
				// The first round warms up.
				if (round > 0) found.set(keyOf(cell), [...(found.get(keyOf(cell)) ?? []), measured]);
			}
		}
	} finally {
		for (const { stage } of Object.values(servers)) await stage.close();
	}
	const all = new Map([...found].map(([key, several]) => [key, medians(several)]));
	const figures = (cell: Cell) => all.get(keyOf(cell)) as Measured;
	return {
		title: `Against the workflow people build: n8n ${version}`,
		text: Object.keys(SETTINGS)
			.map((setting) => `Setting: ${setting}\n\n${tableOf(setting, figures)}`)
			.join('\n\n'),
		goals: goalsOf(figures),
	};
}

/** @throws when the work was not done: each call logged once, each missed one with its task */
async function measureCell(
	cell: Cell,
	{ stage, watch, urls }: Server,
	run: number,
	count: number,
): Promise<Measured> {
	const { n8n, sandbox } = stage;
	sandbox.reset();
	for (const client of knownClients) sandbox.cabinet.create('client', client);
	const bodies = callsOf(run, count);
	const inside = { watch, pid: n8n.pid };
	const measured = await measure(inside, urls[cell.contestant], bodies, cell.atOnce);
	const { calls, tasks } = sandbox.cabinet;
	const missed = bodies.filter((_, n) => isMissedCall(n)).length;
	const wanted =
		cell.contestant === 'floor' ? '0 calls, 0 tasks' : `${count} calls, ${missed} tasks`;
	const done = `${calls.length} calls, ${tasks.length} tasks`;
	if (measured.failed === 0 && done === wanted) return measured;
	throw new Error(`${keyOf(cell)}: ${measured.failed} executions failed, ${done}, not ${wanted}`);
}
