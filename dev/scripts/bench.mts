/**
 * `npm run bench`: how fast the nodes are, against what people would build instead and against the wire. Prints the
 * tables and writes `reports/bench.md`, which is not committed: figures hold for one machine at one time. `-- --only startup,parsing,growth,wire,n8n,older` takes some of it, and
 * `--rounds 3 --calls 20` less of each; then nothing is written unless `--write` says so.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { SEED } from '../bench/calls.mts';
import { table, type Part } from '../bench/figures.mts';
import { newestN8n, n8nVersions } from '../local-n8n/versions.mts';
import { freshReport } from './counts.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';

const PARTS = ['startup', 'parsing', 'growth', 'wire', 'n8n', 'older'];

const { values } = parseArgs({
	options: {
		only: { type: 'string', default: PARTS.join(',') },
		rounds: { type: 'string', default: '5' },
		calls: { type: 'string', default: '40' },
		write: { type: 'boolean', default: process.argv.length === 2 },
	},
});
const sizes = { rounds: Number(values.rounds), calls: Number(values.calls) };
const loadBefore = loadavg();
void toldToEnd.then((signal) => process.exit(exitCodeOf(signal)));

const report = (line: string) => console.log(`    ${line}`);
const bench: Record<string, () => Promise<Part>> = {
	startup: async () =>
		await (await import('../bench/startup.mts')).benchStartup(sizes.rounds, report),
	parsing: async () => (await import('../bench/parsing.mts')).benchParsing(),
	growth: async () => await (await import('../bench/growth.mts')).benchGrowth(report),
	wire: async () => await (await import('../bench/wire.mts')).benchWire(sizes.rounds, report),
	n8n: async () => await inN8n(newestN8n, sizes),
	// For the ratios only: half the calls.
	older: async () => await inN8n(n8nVersions[0], { ...sizes, calls: sizes.calls / 2 }),
};

const parts: Part[] = [];
for (const name of PARTS.filter((part) => values.only.split(',').includes(part))) {
	console.log(`${name} …`);
	parts.push(await bench[name]());
	console.log(`\n${textOf(parts[parts.length - 1])}\n`);
}
if (values.write) writeFileSync(freshReport('bench.md'), page());
const goals = parts.flatMap((part) => part.goals);
console.log(`${goals.filter(({ met }) => met).length} of ${goals.length} goals met.`);
process.exit(0);

async function inN8n(version: string, asked: typeof sizes): Promise<Part> {
	const { benchInN8n } = await import('../bench/inN8n.mts');
	return await benchInN8n(version, asked, report);
}

function textOf({ title, text, goals: own }: Part): string {
	const rows = own.map(({ goal, wanted, found, met }) => [goal, wanted, found, met ? 'yes' : 'NO']);
	return `## ${title}\n\n${text}\n\n${table(['goal', 'wanted', 'found', 'met'], rows)}`;
}

function page(): string {
	const load = (three: number[]) => three.map((value) => value.toFixed(1)).join(' ');
	return `# Results

Written by \`npm run bench\`; what they mean and why stands in \`dev/bench/NOTES.md\`.

- ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}
- the bench itself on Node ${process.versions.node}; seed ${SEED}; medians of ${sizes.rounds} rounds, ${sizes.calls} calls of each workflow at 10 at once, half at 1, 2.5 times as many at 50
- load average before ${load(loadBefore)}, after ${load(loadavg())}: everything shares these cores, so compare the ratios only

${parts.map(textOf).join('\n\n')}
`;
}
