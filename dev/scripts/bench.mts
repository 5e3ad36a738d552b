/**
 * `npm run bench`: how fast the nodes are in n8n against what people would build instead, what they add to its start,
 * and how they grow. Prints the tables and writes `reports/bench.md`, which is not committed: figures hold for one machine at one time.
 * `-- --only startup,growth,n8n` takes some of it, and `--rounds 3 --calls 20` less of each;
 * then nothing is written unless `--write` says so.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { SEED } from '../bench/calls.mts';
import { type Part } from '../bench/figures.mts';
import { benchGrowth } from '../bench/growth.mts';
import { benchInN8n } from '../bench/inN8n.mts';
import { benchStartup } from '../bench/startup.mts';
import { freshReport } from './counts.mts';
import { exitWhenTold } from './signals.mts';
import { markdownTable } from './markdownTable.mts';

type Sizes = { rounds: number; calls: number };

const bench: Record<string, (sizes: Sizes) => Part | Promise<Part>> = {
	startup: async ({ rounds }) => await benchStartup(rounds, report),
	growth: async () => await benchGrowth(report),
	n8n: async (sizes) => await benchInN8n(sizes, report),
};
const names = Object.keys(bench);

const { values } = parseArgs({
	options: {
		only: { type: 'string', default: names.join(',') },
		rounds: { type: 'string', default: '5' },
		calls: { type: 'string', default: '40' },
		write: { type: 'boolean', default: process.argv.length === 2 },
	},
});
const sizes = { rounds: Number(values.rounds), calls: Number(values.calls) };
const loadBefore = loadavg();
exitWhenTold();

const parts: Part[] = [];
for (const name of names.filter((part) => values.only.split(',').includes(part))) {
	console.log(`${name} …`);
	parts.push(await bench[name](sizes));
	console.log(`\n${partText(parts[parts.length - 1])}\n`);
}
if (values.write) writeFileSync(freshReport('bench.md'), page());
const goals = parts.flatMap((part) => part.goals);
console.log(`${goals.filter(({ met }) => met).length} of ${goals.length} goals met.`);
process.exit(0);

function report(line: string): void {
	console.log(`    ${line}`);
}

function partText({ title, text, goals: own }: Part): string {
	const rows = own.map(({ goal, wanted, found, met }) => [goal, wanted, found, met ? 'yes' : 'NO']);
	return `## ${title}\n\n${text}\n\n${markdownTable(['goal', 'wanted', 'found', 'met'], rows, true)}`;
}

function page(): string {
	const load = (three: number[]) => three.map((value) => value.toFixed(1)).join(' ');
	return `# Results

Written by \`npm run bench\`; what they mean and why stands in \`dev/bench/NOTES.md\`.

- ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}
- the bench itself on Node ${process.versions.node}; seed ${SEED}; medians of ${sizes.rounds} rounds, ${sizes.calls} calls of each workflow at 10 at once, half at 1, 2.5 times as many at 50
- load average before ${load(loadBefore)}, after ${load(loadavg())}: everything shares these cores, so compare the ratios only

${parts.map(partText).join('\n\n')}
`;
}
