/**
 * Draws imagined cabinets at random, and tries each: check → paste → the story of the main job.
 * `npm run cabinets -- --count 200 --seed 1`; `--reading` without Try Writing, `--verbose` says all.
 */
import { parseArgs } from 'node:util';
import { drawCabinet } from '../sandbox/cabinet/draw/drawCabinet.mts';
import { playCabinet } from './cabinets/playCabinet.mts';
import { countPlayed, playedRow, summary, type Row } from './cabinets/table.mts';

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '20' },
		seed: { type: 'string', default: '1' },
		reading: { type: 'boolean', default: false },
		verbose: { type: 'boolean', default: false },
	},
});
const first = Number(values.seed);
const rows: Row[] = [];
for (let seed = first; seed < first + Number(values.count); seed++) {
	const drawn = drawCabinet(seed);
	const played = await playCabinet(drawn, !values.reading);
	const row = countPlayed(drawn, played);
	rows.push(row);
	if (values.verbose || !row.right) console.log(playedRow(row, values.verbose));
}
console.log(`\n${summary(rows)}`);
process.exit(rows.every(({ right }) => right) ? 0 : 1);
