/** Which calls a run of "Get Calls" on a schedule reads. */
import {
	type ScheduledRun,
	type ScheduleMemory,
	schedulePeriod,
} from '../../../../nodes/Ringostat/Ringostat/schedulePeriod';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-20T12:00:00Z');

function run(memory: ScheduleMemory, more: Partial<ScheduledRun> = {}) {
	const { period, memory: kept } = schedulePeriod(memory, {
		...{ now: NOW, since: null, byHand: false },
		...more,
	});
	return { minutes: (period.to - period.from) / MINUTE, kept };
}

const monthAgo = NOW - 30 * 24 * HOUR;

test.each<[title: string, memory: ScheduleMemory, more: Partial<ScheduledRun>, minutes: number]>([
	['the first run begins ten minutes earlier: publish, ring', {}, {}, 10],
	['two hours', { begunAt: monthAgo, lookedBackAt: NOW - HOUR }, {}, 120],
	['but not from before it began', { begunAt: NOW - HOUR, lookedBackAt: NOW - HOUR }, {}, 60],
	[
		'three days and more after six hours',
		{ begunAt: monthAgo, lookedBackAt: NOW - 6 * HOUR },
		{},
		4800,
	],
	['and after an outage', { begunAt: monthAgo, lookedBackAt: NOW - 72 * HOUR }, {}, 4800],
	['and by hand', { begunAt: monthAgo, lookedBackAt: NOW - HOUR }, { byHand: true }, 4800],
	['by hand, before it has ever run', {}, { byHand: true }, 10],
	['from the moment asked for', {}, { since: NOW - 24 * HOUR }, 1440],
	['at most so far back', {}, { since: monthAgo }, 4800],
	['a moment to come: nothing yet', {}, { since: NOW + HOUR }, 0],
])('%s', (_title, memory, more, minutes) => {
	expect(run(memory, more).minutes).toBe(minutes);
});

test('the beginning stays; a longer look is remembered', () => {
	expect(run({}).kept).toEqual({ begunAt: NOW - 10 * MINUTE, lookedBackAt: NOW });
	const memory = { begunAt: monthAgo, lookedBackAt: NOW - HOUR };
	expect(run(memory).kept).toEqual(memory);
	expect(run(memory, { byHand: true }).kept).toEqual({ begunAt: monthAgo, lookedBackAt: NOW });
});

test('what an outage of 72 hours lost is read within a day, though one longer look fails', () => {
	const outage = { from: NOW - 72 * HOUR, to: NOW };
	let memory: ScheduleMemory = { begunAt: monthAgo, lookedBackAt: outage.from - 5 * MINUTE };
	const reads: Array<{ from: number; to: number }> = [];
	for (let now = NOW + 5 * MINUTE; now < NOW + 24 * HOUR; now += 5 * MINUTE) {
		const { period, memory: kept } = schedulePeriod(memory, { now, since: null, byHand: false });
		memory = kept;
		reads.push(period);
	}
	const far = reads.filter(({ from, to }) => to - from > 2 * HOUR);
	expect(far).toHaveLength(4);
	// The second one, six hours later, when the first one could not be carried out.
	for (const { from } of far.slice(0, 2)) expect(from).toBeLessThanOrEqual(outage.from);
	expect(reads.filter(({ from, to }) => to - from !== 2 * HOUR)).toEqual(far);
});
