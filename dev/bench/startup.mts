/** What the package adds to the start of n8n, in time and memory. */
import { rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { installPackage } from '../local-n8n/installPackage.mts';
import { environmentFor } from '../local-n8n/npm.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { runCommand } from '../local-n8n/runCommand.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { goal, median, medians, rounded, type Part } from './figures.mts';
import { markdownTable } from '../scripts/markdownTable.mts';

const START_LIMIT_MS = 5 * 60_000;

/** One start, as `startupChild.mts` prints it. Times are in milliseconds, memory in bytes. */
interface Start {
	/** By the clock, and of the processor. */
	ms: number;
	cpuMs: number;
	/** Of the processor, for n8n's core, which is loaded before the package. */
	coreMs: number;
	rss: number;
	heap: number;
	/** Node and credential types of the package. */
	loaded: number;
}

/**
 * Starts n8n's loader with and without the package in turn, each time in a process of its own, and compares the
 * medians. The goal is a share of what n8n's own core takes in the same processes, so it holds on any machine.
 */
export async function benchStartup(rounds: number, report: (line: string) => void): Promise<Part> {
	const installed = await installN8n(newestN8n, report);
	const userFolder = cacheFolder('bench', 'startup');
	await installPackage(userFolder, await packPackage(report), installed.node);
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-asteril');
	const bare: Start[] = [];
	const full: Start[] = [];
	for (let round = 1; round <= rounds; round++) {
		bare.push(await start(installed));
		full.push(await start(installed, folder));
		report(`${round}/${rounds}: ${full[round - 1].cpuMs.toFixed(0)} ms with the package`);
	}
	await rm(userFolder, { recursive: true, force: true });
	if (full.some(({ loaded }) => loaded === 0)) throw new Error('The package was not loaded.');
	const added = (key: keyof Start) => medians(full)[key] - medians(bare)[key];
	const coreMs = median([...bare, ...full].map((one) => one.coreMs));
	const rssMb = added('rss') / 1e6;
	const rows = [
		['processor, ms', added('cpuMs')],
		['clock, ms', added('ms')],
		['resident memory, MB', rssMb],
		['heap, MB', added('heap') / 1e6],
		["n8n's core itself, processor, ms", coreMs],
	] as const;
	return {
		title: 'What the package adds to the start of n8n',
		text: markdownTable(
			['', 'added'],
			rows.map(([what, figure]) => [what, rounded(figure)]),
			true,
		),
		goals: [
			goal("processor time, as a share of n8n's core", added('cpuMs') / coreMs, 'most', 0.1),
			goal('resident memory, MB', rssMb, 'most', 12),
		],
	};
}

/** Runs `startupChild.mts` with n8n's own Node and modules. */
async function start({ node, script }: InstalledN8n, ...folder: string[]): Promise<Start> {
	const modules = dirname(dirname(dirname(script)));
	// As n8n sets it for the packages it loads: what they require is n8n's own.
	const NODE_PATH = [modules, join(modules, 'n8n', 'node_modules')].join(delimiter);
	const child = join(projectRoot(), 'dev', 'bench', 'startupChild.mts');
	const output = await runCommand(
		node,
		['--expose-gc', '--no-warnings', child, script, ...folder],
		{
			cwd: projectRoot(),
			timeoutMs: START_LIMIT_MS,
			env: { ...environmentFor(node), NODE_PATH },
		},
	);
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Start;
}
